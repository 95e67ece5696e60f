// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.wire.TransportParameterId.GREASE_QUIC_BIT;

import java.util.List;
import java.util.stream.Collectors;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Bent;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireReader;

@Topic(spec = "RFC 9000", title = "Version negotiation, and first packets that do not count")
final class VersionChecks {
  private static final int SIZE = 1200;
  private static final byte[] NOTHING = Datagrams.garbage(SIZE);

  private static VersionNegotiation negotiation(List<byte[]> answers) {
    assertThat(answers).as("datagrams in answer to an unknown version").hasSize(1);
    assertThat(answers.get(0)[0] & LongHeader.FORM).as("header form bit").isNotZero();
    return VersionNegotiation.decode(answers.get(0));
  }

  @Check(
      id = "quic/version/negotiation",
      row = {"VN-01", "VN-04", "VN-05"},
      section = "5.2.2",
      level = SHOULD,
      says =
          "An unknown version in a large enough datagram is answered by one Version Negotiation"
              + " packet, which lists version 1 and not the one that was tried.")
  void negotiation(QuicServer server) {
    VersionNegotiation answer =
        negotiation(server.provokeDatagrams(NOTHING, Datagrams.unknownVersion(SIZE)));

    assertThat(answer.header().version()).as("version").isZero();
    assertThat(answer.versions())
        .as("supported versions")
        .contains(Version.V1.number())
        .doesNotContain(Datagrams.UNKNOWN_VERSION);
  }

  @Check(
      id = "quic/version/negotiation-ids",
      rows = IdLength.class,
      row = {"VN-02", "VN-03", "VN-07"},
      section = "17.2.1",
      level = MUST,
      says =
          "A Version Negotiation packet has the client's connection ids, the other way round,"
              + " whatever their length.")
  void negotiationIds(QuicServer server, IdLength row) {
    byte[] destination = Datagrams.id(row.octets(), 11);
    byte[] source = Datagrams.id(row.octets(), 12);

    server.controlDatagrams(Datagrams.unknownVersion(SIZE));
    List<byte[]> answers =
        server.provokeDatagrams(NOTHING, Datagrams.unknownVersion(SIZE, destination, source));
    if (answers.isEmpty()) {
      throw new Unsupported(
          "Version Negotiation for ids of %d octets: no answer, though there is one for 8"
              .formatted(row.octets()));
    }
    VersionNegotiation answer = negotiation(answers);

    assertThat(answer.header().destination()).as("its destination id").isEqualTo(source);
    assertThat(answer.header().source()).as("its source id").isEqualTo(destination);
  }

  @Check(
      id = "quic/version/too-small",
      rows = TooSmall.class,
      row = "VN-06",
      section = "6.1",
      level = MUST,
      says = "An unknown version in a datagram below 1200 octets is not answered.")
  void tooSmall(QuicServer server, TooSmall row) {
    List<byte[]> answers = server.provokeNothing(Datagrams.unknownVersion(row.octets()));

    assertThat(answers).as("answers to a datagram of %d octets", row.octets()).isEmpty();
  }

  @Check(
      id = "quic/version/negotiation-to-server",
      row = "VN-09",
      section = "6.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A Version Negotiation packet is not answered.")
  void negotiationToServer(QuicServer server) {
    List<byte[]> answers = server.provokeNothing(Datagrams.negotiation(SIZE));

    assertThat(answers).as("answers to Version Negotiation").isEmpty();
  }

  @Check(
      id = "quic/version/list",
      row = {"VN-11", "VN-12"},
      section = "6.3",
      level = INFO,
      says = "Which versions the server lists, and whether a reserved one is among them.")
  void list(QuicServer server) {
    List<byte[]> answers = server.provokeDatagrams(NOTHING, Datagrams.unknownVersion(SIZE));
    if (answers.isEmpty()) {
      server.observe("versions", "no answer");
      return;
    }
    List<Integer> versions = VersionNegotiation.decode(answers.get(0)).versions();
    server.observe(
        "versions",
        versions.stream()
            .filter(version -> !Version.isReserved(version))
            .map("0x%08x"::formatted)
            .sorted()
            .collect(Collectors.joining(" ")));
    server.observe("reserved", versions.stream().anyMatch(Version::isReserved));
  }

  @Check(
      id = "quic/version/long-id",
      row = "VN-15",
      section = "17.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A version 1 packet to a connection id of 21 octets is dropped.")
  void longId(QuicServer server) {
    assertDropped(server, "to an id of 21 octets", server.ordinary().ids(new Setup.Ids(21, 8)));
  }

  @Check(
      id = "quic/version/fixed-bit",
      row = "VN-16",
      section = "17.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A first packet whose fixed bit is 0 is dropped.")
  void fixedBit(QuicServer server) {
    try (Session control = server.control()) {
      if (control.client().parameters().flatMap(all -> all.find(GREASE_QUIC_BIT)).isPresent()) {
        throw new NotApplicable("the server sends grease_quic_bit, and so takes such packets");
      }
    }
    assertDropped(
        server,
        "with the fixed bit 0",
        server
            .ordinary()
            .bent(
                bent -> bent.changing(Level.INITIAL, packet -> packet.flipping(LongHeader.FIXED))));
  }

  @Check(
      id = "quic/version/short-id",
      row = "VN-17",
      section = "7.2",
      level = INFO,
      hazard = Hazard.FORGE,
      says = "A client's first connection id has 8 octets at least: what the server does with 7.")
  void shortId(QuicServer server) {
    server.control().close();
    int answers = server.answersToGreeting(server.ordinary().ids(new Setup.Ids(7, 8)));
    server.observe("answer", answers == 0 ? "none" : "some");
  }

  @Check(
      id = "quic/version/initial-too-small",
      row = "VN-18",
      section = "14.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "An Initial packet in a datagram of 1199 octets is dropped.")
  void initialTooSmall(QuicServer server) {
    assertDropped(
        server,
        "in a datagram of 1199 octets",
        server.ordinary().bent(bent -> bent.filled(Bent.Filling.ONE_SHORT)));
  }

  private static void assertDropped(QuicServer server, String what, Setup setup) {
    server.control().close();

    assertThat(server.answersToGreeting(setup))
        .as("datagrams in answer to a first packet %s", what)
        .isZero();
  }

  @Check(
      id = "quic/version/octets-behind",
      row = "VN-19",
      section = "14.1",
      level = SHOULD,
      says = "An Initial packet with octets behind it that fill the datagram counts.")
  void octetsBehind(QuicServer server) {
    protoprobe.quic.target.ReactionAssert.assertThatReaction(
            server.provoke(
                "octets behind the Initial packet",
                setup -> setup.bent(bent -> bent.filled(Bent.Filling.BEHIND))))
        .as("a connection though the datagram was filled behind the packet")
        .goesOn();
  }

  @Check(
      id = "quic/version/garbage",
      row = "VN-20",
      section = "5.2.2",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "A version 1 Initial packet that cannot be opened is not answered, unless by a Retry.")
  void garbage(QuicServer server) {
    List<byte[]> answers = server.provokeNothing(Datagrams.garbage(SIZE));

    assertThat(answers)
        .as("answers to garbage other than a Retry, which needs no look into the packet")
        .allMatch(VersionChecks::isRetry);
  }

  private static boolean isRetry(byte[] datagram) {
    return LongHeader.begins(datagram)
        && Version.of(LongHeader.read(new WireReader(datagram)).version())
            .filter(version -> version.type(datagram[0] >> 4 & 3) == LongType.RETRY)
            .isPresent();
  }
}
