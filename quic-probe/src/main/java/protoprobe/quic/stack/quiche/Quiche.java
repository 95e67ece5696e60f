// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * The part of {@code quiche.h} that a client needs, in its order, names as there. On the platforms
 * that are served a C {@code bool} is one octet, {@code size_t} and {@code ssize_t} are 64 bits,
 * {@code socklen_t} 32. A null handle given to any of these ends the process: {@link
 * QuicheConnection}, {@link QuicheConfig} and {@link QuicheRequest} see to it that none is.
 */
interface Quiche extends Library {
  /** The version that this interface mirrors. */
  String VERSION = "0.24.5";

  /** QUICHE_ERR_DONE and QUICHE_H3_ERR_DONE. */
  long DONE = -1;

  /** QUICHE_H3_ERR_STREAM_BLOCKED. */
  long H3_STREAM_BLOCKED = -13;

  /** Offsets in {@code quiche_recv_info}, and its size. */
  int RECV_FROM = 0;

  int RECV_FROM_LENGTH = 8;
  int RECV_TO = 16;
  int RECV_TO_LENGTH = 24;
  int RECV_INFO = 32;

  /** Size of {@code quiche_send_info}: two {@code sockaddr_storage}, their lengths, a time. */
  int SEND_INFO = 288;

  /** Offset in {@code quiche_stats}, and its size. */
  int STATS_LOST = 16;

  int STATS = 112;

  /** Offset in {@code quiche_path_stats}, in nanoseconds, and its size. */
  int PATH_ROUND_TRIP = 320;

  int PATH_STATS = 400;

  /** Offsets in {@code quiche_h3_header}, and its size. */
  int HEADER_NAME = 0;

  int HEADER_NAME_LENGTH = 8;
  int HEADER_VALUE = 16;
  int HEADER_VALUE_LENGTH = 24;
  int HEADER = 32;

  /** Of {@code enum quiche_h3_event_type}. */
  int H3_EVENT_HEADERS = 0;

  int H3_EVENT_DATA = 1;
  int H3_EVENT_FINISHED = 2;
  int H3_EVENT_RESET = 4;

  /** Of {@code enum quiche_shutdown}. */
  int SHUTDOWN_READ = 0;

  String quiche_version();

  Pointer quiche_config_new(int version);

  int quiche_config_load_verify_locations_from_file(Pointer config, String path);

  void quiche_config_verify_peer(Pointer config, byte verify);

  void quiche_config_grease(Pointer config, byte grease);

  void quiche_config_log_keys(Pointer config);

  int quiche_config_set_application_protos(Pointer config, byte[] protocols, long length);

  void quiche_config_set_max_idle_timeout(Pointer config, long millis);

  void quiche_config_set_max_recv_udp_payload_size(Pointer config, long octets);

  void quiche_config_set_max_send_udp_payload_size(Pointer config, long octets);

  void quiche_config_set_initial_max_data(Pointer config, long octets);

  void quiche_config_set_initial_max_stream_data_bidi_local(Pointer config, long octets);

  void quiche_config_set_initial_max_stream_data_bidi_remote(Pointer config, long octets);

  void quiche_config_set_initial_max_stream_data_uni(Pointer config, long octets);

  void quiche_config_set_initial_max_streams_bidi(Pointer config, long streams);

  void quiche_config_set_initial_max_streams_uni(Pointer config, long streams);

  void quiche_config_free(Pointer config);

  Pointer quiche_connect(
      String serverName,
      byte[] sourceId,
      long sourceIdLength,
      Pointer local,
      int localLength,
      Pointer peer,
      int peerLength,
      Pointer config);

  byte quiche_conn_set_keylog_path(Pointer connection, String path);

  byte quiche_conn_set_qlog_path(Pointer connection, String path, String title, String text);

  long quiche_conn_recv(Pointer connection, Pointer buffer, long length, Pointer info);

  long quiche_conn_send(Pointer connection, Pointer out, long length, Pointer info);

  int quiche_conn_stream_shutdown(Pointer connection, long stream, int direction, long error);

  long quiche_conn_timeout_as_nanos(Pointer connection);

  void quiche_conn_on_timeout(Pointer connection);

  int quiche_conn_close(
      Pointer connection, byte application, long error, byte[] reason, long reasonLength);

  void quiche_conn_application_proto(Pointer connection, PointerByReference out, Pointer length);

  void quiche_conn_peer_cert(Pointer connection, PointerByReference out, Pointer length);

  byte quiche_conn_is_established(Pointer connection);

  long quiche_conn_peer_streams_left_uni(Pointer connection);

  byte quiche_conn_is_closed(Pointer connection);

  byte quiche_conn_peer_error(
      Pointer connection,
      Pointer application,
      Pointer code,
      PointerByReference reason,
      Pointer reasonLength);

  byte quiche_conn_local_error(
      Pointer connection,
      Pointer application,
      Pointer code,
      PointerByReference reason,
      Pointer reasonLength);

  void quiche_conn_stats(Pointer connection, Pointer out);

  byte quiche_conn_peer_transport_params(Pointer connection, Pointer out);

  int quiche_conn_path_stats(Pointer connection, long index, Pointer out);

  void quiche_conn_free(Pointer connection);

  Pointer quiche_h3_config_new();

  void quiche_h3_config_set_max_field_section_size(Pointer config, long octets);

  void quiche_h3_config_free(Pointer config);

  Pointer quiche_h3_conn_new_with_transport(Pointer connection, Pointer config);

  long quiche_h3_conn_poll(Pointer h3, Pointer connection, PointerByReference event);

  int quiche_h3_event_type(Pointer event);

  int quiche_h3_event_for_each_header(Pointer event, HeaderCallback each, Pointer argument);

  void quiche_h3_event_free(Pointer event);

  long quiche_h3_send_request(
      Pointer h3, Pointer connection, Pointer headers, long count, byte end);

  long quiche_h3_recv_body(Pointer h3, Pointer connection, long stream, Pointer out, long length);

  void quiche_h3_conn_free(Pointer h3);

  /** Called for each header of an event; another value than 0 ends that. */
  interface HeaderCallback extends Callback {
    int invoke(Pointer name, long nameLength, Pointer value, long valueLength, Pointer argument);
  }
}
