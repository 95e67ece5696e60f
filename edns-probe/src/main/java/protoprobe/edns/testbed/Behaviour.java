// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;

/** What a server does with a query. */
@FunctionalInterface
interface Behaviour {
  /**
   * The messages to send back, none for silence.
   *
   * @param arrived the query
   * @param right the right answer, of whatever length
   */
  List<byte[]> replies(Arrived arrived, Outgoing right);

  /** Answers as it should. */
  Behaviour SOUND = changed(right -> right);

  /** A query and how it came. */
  record Arrived(Message query, Seen.Transport transport) {
    private static final int LEAST = 512; // RFC 6891 section 6.2.3: less counts as 512
    private static final int MOST = 65_535;

    /** The most octets that the answer may have. */
    int limit() {
      int asked = query.opt().map(Opt::udpPayload).orElse(LEAST);
      return transport == Seen.Transport.TCP
          ? MOST
          : Math.min(Outgoing.OptPart.PAYLOAD, Math.max(LEAST, asked));
    }

    /** The same for a server that does not see OPT. */
    int limitWithoutOpt() {
      return transport == Seen.Transport.TCP ? MOST : LEAST;
    }

    boolean hasOpt() {
      return query.opt().isPresent();
    }
  }

  /** The right answer with something changed. */
  static Behaviour changed(UnaryOperator<Outgoing> change) {
    return (arrived, right) -> List.of(change.apply(right).encode(arrived.limit()));
  }

  /** Whether anybody listens at all, for that kind of transport. */
  default boolean listens(Seen.Transport transport) {
    return true;
  }

  /** The same, but listening only there; without an argument nowhere. */
  default Behaviour only(Optional<Seen.Transport> open) {
    Behaviour inner = this;
    return new Behaviour() {
      @Override
      public List<byte[]> replies(Arrived arrived, Outgoing right) {
        return inner.replies(arrived, right);
      }

      @Override
      public boolean listens(Seen.Transport transport) {
        return open.equals(Optional.of(transport));
      }
    };
  }
}
