// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import protoprobe.edns.wire.Query;

/** Octets to and from a zone's server. */
final class RawClient {
  private static final int WATCHDOG_MILLIS = 20_000;

  private final Testbed testbed;

  RawClient(Testbed testbed) {
    this.testbed = testbed;
  }

  byte[] udp(Zone zone, Query query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(zone.address());
      return exchange(socket, query.toBytes());
    }
  }

  private static byte[] exchange(DatagramSocket socket, byte[] octets) throws IOException {
    socket.setSoTimeout(WATCHDOG_MILLIS);
    socket.send(new DatagramPacket(octets, octets.length));
    DatagramPacket reply = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(reply);
    return Arrays.copyOf(reply.getData(), reply.getLength());
  }

  byte[] tcp(Zone zone, Query query) throws IOException {
    try (Socket socket = new Socket(zone.address().getAddress(), zone.address().getPort())) {
      socket.setSoTimeout(WATCHDOG_MILLIS);
      byte[] octets = query.toBytes();
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(octets.length + 2)
                  .putShort((short) octets.length)
                  .put(octets)
                  .array());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] reply = new byte[in.readUnsignedShort()];
      in.readFully(reply);
      return reply;
    }
  }

  /**
   * That the server took the query and said nothing. One thread serves all: once another server has
   * answered after this one has seen the query, its answer would be there.
   */
  void assertSilence(Zone zone, Query query) throws IOException {
    int before = zone.seen().size();
    try (DatagramSocket socket = new DatagramSocket();
        DatagramSocket other = new DatagramSocket()) {
      socket.connect(zone.address());
      other.connect(testbed.labServer());
      byte[] octets = query.toBytes();
      socket.send(new DatagramPacket(octets, octets.length));
      long end = System.nanoTime() + WATCHDOG_MILLIS * 1_000_000L;
      while (zone.seen().size() == before && System.nanoTime() < end) {
        exchange(other, Query.of("lab.", 6).id(1).toBytes());
      }
      exchange(other, Query.of("lab.", 6).id(2).toBytes());
      assertThat(zone.seen()).as("queries seen").hasSize(before + 1);
      assertNothingThere(socket);
    }
  }

  private static void assertNothingThere(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(1);
    DatagramPacket reply = new DatagramPacket(new byte[512], 512);
    try {
      socket.receive(reply);
    } catch (SocketTimeoutException nothing) {
      return;
    }
    throw new AssertionError("expected silence, got " + reply.getLength() + " octets");
  }
}
