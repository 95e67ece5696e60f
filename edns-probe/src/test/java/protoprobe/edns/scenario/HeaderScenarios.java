// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.edns.checks.HeaderBit;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Rcode;

/** For the checks of the header. */
final class HeaderScenarios {
  private HeaderScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (HeaderBit bit : HeaderBit.values()) {
      all.add(
          Scenario.of("edns/header/flag-without-opt/" + bit.key())
              .when(query -> query.flag(bit.flag()) && query.opt().isEmpty())
              .right(Replies::answered)
              .wrong(query -> Replies.answered(query).flag(Flag.Z, true))
              .fails("Z set"));
    }
    all.add(
        Scenario.of("edns/header/two-questions")
            .when(query -> query.questions().size() == 2)
            .right(Replies.error(Rcode.FORMERR))
            .wrong(Replies::answered)
            .fails("RCODE NOERROR"));
    all.add(
        Scenario.of("edns/header/no-question")
            .when(query -> query.questions().isEmpty())
            .right(Replies.error(Rcode.REFUSED))
            .wrong(Replies.error(Rcode.FORMERR))
            .otherwise(Replies::answered)
            .observes("answer"));
    all.add(
        Scenario.of("edns/header/response-as-query")
            .when(query -> query.qr())
            .rightly(Script.silent())
            .wrong(Replies::answered)
            .fails("an answer came"));
    all.add(
        Scenario.of("edns/header/eleven-octets")
            .when(query -> query.size() == 11)
            .rightly(Script.silent())
            .wrongly((query, scene) -> Optional.of(formErr(query.id())))
            .otherwise(Replies::answered)
            .observes("answer"));
    return all;
  }

  private static byte[] formErr(int id) {
    byte[] header = new byte[12];
    header[0] = (byte) (id >> 8);
    header[1] = (byte) id;
    header[2] = (byte) 0x80; // QR
    header[3] = 1; // FORMERR
    return header;
  }
}
