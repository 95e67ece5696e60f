// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fields of a well-formed query, drawn at random, which its encoding must decode to again. */
record Sample(
    int id, int flags, Question question, OptDraft opt, List<EdnsOption> options, List<Rr> extra) {

  private static final int[] TYPES = {
    Type.A, Type.AAAA, Type.TXT, Type.DNSKEY, Type.ANY, Type.SOA, 666, 65535
  };

  static Sample draw(RandomGenerator random) {
    List<EdnsOption> options = new ArrayList<>();
    OptDraft opt =
        OptDraft.PLAIN
            .payload(random.nextInt(0x10000))
            .version(random.nextInt(256))
            .extendedRcode(random.nextInt(256))
            .flags(random.nextInt(0x10000));
    for (int more = random.nextInt(6); more > 0; more--) {
      EdnsOption option = option(random);
      options.add(option);
      opt = opt.option(option);
    }
    List<Rr> extra = new ArrayList<>();
    for (int more = random.nextInt(3); more > 0; more--) {
      extra.add(Rr.of(name(random), Type.A, random.nextInt() & 0xFFFFFFFFL, octets(random, 4)));
    }
    int klass = random.nextBoolean() ? Klass.IN : random.nextInt(0x10000);
    Question question = new Question(name(random), TYPES[random.nextInt(TYPES.length)], klass);
    return new Sample(
        random.nextInt(0x10000), random.nextInt(0x10000), question, opt, options, extra);
  }

  /** Valid by its own specification, so that the message has no problem at all. */
  private static EdnsOption option(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> new EdnsOption(OptionCode.NSID, octets(random, random.nextInt(20)));
      case 1 -> new EdnsOption(OptionCode.COOKIE, octets(random, 8));
      case 2 -> new EdnsOption(OptionCode.COOKIE, octets(random, 16 + random.nextInt(25)));
      case 3 -> new EdnsOption(OptionCode.ECS, (byte) 0, (byte) 1, (byte) 8, (byte) 0, (byte) 10);
      case 4 -> new EdnsOption(OptionCode.PADDING, new byte[random.nextInt(100)]);
      case 5 -> new EdnsOption(OptionCode.EDE, (byte) 0, (byte) random.nextInt(40), (byte) 'x');
      case 6 -> new EdnsOption(OptionCode.CHAIN, name(random).octets());
      default -> new EdnsOption(65001 + random.nextInt(534), octets(random, random.nextInt(50)));
    };
  }

  static Name name(RandomGenerator random) {
    Name name = Name.ROOT;
    for (int more = random.nextInt(5); more > 0; more--) {
      List<byte[]> labels = new ArrayList<>(List.of(octets(random, 1 + random.nextInt(12))));
      name.labels().forEach(label -> labels.add(label.toArray()));
      name = Name.of(labels);
    }
    return name;
  }

  static byte[] octets(RandomGenerator random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  Query query() {
    Query query =
        Query.of(question.name(), question.type())
            .klass(question.klass())
            .id(id)
            .flags(flags)
            .opt(opt);
    for (Rr rr : extra) {
      query = query.beforeOpt(rr);
    }
    return query;
  }

  void mustEqual(Message decoded) {
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.id()).isEqualTo(id);
    assertThat(decoded.flags()).isEqualTo(flags);
    assertThat(decoded.questions()).containsExactly(question);
    assertThat(decoded.questions().get(0).name().sameOctets(question.name())).isTrue();
    Opt read = decoded.opt().orElseThrow();
    assertThat(read.udpPayload()).isEqualTo(opt.payload());
    assertThat(read.version()).isEqualTo(opt.version());
    assertThat(read.extendedRcode()).isEqualTo(opt.extendedRcode());
    assertThat(read.flags()).isEqualTo(opt.flags());
    assertThat(read.options()).isEqualTo(options);
    List<Rr> others =
        decoded.additionals().stream()
            .filter(rr -> rr.type() != Type.OPT)
            .map(rr -> Rr.of(rr.owner(), rr.type(), rr.klass(), rr.ttl(), rr.rdata()))
            .toList();
    assertThat(others).isEqualTo(extra);
  }
}
