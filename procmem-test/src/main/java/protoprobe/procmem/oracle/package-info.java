// SPDX-License-Identifier: Apache-2.0
/**
 * What Linux decides when a process asks for another's memory: a pure function of caller, target
 * and surroundings that names every rule it applied, in the kernel's order, with the kernel
 * function that holds it. Ids are the kernel's own (kuid, kgid), never those of a user namespace.
 * Known for kernels from 4.10 (mm-&gt;user_ns) to 7.1; 7.2 moves dumpability to another place.
 */
package protoprobe.procmem.oracle;
