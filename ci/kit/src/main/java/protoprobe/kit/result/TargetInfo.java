// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.SortedMap;

/**
 * What was examined.
 *
 * @param name the local target's name, or the address as the user gave it
 * @param local whether we started it
 * @param product the program, such as {@code BIND}, or empty if unknown
 * @param version read from the running target, or empty
 * @param facts further stable facts, such as the address or the role
 */
public record TargetInfo(
    String name, boolean local, String product, String version, SortedMap<String, String> facts) {}
