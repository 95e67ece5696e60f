// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.wire.Problem.Kind;

/** Collects problems and remarks, but no more than a reader of a report can use. */
final class Findings {
  /** A message of 16,000 bad options must not become a report of megabytes. */
  private static final int MOST = 200;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> remarks = new ArrayList<>();
  private int unlisted;

  void problem(Kind kind, int offset, String text) {
    if (problems.size() < MOST) {
      problems.add(new Problem(kind, offset, text));
    } else {
      unlisted++;
    }
  }

  void remark(Kind kind, int offset, String text) {
    if (remarks.size() < MOST) {
      remarks.add(new Problem(kind, offset, text));
    }
  }

  List<Problem> problems(int end) {
    List<Problem> all = new ArrayList<>(problems);
    if (unlisted > 0) {
      all.add(new Problem(Kind.MORE, end, "%d more problems not listed".formatted(unlisted)));
    }
    return all;
  }

  List<Problem> remarks() {
    return remarks;
  }
}
