// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.Question;

/** Servers that answer wrongly on purpose. */
final class Mischief {
  private static final int FORMERR = 1;
  private static final int NXDOMAIN = 3;
  private static final int APEX_LABELS = 3; // label.lab. with the root
  private static final int BADVERS = 16;
  private static final int EDE = 15; // option code, RFC 8914 section 2
  private static final int LOCAL_USE = 65_001; // option code, RFC 6891 section 9
  private static final int NETWORK_ERROR = 23;
  private static final int HUGE = 40_000;
  private static final int MANY = 10;
  private static final protoprobe.edns.wire.Name NOT_ASKED =
      protoprobe.edns.wire.Name.parse("not-asked.lab.");

  private Mischief() {}

  static Behaviour rcode(int rcode) {
    return Behaviour.changed(
        right -> right.withoutRecords().withRcode(rcode).withFlags(right.flags() & ~Outgoing.AA));
  }

  static Behaviour silent() {
    return (arrived, right) -> List.of();
  }

  static Behaviour nobodyListening() {
    return silent().only(Optional.empty());
  }

  /** Says "too long, ask over TCP", where nobody listens. */
  static Behaviour truncatedWithoutTcp() {
    return Behaviour.changed(Outgoing::truncated).only(Optional.of(Seen.Transport.UDP));
  }

  /** Sends the asker back to the root. */
  static Behaviour upwardReferral() {
    Name host = Content.name("ns0.", Name.root);
    NSRecord root = new NSRecord(Name.root, DClass.IN, Content.TTL, host);
    return Behaviour.changed(
        right ->
            right
                .withRecords(List.of(), List.of(root), List.of())
                .withRcode(0)
                .withFlags(right.flags() & ~Outgoing.AA));
  }

  static Behaviour notAuthoritative() {
    return Behaviour.changed(right -> right.withFlags(right.flags() & ~Outgoing.AA));
  }

  static Behaviour otherId() {
    return Behaviour.changed(right -> right.withId(right.id() ^ 0xffff));
  }

  static Behaviour otherQuestion() {
    return Behaviour.changed(
        right ->
            right.withQuestions(
                right.questions().stream()
                    .map(one -> new Question(NOT_ASKED, one.type(), one.klass()))
                    .toList()));
  }

  static Behaviour halfMessage() {
    return (arrived, right) -> {
      byte[] whole = right.encode(arrived.limit());
      return List.of(Arrays.copyOf(whole, whole.length / 2));
    };
  }

  /** The id, then noise: the same for the same query. */
  static Behaviour garbage() {
    return (arrived, right) -> {
      byte[] noise = new byte[64];
      new Random(arrived.query().id()).nextBytes(noise);
      noise[0] = (byte) (arrived.query().id() >> 8);
      noise[1] = (byte) arrived.query().id();
      noise[2] |= (byte) 0x80; // QR, or it would be taken for a query
      return List.of(noise);
    };
  }

  static Behaviour dropsEdns() {
    return (arrived, right) ->
        arrived.hasOpt() ? List.of() : Behaviour.SOUND.replies(arrived, right);
  }

  static Behaviour formErrToEdns(boolean withOpt) {
    return onEdns(
        right ->
            right
                .withoutRecords()
                .withRcode(FORMERR)
                .mapOpt(opt -> withOpt ? opt : Optional.empty()));
  }

  static Behaviour badVersionToVersionZero() {
    return onEdns(right -> right.withoutRecords().withRcode(BADVERS));
  }

  /** As a server that has never heard of OPT: it does not see DO, nor the size, either. */
  static Behaviour ignoresOpt() {
    return (arrived, right) ->
        List.of(right.mapOpt(opt -> Optional.empty()).encode(arrived.limitWithoutOpt()));
  }

  private static Behaviour onEdns(UnaryOperator<Outgoing> change) {
    Behaviour other = Behaviour.changed(change);
    return (arrived, right) -> (arrived.hasOpt() ? other : Behaviour.SOUND).replies(arrived, right);
  }

  static Behaviour echoesOptions() {
    return (arrived, right) -> {
      List<EdnsOption> came = arrived.query().opt().map(opt -> opt.options()).orElse(List.of());
      return options(came).replies(arrived, right);
    };
  }

  static Behaviour optionOfLocalUse() {
    return options(List.of(new EdnsOption(LOCAL_USE, new byte[] {1, 2, 3, 4})));
  }

  /** Answers rightly, with that Extended DNS Error if the query has OPT. */
  static Behaviour ede(int code, String text) {
    return options(List.of(ede(code, text.getBytes(StandardCharsets.UTF_8))));
  }

  /** Overlong, surrogate and truncated sequences: none of them UTF-8 (RFC 3629 section 3). */
  static Behaviour edeWithBadUtf8() {
    byte[] text = {
      'a',
      (byte) 0xc0,
      (byte) 0xaf,
      (byte) 0xed,
      (byte) 0xa0,
      (byte) 0x80,
      (byte) 0xff,
      (byte) 0xe2,
      (byte) 0x82
    };
    return options(List.of(ede(NETWORK_ERROR, text)));
  }

  static Behaviour edeWithoutCode(int octets) {
    return options(List.of(new EdnsOption(EDE, new byte[octets])));
  }

  /** Too long for a datagram, so it travels over TCP only. */
  static Behaviour hugeEde() {
    byte[] text = new byte[HUGE];
    Arrays.fill(text, (byte) 'x');
    return options(List.of(ede(NETWORK_ERROR, text)));
  }

  static Behaviour manyEdes() {
    return options(
        IntStream.range(0, MANY)
            .mapToObj(i -> ede(i, ("number " + i).getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  static Behaviour edeWithNul() {
    return options(List.of(ede(NETWORK_ERROR, "ends in NUL\0".getBytes(StandardCharsets.UTF_8))));
  }

  /** NXDOMAIN for all below the apex, with the SOA that makes it last (RFC 2308 section 3). */
  static Behaviour hostsGone() {
    return Behaviour.changed(
        right -> right.questions().isEmpty() ? right : denied(right, right.questions().get(0)));
  }

  private static Outgoing denied(Outgoing right, Question question) {
    Name asked = Content.name(question.name().toString(), Name.root);
    Name apex = new Name(asked, Math.max(0, asked.labels() - APEX_LABELS));
    List<Record> authority = Content.authority(apex, apex, Content.literal("192.0.2.1"), 2);
    return asked.equals(apex)
        ? right
        : right.withRecords(List.of(), authority.subList(0, 1), List.of()).withRcode(NXDOMAIN);
  }

  private static Behaviour options(List<EdnsOption> options) {
    return Behaviour.changed(
        right -> right.mapOpt(opt -> opt.map(present -> present.withOptions(options))));
  }

  private static EdnsOption ede(int code, byte[] text) {
    byte[] data = new byte[2 + text.length]; // INFO-CODE, then EXTRA-TEXT
    data[0] = (byte) (code >> 8);
    data[1] = (byte) code;
    System.arraycopy(text, 0, data, 2, text.length);
    return new EdnsOption(EDE, data);
  }
}
