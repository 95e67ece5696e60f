// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import protoprobe.procmem.oracle.Branch;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Oracle;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Ruling;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.oracle.Surroundings;

/** One line of synthetic.txt. */
record Synthetic(
    Branch branch,
    String caller,
    String target,
    String relation,
    int scope,
    Request request,
    Ruling answer) {

  static List<Synthetic> all() throws IOException {
    try (InputStream file =
        Synthetic.class.getResourceAsStream("/protoprobe/procmem/sweep/synthetic.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(Arrays.stream(line.split("\\|")).map(String::strip).toList()))
          .toList();
    }
  }

  private static Synthetic of(List<String> fields) {
    return new Synthetic(
        Branch.valueOf(fields.get(0)),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        Integer.parseInt(fields.get(4)),
        Request.valueOf(fields.get(5)),
        Ruling.valueOf(fields.get(6)));
  }

  Ruling ruling() {
    return Oracle.decide(situation(), request).ruling();
  }

  Ruling wrongRuling() {
    return Oracle.decideWrongly(situation(), request, branch).ruling();
  }

  private Situation situation() {
    return new Situation(
        SituationText.caller(caller),
        SituationText.target(target),
        switch (relation) {
          case "DESCENDANT" -> Relation.DESCENDANT;
          case "NAMED" -> Relation.NAMED;
          default -> Relation.STRANGERS;
        },
        Surroundings.plain(Kernel.parse("6.18.44")).yama(scope));
  }
}
