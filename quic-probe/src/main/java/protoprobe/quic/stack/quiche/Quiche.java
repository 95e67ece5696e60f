// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * The part of quiche.h, version 0.24.5, that a client needs, in its order. A C {@code bool} is one
 * octet, {@code size_t} and {@code ssize_t} are 64 bits on every platform that is supported. A null
 * pointer passed on ends the process: every handle is to be looked at first.
 */
interface Quiche extends Library {
  /** The version that this interface mirrors. */
  String VERSION = "0.24.5";

  long DONE = -1;
  long TLS_FAIL = -10;

  int H3_HEADERS = 0;
  int H3_DATA = 1;
  int H3_FINISHED = 2;
  int H3_RESET = 4;

  String quiche_version();

  Pointer quiche_config_new(int version);

  int quiche_config_load_verify_locations_from_file(Pointer config, String path);

  void quiche_config_verify_peer(Pointer config, byte verify);

  void quiche_config_log_keys(Pointer config);

  int quiche_config_set_application_protos(Pointer config, byte[] protocols, long length);

  void quiche_config_set_max_idle_timeout(Pointer config, long millis);

  void quiche_config_set_max_recv_udp_payload_size(Pointer config, long octets);

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
      long localLength,
      Pointer peer,
      long peerLength,
      Pointer config);

  byte quiche_conn_set_keylog_path(Pointer connection, String path);

  byte quiche_conn_set_qlog_path(Pointer connection, String path, String title, String text);

  long quiche_conn_recv(Pointer connection, Pointer buffer, long length, Pointer info);

  long quiche_conn_send(Pointer connection, Pointer out, long length, Pointer info);

  long quiche_conn_timeout_as_millis(Pointer connection);

  void quiche_conn_on_timeout(Pointer connection);

  int quiche_conn_close(
      Pointer connection, byte application, long error, byte[] reason, long reasonLength);

  void quiche_conn_application_proto(Pointer connection, PointerByReference out, Pointer outLength);

  void quiche_conn_peer_cert(Pointer connection, PointerByReference out, Pointer outLength);

  byte quiche_conn_is_established(Pointer connection);

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

  void quiche_conn_free(Pointer connection);

  Pointer quiche_h3_config_new();

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

  /** Called for each header of an event; 0 to go on. */
  interface HeaderCallback extends Callback {
    int invoke(Pointer name, long nameLength, Pointer value, long valueLength, Pointer argument);
  }
}
