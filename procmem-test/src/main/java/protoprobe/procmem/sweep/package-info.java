/**
 * The access sweep: every caller tries every target in every way, and each answer is compared with
 * what the rules say about the tasks as they really were.
 */
// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;
