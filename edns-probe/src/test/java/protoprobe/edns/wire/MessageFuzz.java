// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Inputs for the decoder, drawn from a seed: well-formed queries and replies, their mutations and
 * truncations, and octets without any sense; and what must hold for each.
 */
public final class MessageFuzz {
  private static final int HEADER = 12;

  private final Random random;

  public MessageFuzz(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Runs for a time and prints how many inputs it tried.
   *
   * @param arguments seconds, seed
   * @throws AssertionError with the octets in hex, if the decoder breaks its promise
   */
  public static void main(String[] arguments) {
    long seconds = Long.parseLong(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    System.out.printf("codec fuzz: seed %d, %d s%n", seed, seconds);
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    MessageFuzz fuzz = new MessageFuzz(seed);
    long inputs = 0;
    while (System.nanoTime() < deadline) {
      fuzz.step();
      inputs++;
    }
    System.out.printf("codec fuzz: %d inputs, no fault%n", inputs);
  }

  /** One input, decoded and judged. */
  public void step() {
    if (random.nextInt(4) == 0) {
      Sample sample = Sample.draw(random);
      sample.mustEqual(Message.decode(sample.query().toBytes()));
    } else {
      judge(next());
    }
  }

  /** Whatever it is, decoding and printing it must end, and print nothing a terminal obeys. */
  static void judge(byte[] octets) {
    try {
      Message message = Message.decode(octets);
      assertThat(message.octets()).isEqualTo(octets);
      assertThat(message.rcode().header()).isEqualTo(message.headerRcode());
      assertThat(harmless(message.toText())).isTrue();
      assertThat(harmless(message.summary()) && message.summary().indexOf('\n') < 0).isTrue();
      assertThat(message.extendedErrors()).hasSizeLessThanOrEqualTo(octets.length / 6);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new AssertionError("octets " + Bytes.of(octets) + ": " + e, e);
    }
  }

  private static boolean harmless(String text) {
    return text.chars()
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' || c == 0x202E);
  }

  /** One input: a few dozen octets to some thousand, rarely 65,535. */
  public byte[] next() {
    return switch (random.nextInt(8)) {
      case 0 -> Sample.octets(random, random.nextInt(200));
      case 1 -> counted(Sample.octets(random, HEADER + random.nextInt(300)));
      case 2, 3 -> truncated(valid());
      case 4 -> random.nextInt(200) == 0 ? Sample.octets(random, 0xFFFF) : wrongOnPurpose();
      default -> mutated(valid());
    };
  }

  /** A header that claims a few records, so that the reader goes on to nonsense. */
  private byte[] counted(byte[] octets) {
    for (int at = 4; at < HEADER; at += 2) {
      octets[at] = 0;
      octets[at + 1] = (byte) random.nextInt(5);
    }
    return octets;
  }

  private byte[] valid() {
    Query query = Sample.draw(random).query();
    return random.nextBoolean() ? query.toBytes() : reply(Message.decode(query.toBytes()));
  }

  private byte[] reply(Message query) {
    Name owner = query.questions().get(0).name();
    Reply reply = Reply.to(query).rcode(new Rcode(random.nextInt(4096))).ede(9, "\u00e9t\u00e9");
    IntFunction<Rr> drawn =
        type -> Rr.of(owner, type, 60, Sample.octets(random, random.nextInt(40)));
    for (int more = random.nextInt(4); more > 0; more--) {
      reply = reply.answer(drawn.apply(1 + random.nextInt(66)));
      Bytes mx = Bytes.of(new WireBuilder().u16(10).pointer(HEADER).toBytes());
      reply = reply.authority(Rr.of(owner, Type.MX, Klass.IN, 60, mx));
    }
    return reply.toBytes();
  }

  private byte[] truncated(byte[] octets) {
    return Arrays.copyOf(octets, random.nextInt(octets.length + 1));
  }

  byte[] mutated(byte[] octets) {
    byte[] mutant = octets.clone();
    for (int more = 1 + random.nextInt(4); more > 0 && mutant.length > 0; more--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt(256);
        case 2 -> mutant[at] = (byte) (0xC0 | random.nextInt(2));
        case 3 -> mutant = spliced(mutant, at, random.nextInt(4), 0);
        default -> mutant = spliced(mutant, at, 0, random.nextInt(4));
      }
    }
    return mutant;
  }

  /** Some octets taken out, others put in. */
  private byte[] spliced(byte[] octets, int at, int out, int in) {
    int resume = Math.min(octets.length, at + out);
    return new WireBuilder()
        .bytes(Arrays.copyOf(octets, at))
        .bytes(Sample.octets(random, in))
        .bytes(Arrays.copyOfRange(octets, resume, octets.length))
        .toBytes();
  }

  private byte[] wrongOnPurpose() {
    Query query = Sample.draw(random).query();
    return switch (random.nextInt(6)) {
      case 0 -> query.alsoOpt(OptDraft.PLAIN).optOwner(Sample.name(random)).toBytes();
      case 1 -> query.optRdlength(random.nextInt(0x10000)).toBytes();
      case 2 -> query.optionClaiming(random.nextInt(20), random.nextInt(99), (byte) 1).toBytes();
      case 3 -> query.optIn(Section.values()[1 + random.nextInt(3)]).toBytes();
      case 4 -> query.count(Section.ADDITIONAL, random.nextInt(0x10000)).toBytes();
      default ->
          query
              .option(random.nextInt(20), Sample.octets(random, random.nextInt(9)))
              .trailing(Sample.octets(random, random.nextInt(3)))
              .toBytes();
    };
  }
}
