// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;

@Timeout(60)
class TestbedTest {
  private Testbed testbed;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    testbed = OwnPort.testbed();
    client = new RawClient(testbed);
  }

  @AfterEach
  void stop() {
    testbed.close();
  }

  @Test
  void thereAreThirtyZonesAndTwelveServingFaultsAtLeast() {
    assertThat(Arrays.stream(ZoneFault.values()).map(ZoneFault::catalogueRow).distinct())
        .hasSizeGreaterThanOrEqualTo(30);
    assertThat(
            Arrays.stream(ServingFault.values())
                .map(ServingFault::catalogueRow)
                .filter(id -> id.startsWith("L"))
                .distinct())
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void anAddressBelongsToTheNameNotToTheOrder() throws IOException {
    Zone first = testbed.zone(ZoneFault.VALID_NSEC, "one");
    Zone second = testbed.zone(ZoneFault.VALID_NSEC, "two");
    try (Testbed other = OwnPort.testbed()) {
      assertThat(other.zone(ZoneFault.UNSIGNED, "two").address().getAddress())
          .isEqualTo(second.address().getAddress());
      assertThat(other.zone(ServingFault.SILENT, "one").address().getAddress())
          .isEqualTo(first.address().getAddress());
    }
  }

  @Test
  void aLabelGivesTheSameZoneAgainAndNoOther() {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    assertThat(testbed.zone(ZoneFault.VALID_NSEC, "one")).isSameAs(zone);
    assertThatThrownBy(() -> testbed.zone(ZoneFault.UNSIGNED, "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'one'");
    assertThatThrownBy(() -> testbed.undone(ZoneFault.VALID_NSEC, "one"))
        .isInstanceOf(IllegalArgumentException.class);
    for (String bad : List.of("", "A", "a.b", "-a", "a".repeat(64))) {
      assertThatThrownBy(() -> testbed.zone(ZoneFault.VALID_NSEC, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + bad + "'");
    }
  }

  @Test
  void queriesAreRecordedWithTransportAndOctets() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    Query query = Query.of(zone.queryName(), Type.A).id(7);
    client.udp(zone, query);
    client.tcp(zone, query.id(8));
    assertThat(zone.seen())
        .extracting(Seen::transport)
        .containsExactly(Seen.Transport.UDP, Seen.Transport.TCP);
    assertThat(zone.queries()).extracting(Message::id).containsExactly(7, 8);
    assertThat(zone.queries().get(0).octets()).isEqualTo(query.toBytes());
  }

  @Test
  void withoutDoThereIsNoDnssecRecordUnlessAskedFor() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    String apex = zone.name().toString();
    for (Query query :
        List.of(Query.of(apex, Type.A), Query.of("nx." + apex, Type.A).dnssecOk(false))) {
      assertThat(types(client.udp(zone, query))).doesNotContain(Type.RRSIG, Type.NSEC);
    }
    assertThat(types(client.tcp(zone, Query.of(apex, Type.RRSIG)))).contains(Type.RRSIG);
    assertThat(types(client.udp(zone, Query.of(apex, Type.NSEC)))).contains(Type.NSEC);
  }

  private static List<Integer> types(byte[] reply) {
    Message message = Message.decode(reply);
    List<Integer> all = new ArrayList<>();
    message.answers().forEach(rr -> all.add(rr.type()));
    message.authorities().forEach(rr -> all.add(rr.type()));
    return all;
  }

  @Test
  void whatIsNoQueryIsNotAnswered() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    Query query = Query.of(zone.name(), Type.A).id(9);
    client.assertSilence(zone, query.cut(11));
    client.assertSilence(zone, query.qr(true));
  }

  @Test
  void aMalformedQueryGetsItsRcode() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    Query query = Query.of(zone.name(), Type.A).id(9).dnssecOk(true);
    assertThat(rcode(zone, query.withoutQuestion())).as("no question").isEqualTo(1);
    assertThat(rcode(zone, query.cut(20))).as("half a question").isEqualTo(1);
    assertThat(rcode(zone, query.optionClaiming(10, 99, (byte) 1))).as("option").isEqualTo(1);
    assertThat(rcode(zone, query.version(1))).as("EDNS version 1").isEqualTo(16);
    assertThat(rcode(zone, query.opcode(4))).as("NOTIFY").isEqualTo(4);
    assertThat(rcode(zone, query.klass(3))).as("class CHAOS").isEqualTo(5);
    assertThat(rcode(zone, Query.of("elsewhere.example.", Type.A))).as("not ours").isEqualTo(5);
  }

  private int rcode(Zone zone, Query query) throws IOException {
    return Message.decode(client.udp(zone, query)).rcode().value();
  }

  @Test
  void anyOctetsLeaveTheServerAlive() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC3, "one");
    byte[] good = Query.of("nx.one.lab.", Type.A).id(3).dnssecOk(true).toBytes();
    java.util.Random random = new java.util.Random(4470);
    try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
      socket.connect(zone.address());
      for (int i = 0; i < 2_000; i++) {
        byte[] octets = good.clone();
        for (int change = 0; change <= i % 3; change++) {
          octets[2 + random.nextInt(octets.length - 2)] = (byte) random.nextInt(256);
        }
        socket.send(new java.net.DatagramPacket(octets, octets.length));
      }
    }
    assertThat(rcode(zone, Query.of(zone.name(), Type.A))).as("afterwards").isZero();
  }

  @Test
  void connectionsAreBounded() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < TcpListener.MOST; i++) {
        open.add(new Socket(zone.address().getAddress(), zone.address().getPort()));
      }
      try (Socket more = new Socket(zone.address().getAddress(), zone.address().getPort())) {
        more.setSoTimeout(20_000);
        assertThat(more.getInputStream().read()).as("end of the one too many").isEqualTo(-1);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    assertThat(rcode(zone, Query.of(zone.name(), Type.A))).isZero();
  }

  @Test
  void severalQueriesInOneSegmentAreAllAnswered() throws IOException {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "one");
    byte[] one = Query.of(zone.name(), Type.A).id(0x0101).toBytes();
    java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate(50 * (one.length + 2));
    for (int i = 0; i < 50; i++) {
      all.putShort((short) one.length).put(one);
    }
    try (Socket socket = new Socket(zone.address().getAddress(), zone.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(all.array());
      java.io.DataInputStream in = new java.io.DataInputStream(socket.getInputStream());
      for (int i = 0; i < 50; i++) {
        byte[] reply = new byte[in.readUnsignedShort()];
        in.readFully(reply);
        assertThat(Message.decode(reply).id()).isEqualTo(0x0101);
      }
    }
  }

  @Test
  void anchorsAndHintsNameTheSameRoot() {
    String ds = testbed.trustAnchorDs();
    assertThat(ds).matches("\\d+ 13 2 [0-9A-F]{64}");
    String key = testbed.trustAnchorDnskey().strip().replaceFirst(".* ", "");
    assertThat(testbed.trustAnchorBind()).contains("\"" + key + "\"");
    assertThat(testbed.rootHints()).contains("127.53.0.1");
  }

  @Test
  void aClosedTestbedMakesNoMoreZones() {
    testbed.close();
    assertThatThrownBy(() -> testbed.zone(ZoneFault.VALID_NSEC, "late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
