// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand.Field;

/**
 * The peer's transport parameters in {@code quiche_transport_params}. The header is wrong about its
 * order: the Rust type behind it is not {@code repr(C)}, so that its layout is the compiler's
 * choice. What is read here is the layout of version {@link Quiche#VERSION}; since another compiler
 * may choose another, it is believed only where it agrees with the qlog.
 *
 * @param known what the qlog tells, too, by the same names
 * @param datagrams {@code max_datagram_frame_size}, which the qlog leaves out; empty if absent
 */
record TransportStruct(List<Field> known, Optional<Field> datagrams) {
  /** Each of eight octets, from the beginning. */
  private static final List<String> INTEGERS =
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
          "active_connection_id_limit");

  /** A {@code ssize_t}: negative if absent. */
  private static final int DATAGRAMS = 88;

  /** A {@code bool}; the header has it before the two above. */
  private static final int NO_MIGRATION = 96;

  private static final int SIZE = 104;

  static final TransportStruct NONE = new TransportStruct(List.of(), Optional.empty());

  /** Of a connection that is established. */
  static TransportStruct of(Quiche quiche, Pointer connection) {
    Memory struct = new Memory(SIZE);
    struct.clear();
    if (quiche.quiche_conn_peer_transport_params(connection, struct) == 0) {
      return NONE;
    }
    List<Field> known = new ArrayList<>();
    for (int i = 0; i < INTEGERS.size(); i++) {
      long value = struct.getLong((long) Long.BYTES * i);
      known.add(new Field(INTEGERS.get(i), Long.toUnsignedString(value)));
    }
    boolean fixed = struct.getByte(NO_MIGRATION) != 0;
    known.add(new Field("disable_active_migration", Boolean.toString(fixed)));
    long datagrams = struct.getLong(DATAGRAMS);
    return new TransportStruct(
        List.copyOf(known),
        datagrams < 0
            ? Optional.empty()
            : Optional.of(new Field("max_datagram_frame_size", "" + datagrams)));
  }

  /** What the qlog tells, and if this agrees with it, what it leaves out. */
  List<Field> completing(List<Field> told) {
    List<Field> all = new ArrayList<>(told);
    if (told.containsAll(known)) {
      datagrams.ifPresent(all::add);
    }
    return List.copyOf(all);
  }
}
