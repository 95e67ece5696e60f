// SPDX-License-Identifier: Apache-2.0
/** The probes as child processes: where they are, how they are run, what they leave. */
package protoprobe.gate.probe;
