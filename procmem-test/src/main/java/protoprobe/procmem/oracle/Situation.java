// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/**
 * Everything that decides.
 *
 * @param caller who asks
 * @param target whose memory
 * @param relation what they have to do with each other
 * @param around kernel, security modules, mount options
 */
public record Situation(Caller caller, Target target, Relation relation, Surroundings around) {}
