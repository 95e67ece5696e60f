// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import protoprobe.kit.result.Result;

/**
 * What became of one id from one run to another.
 *
 * @param id id in the catalogue
 * @param before its result in the first run, if it has one
 * @param after its result in the second run, if it has one
 */
public record Change(String id, Optional<Result> before, Optional<Result> after) {
  private static final String NOTHING = "nothing";

  /** The four classes. */
  public enum Kind {
    CHANGED,
    ADDED,
    DELETED,
    UNCHANGED;

    /** The word used in reports. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Which of the four. */
  Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    if (after.isEmpty()) {
      return Kind.DELETED;
    }
    return words().isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
  }

  /** What differs, a phrase each: the verdict, then observations by their key. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    String was = verdict(before);
    String is = verdict(after);
    if (!was.equals(is)) {
      words.add(was + " -> " + is);
    }
    if (before.isPresent() && after.isPresent()) {
      SortedSet<String> keys = new TreeSet<>(before.get().observed().keySet());
      keys.addAll(after.get().observed().keySet());
      keys.stream()
          .filter(key -> !Objects.equals(observed(before, key), observed(after, key)))
          .map(key -> key + ": " + observed(before, key) + " -> " + observed(after, key))
          .forEach(words::add);
    }
    return words;
  }

  private static String verdict(Optional<Result> result) {
    return result.map(Result::verdict).orElse(NOTHING);
  }

  private static String observed(Optional<Result> result, String key) {
    return result.map(each -> each.observed().get(key)).orElse(NOTHING);
  }
}
