// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static protoprobe.quic.wire.TransportParameterId.ACK_DELAY_EXPONENT;
import static protoprobe.quic.wire.TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT;
import static protoprobe.quic.wire.TransportParameterId.DISABLE_ACTIVE_MIGRATION;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_DATA;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.MAX_ACK_DELAY;
import static protoprobe.quic.wire.TransportParameterId.MAX_UDP_PAYLOAD_SIZE;
import static protoprobe.quic.wire.TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.PREFERRED_ADDRESS;
import static protoprobe.quic.wire.TransportParameterId.RETRY_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.STATELESS_RESET_TOKEN;

import java.util.function.UnaryOperator;
import protoprobe.kit.check.Row;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireWriter;

/** Transport parameters that a client must not send, one fault each. */
public enum InvalidParameter implements Row {
  NO_SOURCE_CONNECTION_ID(
      "TP-01",
      all -> all.without(INITIAL_SOURCE_CONNECTION_ID),
      "No initial_source_connection_id (section 7.3)."),
  ORIGINAL_DESTINATION(
      "TP-03",
      all -> all.with(ORIGINAL_DESTINATION_CONNECTION_ID, new byte[8]),
      "An original_destination_connection_id, which only servers send."),
  PREFERRED_ADDRESS_OF_CLIENT(
      "TP-04",
      all -> all.with(PREFERRED_ADDRESS, Wire.preferredAddress()),
      "A sound preferred_address, which only servers send."),
  RETRY_SOURCE(
      "TP-05",
      all -> all.with(RETRY_SOURCE_CONNECTION_ID, new byte[8]),
      "A retry_source_connection_id, which only servers send."),
  RESET_TOKEN(
      "TP-06",
      all -> all.with(STATELESS_RESET_TOKEN, new byte[16]),
      "A stateless_reset_token of 16 octets, which only servers send."),
  UDP_PAYLOAD_1199(
      "TP-07",
      all -> all.with(MAX_UDP_PAYLOAD_SIZE, 1199),
      "A max_udp_payload_size of 1199; below 1200 it is not valid."),
  UDP_PAYLOAD_0("TP-08", all -> all.with(MAX_UDP_PAYLOAD_SIZE, 0), "A max_udp_payload_size of 0."),
  UDP_PAYLOAD_1("TP-08", all -> all.with(MAX_UDP_PAYLOAD_SIZE, 1), "A max_udp_payload_size of 1."),
  ACK_DELAY_EXPONENT_21(
      "TP-09",
      all -> all.with(ACK_DELAY_EXPONENT, 21),
      "An ack_delay_exponent of 21; above 20 it is not valid."),
  MAX_ACK_DELAY_16384(
      "TP-10",
      all -> all.with(MAX_ACK_DELAY, 1 << 14),
      "A max_ack_delay of 2^14; from there on it is not valid."),
  CONNECTION_ID_LIMIT_0(
      "TP-11",
      all -> replaced(all, ACTIVE_CONNECTION_ID_LIMIT, 0),
      "An active_connection_id_limit of 0; it is 2 at least."),
  CONNECTION_ID_LIMIT_1(
      "TP-11",
      all -> replaced(all, ACTIVE_CONNECTION_ID_LIMIT, 1),
      "An active_connection_id_limit of 1; it is 2 at least."),
  STREAMS_BIDI_TOO_MANY(
      "TP-12",
      all -> replaced(all, INITIAL_MAX_STREAMS_BIDI, (1L << 60) + 1),
      "An initial_max_streams_bidi of 2^60+1 (section 4.6)."),
  STREAMS_UNI_TOO_MANY(
      "TP-13",
      all -> replaced(all, INITIAL_MAX_STREAMS_UNI, (1L << 60) + 1),
      "An initial_max_streams_uni of 2^60+1 (section 4.6)."),
  MIGRATION_WITH_VALUE(
      "TP-15",
      all -> all.with(DISABLE_ACTIVE_MIGRATION, (byte) 1),
      "A disable_active_migration with an octet, where none belongs."),
  INTEGER_WITH_REST(
      "TP-16",
      all -> all.without(INITIAL_MAX_DATA).with(INITIAL_MAX_DATA, new byte[] {0x40, 0x64, 0, 0}),
      "An initial_max_data with two octets behind its integer."),
  INTEGER_CUT_OFF(
      "TP-16",
      all -> all.without(INITIAL_MAX_DATA).with(INITIAL_MAX_DATA, new byte[] {(byte) 0x80, 0}),
      "An initial_max_data with two of the four octets of its integer.");

  private final String catalogueRow;
  private final UnaryOperator<TransportParameters> fault;
  private final String says;

  InvalidParameter(String catalogueRow, UnaryOperator<TransportParameters> fault, String says) {
    this.catalogueRow = catalogueRow;
    this.fault = fault;
    this.says = says;
  }

  /** The parameters with that fault. */
  TransportParameters in(TransportParameters all) {
    return fault.apply(all);
  }

  private static TransportParameters replaced(
      TransportParameters all, TransportParameterId id, long value) {
    return all.without(id).with(id, value);
  }

  /** Values field by field. */
  private static final class Wire {
    /** RFC 9000 section 18.2, figure 22. */
    static byte[] preferredAddress() {
      return new WireWriter()
          .raw(new byte[] {127, 0, 0, 1}) // IPv4 address
          .fixed(4433, 2) // its port
          .raw(new byte[16]) // no IPv6 address
          .fixed(0, 2) // nor port
          .fixed(8, 1) // length of the connection id
          .raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
          .raw(new byte[16]) // stateless reset token
          .toBytes();
    }
  }

  @Override
  public String says() {
    return says;
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
