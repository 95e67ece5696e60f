// SPDX-License-Identifier: Apache-2.0

/** The protocol under test is the system-call interface: numbers, errors and results as values. */
package protoprobe.procmem.wire;
