// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import protoprobe.kit.testing.PcapngFile;
import protoprobe.quic.forge.ScriptedServer;

/** Our own capture holds what libpcap sees on the loopback interface meanwhile, octet by octet. */
@Timeout(120)
class WitnessIT {
  private static final byte[] END = "the end".getBytes(StandardCharsets.US_ASCII);
  private static final int ETHERNET = 14;
  private static final int UDP_AT = ETHERNET + 20;

  /** A datagram as the system saw it. */
  private record Seen(boolean toServer, String octets, Instant at) {}

  @Test
  void datagrams_in_both_directions_are_those_that_libpcap_saw() throws Exception {
    Kept kept = new Kept();
    try (ScriptedServer server = ScriptedServer.start(Rehearsal.LENIENT.retrying());
        PcapHandle witness = listen(server.address().getPort())) {
      try (Capture capture = new Capture(kept)) {
        for (int i = 0; i < 3; i++) {
          Rehearsal.play(
              server,
              capture,
              UnaryOperator.identity(),
              client -> {
                Rehearsal.get(client);
                client.updateKeys();
                Rehearsal.get(client);
                client.await(() -> false, Duration.ofMillis(300)); // nothing is left unread
              });
        }
      }
      List<Seen> theirs = until(witness, server.address());
      List<Seen> ours = ours(kept.traffic(), server.address().getPort());

      for (boolean toServer : List.of(true, false)) {
        assertThat(octets(ours, toServer))
            .as(toServer ? "datagrams sent" : "datagrams received")
            .hasSizeGreaterThan(10)
            .isEqualTo(octets(theirs, toServer));
      }
      assertThat(ours).extracting(Seen::at).as("our times").isSorted();
    }
  }

  private static PcapHandle listen(int port) throws NotOpenException {
    PcapHandle handle;
    try {
      handle =
          new PcapHandle.Builder("lo")
              .snaplen(2_000)
              .bufferSize(16 << 20)
              .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(10)
              .immediateMode(true)
              .build();
      handle.setFilter("udp port " + port, BpfCompileMode.OPTIMIZE);
    } catch (PcapNativeException refused) {
      boolean required = "1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS"));
      Assumptions.assumeTrue(required, "capturing on lo: " + refused.getMessage());
      throw new AssertionError("capturing on lo", refused);
    }
    return handle;
  }

  /** What was seen before a last datagram, which is sent now. */
  private static List<Seen> until(PcapHandle witness, InetSocketAddress server) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(END, END.length, server));
    }
    List<Seen> seen = new ArrayList<>();
    while (true) {
      byte[] frame = witness.getNextRawPacket();
      if (frame == null) {
        continue; // nothing in 10 ms; the test has a watchdog
      }
      ByteBuffer packet = ByteBuffer.wrap(frame);
      boolean toServer = (packet.getShort(UDP_AT + 2) & 0xffff) == server.getPort();
      int length = (packet.getShort(UDP_AT + 4) & 0xffff) - 8;
      byte[] octets = Arrays.copyOfRange(frame, UDP_AT + 8, UDP_AT + 8 + length);
      if (Arrays.equals(octets, END)) {
        return seen;
      }
      seen.add(
          new Seen(toServer, HexFormat.of().formatHex(octets), witness.getTimestamp().toInstant()));
    }
  }

  private static List<Seen> ours(PcapngFile traffic, int port) {
    return traffic.packets().stream()
        .map(
            packet ->
                new Seen(
                    (ByteBuffer.wrap(packet.octets()).getShort(22) & 0xffff) == port,
                    HexFormat.of().formatHex(packet.datagram()),
                    packet.at()))
        .toList();
  }

  private static List<String> octets(List<Seen> seen, boolean toServer) {
    return seen.stream().filter(each -> each.toServer() == toServer).map(Seen::octets).toList();
  }
}
