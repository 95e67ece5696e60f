// SPDX-License-Identifier: Apache-2.0
/** Two runs beside each other: what was added, deleted, changed. */
package protoprobe.gate.diff;
