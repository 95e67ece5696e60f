// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rr;

/** Each server does what its fault says, and else what a sound server of the same zone does. */
@Timeout(60)
class ServingFaultTest {
  private static final int EDE = 15;
  private static Testbed testbed;
  private static RawClient client;

  private Zone zone;
  private Query query;
  private byte[] right;

  @BeforeAll
  static void start() throws IOException {
    testbed = OwnPort.testbed();
    client = new RawClient(testbed);
  }

  @AfterAll
  static void stop() {
    testbed.close();
  }

  @ParameterizedTest
  @EnumSource
  void doesWhatItSays(ServingFault fault) throws IOException {
    zone = testbed.zone(fault, fault.key());
    query = Query.of(zone.queryName(), zone.queryType()).id(0x2a17).dnssecOk(true);
    zone.serve(ServingFault.SOUND);
    right = client.udp(zone, query);
    assertThat(rightMessage().rcode().value())
        .as("the sound server's RCODE")
        .isEqualTo(zone.rcode());
    zone.serve(fault);
    assertFault(fault);
  }

  private void assertFault(ServingFault fault) throws IOException {
    switch (fault) {
      case SOUND -> assertThat(client.udp(zone, query)).isEqualTo(right);
      case REFUSED -> assertBareRcode(5);
      case SERVFAIL -> assertBareRcode(2);
      case NOTIMP -> assertBareRcode(4);
      case FORMERR -> assertBareRcode(1);
      case NOTAUTH -> assertBareRcode(9);
      case SILENT -> client.assertSilence(zone, query);
      case NOBODY_LISTENING -> {
        assertThatThrownBy(() -> client.udp(zone, query))
            .isInstanceOf(PortUnreachableException.class);
        assertThatThrownBy(() -> client.tcp(zone, query)).isInstanceOf(ConnectException.class);
      }
      case TRUNCATED_WITHOUT_TCP -> {
        assertTruncated();
        assertThatThrownBy(() -> client.tcp(zone, query)).isInstanceOf(ConnectException.class);
      }
      case UPWARD_REFERRAL -> assertUpwardReferral();
      case NOT_AUTHORITATIVE -> assertOnlyDifference(2, 0x04, 0);
      case WRONG_ID -> assertOnlyDifference(0, 0xff, 0xff);
      case WRONG_QUESTION -> assertOtherQuestion();
      case HALF_MESSAGE ->
          assertThat(client.udp(zone, query)).isEqualTo(Arrays.copyOf(right, right.length / 2));
      case GARBAGE -> assertNoise();
      case DROPS_EDNS -> client.assertSilence(zone, query);
      case FORMERR_WITH_OPT -> {
        assertThat(reply().opt()).as("OPT").isPresent();
        assertBareRcode(1);
      }
      case FORMERR_WITHOUT_OPT -> {
        assertThat(reply().optRecords()).as("OPT").isEmpty();
        assertWithoutRecords(1);
      }
      case ECHOES_OPTIONS -> assertEcho();
      case BADVERS_TO_VERSION_0 -> assertBareRcode(16);
      case IGNORES_OPT -> {
        assertThat(reply().optRecords()).as("OPT").isEmpty();
        assertThat(reply().answers()).isEqualTo(rightMessage().answers());
      }
      case EDE_IN_ANSWER -> assertEdes(ede(22, text("from upstream")));
      case EDE_BAD_UTF8 -> assertBadUtf8();
      case EDE_EMPTY -> assertEdes(new EdnsOption(EDE, new byte[0]));
      case EDE_ONE_OCTET -> assertEdes(new EdnsOption(EDE, new byte[1]));
      case EDE_HUGE -> {
        assertTruncated();
        byte[] data =
            Message.decode(client.tcp(zone, query))
                .opt()
                .orElseThrow()
                .options()
                .get(0)
                .data()
                .toArray();
        assertThat(data).as("code and text").hasSize(2 + 40_000);
      }
      case EDE_TEN -> assertTen();
      case EDE_NUL -> assertEdes(ede(23, text("ends in NUL\0")));
      case STALE -> assertThat(reply().answers()).extracting(Rr::ttl).as("TTLs").containsOnly(6L);
      case STALE_NXDOMAIN -> {
        assertThat(reply().rcode().value()).isEqualTo(3);
        assertThat(reply().authorities()).extracting(Rr::ttl).as("TTLs").containsOnly(6L);
      }
      case BIG_ANSWER -> {
        assertTruncated();
        assertThat(Message.decode(client.tcp(zone, query)).answers()).hasSize(20 + 1);
      }
    }
    if (Arrays.asList(WITHOUT_OPT_SOUND).contains(fault)) {
      assertSoundWithoutOpt();
    }
  }

