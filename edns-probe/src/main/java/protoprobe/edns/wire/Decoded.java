// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;

/** What a reader found behind the header. */
record Decoded(
    List<Question> questions,
    List<Rr> records,
    List<Opt> opts,
    List<Problem> problems,
    List<Problem> remarks) {
  Decoded {
    questions = List.copyOf(questions);
    records = List.copyOf(records);
    opts = List.copyOf(opts);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }
}
