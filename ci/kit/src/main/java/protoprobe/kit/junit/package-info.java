// SPDX-License-Identifier: Apache-2.0
/**
 * Checks as tests of a user's own JUnit run: {@link protoprobe.kit.junit.ConformanceSuite} on a
 * class, found and executed by a test engine beside Jupiter.
 */
package protoprobe.kit.junit;
