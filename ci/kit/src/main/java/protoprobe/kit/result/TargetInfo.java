// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was examined.
 *
 * @param name the local target's name, or the address as the user gave it
 * @param local whether we started it
 * @param product the program, such as {@code BIND}, or empty if unknown
 * @param version read from the running target, or empty
 * @param facts further stable facts, such as the address or the role; {@link #STORY} is for people
 */
public record TargetInfo(
    String name, boolean local, String product, String version, SortedMap<String, String> facts) {
  /** The fact that tells people in some lines what was found. */
  public static final String STORY = "story";

  /** The same, with what was found, in some lines for people; stable as all facts. */
  public TargetInfo withStory(List<String> lines) {
    SortedMap<String, String> more = new TreeMap<>(facts);
    more.put(STORY, String.join("\n", lines));
    return new TargetInfo(name, local, product, version, more);
  }

  /** What was found, in some lines for people; none if the probe tells no story. */
  public List<String> story() {
    return facts.getOrDefault(STORY, "").lines().toList();
  }
}
