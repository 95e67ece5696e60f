// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Section;
import protoprobe.edns.wire.Type;

/** Messages decoded per second in one thread; prints a line for each round. */
public final class DecodeBench {
  private static final int ROUNDS = 6;
  private static final long ROUND_NANOS = 1_000_000_000L;

  private DecodeBench() {}

  /** Takes no arguments. The first rounds are the compiler's. */
  public static void main(String[] arguments) {
    List<byte[]> messages = messages();
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf("decode round %d: %,.0f messages per second%n", round, perSecond(messages));
    }
  }

  private static double perSecond(List<byte[]> messages) {
    long start = System.nanoTime();
    long decoded = 0;
    long octets = 0;
    while (System.nanoTime() - start < ROUND_NANOS) {
      for (byte[] message : messages) {
        octets += touch(Message.decode(message));
        decoded++;
      }
    }
    if (octets <= decoded) {
      throw new IllegalStateException("decoded octets: expected more than messages, got " + octets);
    }
    return decoded * 1e9 / (System.nanoTime() - start);
  }

  /** Reads what a check reads, so that nothing of the decoding can be left out. */
  private static long touch(Message message) {
    long octets = message.size() + message.problems().size();
    for (EdnsOption option : message.opt().map(opt -> opt.options()).orElse(List.of())) {
      octets += option.data().length();
    }
    return octets + message.answers().size();
  }

  /** What resolvers send in a run: with and without OPT, records, EDE, broken options. */
  private static List<byte[]> messages() {
    Name owner = Name.parse("www.valid.lab.");
    Query answer = Query.of(owner, Type.A).qr(true).ra(true).dnssecOk(true);
    byte[] signature = new byte[100];
    byte[] text = "signature expired".getBytes(StandardCharsets.UTF_8);
    Query signed =
        answer
            .record(
                Section.ANSWER, Rr.of(owner, Type.A, 300, (byte) 192, (byte) 0, (byte) 2, (byte) 1))
            .record(Section.ANSWER, Rr.of(owner, Type.RRSIG, 300, signature));
    return List.of(
        Query.of(owner, Type.A).withoutOpt().toBytes(),
        answer.toBytes(),
        signed.toBytes(),
        signed.option(OptionCode.COOKIE, new byte[24]).toBytes(),
        answer.option(OptionCode.EDE, ede(7, text)).option(OptionCode.EDE, ede(22, text)).toBytes(),
        answer.optionClaiming(OptionCode.EDE, 40, ede(6, text)).toBytes());
  }

  private static byte[] ede(int code, byte[] text) {
    byte[] data = new byte[2 + text.length];
    data[1] = (byte) code; // INFO-CODE, below 256 here
    System.arraycopy(text, 0, data, 2, text.length); // EXTRA-TEXT
    return data;
  }
}
