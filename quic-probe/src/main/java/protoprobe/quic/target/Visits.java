// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

/** Errands to a site, and their variants. */
public final class Visits {
  private static final int BRIEF_MILLIS = 5_000;

  private Visits() {}

  /** GET of the path that the user named, over HTTP/3 and QUIC version 1. */
  static Errand errand(Manner manner, InetSocketAddress place) {
    return new Errand(
        place,
        manner.serverName(),
        manner.origin().authority(),
        manner.path(),
        manner.headers(),
        "h3",
        1,
        manner.trust(),
        manner.limits());
  }

  /** The same to a page that is known not to end: nobody waits for that. */
  static Errand brief(Errand errand) {
    Limits limits = errand.limits();
    int total = Math.min(BRIEF_MILLIS, limits.total());
    return errand.withLimits(new Limits(limits.handshake(), total, limits.body()));
  }

  /** A visit to such a page: an answer that has begun is one. */
  static Visit begun(Visit visit) {
    return visit.end() == End.TIMEOUT && visit.answer().isPresent()
        ? new Visit(
            End.ANSWERED, "", visit.close(), visit.handshake(), visit.answer(), visit.evidence())
        : visit;
  }

  /** The same with a further field. */
  public static Errand with(Errand errand, String name, String value) {
    List<Field> more =
        Stream.concat(errand.headers().stream(), Stream.of(new Field(name, value))).toList();
    return errand.withHeaders(more);
  }

  /** What comes of a visit that a test left out. */
  static Visit unsent() {
    return new Visit(
        End.SILENT,
        "nothing was sent",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Visit.Evidence("", ""));
  }
}
