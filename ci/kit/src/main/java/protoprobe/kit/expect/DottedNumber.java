// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The leading dotted numbers of a version: {@code 9.18.49-1~deb12u3} is 9.18.49. Missing parts
 * count as zero.
 *
 * @param parts the numbers, the most significant first
 * @param text what they were read from
 */
public record DottedNumber(List<Long> parts, String text) implements Comparable<DottedNumber> {
  /** A number of more digits than a long holds is a stranger's nonsense, not a version. */
  private static final Pattern LEADING =
      Pattern.compile("\\d{1,18}(?:\\.\\d{1,18}){0,15}(?![0-9])");

  /** The number that a version begins with, if it begins with one. */
  public static Optional<DottedNumber> leading(String text) {
    Matcher matcher = LEADING.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String found = matcher.group();
    return Optional.of(
        new DottedNumber(Arrays.stream(found.split("\\.")).map(Long::valueOf).toList(), found));
  }

  /** Whether the text holds nothing else. */
  boolean covers(String whole) {
    return text.length() == whole.length();
  }

  @Override
  public int compareTo(DottedNumber other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = Long.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }
}
