// SPDX-License-Identifier: Apache-2.0
/** Records of parts of a run, from several machines, put together. */
package protoprobe.gate.merge;
