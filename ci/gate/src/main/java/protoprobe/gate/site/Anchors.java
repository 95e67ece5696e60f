// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fragment ids of checks, the same on every page. An id of a well-behaved probe is its own anchor;
 * it holds a slash, as no other id of a page does.
 */
final class Anchors {
  private static final String PLAIN = "[A-Za-z0-9][\\w.-]{0,60}(/[A-Za-z0-9][\\w.-]{0,100}){1,9}";

  private final Map<List<String>, String> anchors = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The anchor of that id of that probe. */
  String of(String probe, String id) {
    return anchors.computeIfAbsent(List.of(probe, id), key -> fresh(id));
  }

  /** The anchor of a check that has a table; an id of the same text has another. */
  String ofTable(String probe, String check) {
    return anchors.computeIfAbsent(List.of(probe, check, "table"), key -> fresh(check));
  }

  private String fresh(String id) {
    String anchor = id.matches(PLAIN) ? id : "~" + anchors.size();
    return taken.add(anchor) ? anchor : "~" + anchors.size();
  }
}
