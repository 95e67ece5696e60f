// SPDX-License-Identifier: Apache-2.0

/** The checks, one class for each topic, and their tables. */
package protoprobe.procmem.checks;
