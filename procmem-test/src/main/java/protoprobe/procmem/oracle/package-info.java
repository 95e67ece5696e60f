// SPDX-License-Identifier: Apache-2.0

/**
 * What Linux answers, worked out from what the tasks are: a pure function whose every branch names
 * the kernel function that it follows.
 */
package protoprobe.procmem.oracle;