  private static final ServingFault[] WITHOUT_OPT_SOUND = {
    ServingFault.DROPS_EDNS,
    ServingFault.FORMERR_WITH_OPT,
    ServingFault.FORMERR_WITHOUT_OPT,
    ServingFault.BADVERS_TO_VERSION_0,
    ServingFault.IGNORES_OPT
  };

  private Message rightMessage() {
    return Message.decode(right);
  }

  private Message reply() throws IOException {
    return Message.decode(client.udp(zone, query));
  }

  private void assertSoundWithoutOpt() throws IOException {
    Message plain = Message.decode(client.udp(zone, query.withoutOpt()));
    assertThat(plain.rcode().value()).isZero();
    assertThat(plain.answers()).as("to a query without OPT").isEqualTo(rightMessage().answers());
  }

  private void assertBareRcode(int rcode) throws IOException {
    assertWithoutRecords(rcode);
    assertThat(reply().opt().map(Opt::version)).as("EDNS version").contains(0);
    assertThat(reply().opt().map(Opt::options)).as("options").contains(List.of());
  }

  private void assertWithoutRecords(int rcode) throws IOException {
    Message reply = reply();
    assertThat(reply.rcode().value()).as("RCODE").isEqualTo(rcode);
    assertThat(reply.wellFormed()).as("well-formed").isTrue();
    assertThat(reply.id()).isEqualTo(query.id());
    assertThat(reply.qr()).as("QR").isTrue();
    assertThat(reply.questions()).isEqualTo(query.questions());
    assertThat(reply.answers()).isEmpty();
    assertThat(reply.authorities()).isEmpty();
  }

  private void assertTruncated() throws IOException {
    Message reply = reply();
    assertThat(reply.tc()).as("TC").isTrue();
    assertThat(reply.wellFormed()).isTrue();
    assertThat(reply.answers()).isEmpty();
    assertThat(reply.opt().map(Opt::options)).contains(List.of());
  }

  private void assertUpwardReferral() throws IOException {
    Message reply = reply();
    assertThat(reply.rcode().value()).isZero();
    assertThat(reply.aa()).as("AA").isFalse();
    assertThat(reply.answers()).isEmpty();
    assertThat(reply.authorities()).hasSize(1);
    assertThat(reply.authorities().get(0).owner()).isEqualTo(Name.ROOT);
    assertThat(reply.authorities().get(0).type()).as("NS").isEqualTo(2);
  }

  private void assertOnlyDifference(int at, int first, int second) throws IOException {
    byte[] expected = right.clone();
    expected[at] ^= (byte) first;
    expected[at + 1] ^= (byte) second;
    assertThat(client.udp(zone, query)).as("all octets").isEqualTo(expected);
  }

  private void assertOtherQuestion() throws IOException {
    Message reply = reply();
    assertThat(reply.questions()).hasSize(1).isNotEqualTo(query.questions());
    assertThat(reply.id()).isEqualTo(query.id());
    assertThat(reply.flags()).isEqualTo(rightMessage().flags());
    assertThat(reply.answers())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset", "rdataOffset")
        .isEqualTo(rightMessage().answers());
  }

  private void assertNoise() throws IOException {
    byte[] noise = client.udp(zone, query);
    assertThat(noise).hasSize(64).startsWith(0x2a, 0x17);
    assertThat(noise[2]).as("QR").isNegative();
    assertThat(Message.decode(noise).wellFormed()).isFalse();
  }

  private void assertEcho() throws IOException {
    query = query.option(65_001, (byte) 1, (byte) 2);
    assertEdes(new EdnsOption(65_001, new byte[] {1, 2}));
  }

  private void assertBadUtf8() throws IOException {
    Bytes data = reply().opt().orElseThrow().options().get(0).data();
    byte[] text = data.from(2).toArray();
    assertThatThrownBy(
            () -> StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(text)))
        .isInstanceOf(java.nio.charset.CharacterCodingException.class);
    assertEdes(ede(23, text));
  }

  private void assertTen() throws IOException {
    assertThat(reply().extendedErrors())
        .extracting(protoprobe.edns.wire.ExtendedError::infoCode)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private void assertEdes(EdnsOption option) throws IOException {
    Message reply = reply();
    assertThat(reply.opt().orElseThrow().options()).as("options").containsExactly(option);
    assertThat(reply.answers()).isEqualTo(rightMessage().answers());
    assertThat(reply.rcode()).isEqualTo(rightMessage().rcode());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static EdnsOption ede(int code, byte[] text) {
    byte[] data = new byte[text.length + 2];
    data[1] = (byte) code;
    System.arraycopy(text, 0, data, 2, text.length);
    return new EdnsOption(EDE, data);
  }
}
