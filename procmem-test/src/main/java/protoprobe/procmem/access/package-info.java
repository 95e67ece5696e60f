/**
 * Callers and targets of the access rules as real tasks: they are made with the credentials that
 * the oracle is asked about, and what they really became is read back from the kernel.
 */
// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;
