// SPDX-License-Identifier: Apache-2.0

/**
 * What a check is given: a machine to run system calls on, with processes, mappings and open files
 * as values that release what they hold.
 */
package protoprobe.procmem.target;
