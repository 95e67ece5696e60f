// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.util.Arrays;
import java.util.Random;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** Answers of scripted servers, as octets. */
final class DnsBytes {
  private DnsBytes() {}

  /** A right answer with one address. */
  static byte[] answer(byte[] query) {
    return reply(query).toBytes();
  }

  static Reply reply(byte[] query) {
    Message asked = Message.decode(query);
    Name name = asked.questions().isEmpty() ? Name.ROOT : asked.questions().get(0).name();
    return Reply.to(asked).ra().answer(Rr.of(name, Type.A, 60, new byte[] {(byte) 192, 0, 2, 1}));
  }

  /** TC set, and nothing but header and question. */
  static byte[] truncated(byte[] query) {
    return Reply.to(Message.decode(query)).tc().toBytes();
  }

  /** The first octets only. */
  static byte[] cut(byte[] query, int length) {
    return Arrays.copyOf(query, length);
  }

  /** The query's id, then noise that is the same in every run. */
  static byte[] noise(byte[] query, int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    System.arraycopy(query, 0, noise, 0, 2);
    return noise;
  }
}
