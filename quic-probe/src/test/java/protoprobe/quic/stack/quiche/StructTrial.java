// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Memory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import protoprobe.quic.stack.Errand;

/**
 * A process that shakes hands with a server at a port of the loopback address and prints what
 * {@code quiche_transport_params} holds then.
 */
final class StructTrial {
  /** As Rust has laid them out, each of eight octets. */
  private static final List<String> ORDER =
      List.of(
          "max_idle_timeout",
          "max_udp_payload_size",
          "initial_max_data",
          "initial_max_stream_data_bidi_local",
          "initial_max_stream_data_bidi_remote",
          "initial_max_stream_data_uni",
          "initial_max_streams_bidi",
          "initial_max_streams_uni",
          "ack_delay_exponent",
          "max_ack_delay",
          "active_conn_id_limit",
          "max_datagram_frame_size");

  private static final int MIGRATION = 96;
  private static final byte UNTOUCHED = 0x55;

  private StructTrial() {}

  public static void main(String[] arguments) throws Exception {
    Quiche quiche = NativeLibrary.load();
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    Errand errand = Bent.of(Errand.of(server, "localhost")).trust("", true).errand();
    try (QuicheConfig config = new QuicheConfig(quiche, errand);
        QuicheSocket socket = QuicheSocket.to(server, new Arrivals());
        QuicheConnection connection =
            new QuicheConnection(quiche, config, errand, socket.local())) {
      shake(connection, socket);
      System.out.println(new ObjectMapper().writeValueAsString(read(quiche, connection)));
    }
  }

  private static void shake(QuicheConnection connection, QuicheSocket socket) throws Exception {
    while (!connection.isEstablished()) {
      for (var next = connection.next(); next.isPresent(); next = connection.next()) {
        socket.send(next.get());
      }
      socket.await(Math.min(connection.timeout(), TimeUnit.SECONDS.toNanos(1)));
      socket.receive(connection);
      connection.onTimeout();
      if (connection.isClosed()) {
        throw new IllegalStateException("closed: " + connection.ownClose());
      }
    }
  }

  private static Map<String, Long> read(Quiche quiche, QuicheConnection connection) {
    Memory struct = new Memory(Quiche.TRANSPORT_PARAMS + Long.BYTES);
    struct.setMemory(0, struct.size(), UNTOUCHED);
    if (quiche.quiche_conn_peer_transport_params(connection.handle(), struct) == 0) {
      throw new IllegalStateException("no transport parameters");
    }
    if (struct.getByte(Quiche.TRANSPORT_PARAMS) != UNTOUCHED) {
      throw new IllegalStateException("the structure is longer than it was");
    }
    Map<String, Long> read = new TreeMap<>();
    for (int i = 0; i < ORDER.size(); i++) {
      read.put(ORDER.get(i), struct.getLong((long) Long.BYTES * i));
    }
    read.put("disable_active_migration", (long) struct.getByte(MIGRATION));
    return read;
  }
}
