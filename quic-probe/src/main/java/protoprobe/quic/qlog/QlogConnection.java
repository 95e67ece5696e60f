// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.TransportParameters;

/** What one connection has in a qlog; its events carry its original destination id as group. */
public final class QlogConnection {
  private static final long UINT32 = 0xffff_ffffL;

  private final Qlog log;
  private final String group;

  QlogConnection(Qlog log, byte[] originalDestination) {
    this.log = log;
    this.group = HexFormat.of().formatHex(originalDestination);
  }

  private void event(String name, Map<String, Object> data, Instant at) {
    log.event(name, () -> data, at, group);
  }

  /** It begins with that packet. */
  public void started(InetSocketAddress from, InetSocketAddress to, Packet first, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ip_version", to.getAddress() instanceof Inet6Address ? "v6" : "v4");
    data.put("src_ip", from.getAddress().getHostAddress());
    data.put("dst_ip", to.getAddress().getHostAddress());
    data.put("protocol", "QUIC");
    data.put("src_port", from.getPort());
    data.put("dst_port", to.getPort());
    data.put("src_cid", HexFormat.of().formatHex(first.source()));
    data.put("dst_cid", HexFormat.of().formatHex(first.destination()));
    event("connectivity:connection_started", data, at);
  }

  /** A packet that was sent or received. */
  public void packet(boolean sent, Packet packet, Passage passage, Instant at) {
    log.event(name(sent), () -> QlogPacket.data(packet, passage), at, group);
  }

  /** A Version Negotiation packet that was received. */
  public void negotiation(List<Integer> versions, Passage passage, Instant at) {
    Map<String, Object> data = unprotected("version_negotiation", passage);
    data.put("supported_versions", versions.stream().map(QlogPacket::version).toList());
    event(name(false), data, at);
  }

  /** A Retry packet that was received. */
  public void retry(LongHeader header, int token, Passage passage, Instant at) {
    Map<String, Object> data = unprotected("retry", passage);
    data.put("retry_token", Map.of("type", "retry", "length", token));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("packet_type", "retry");
    fields.put("version", QlogPacket.version(header.version()));
    fields.put("scid", HexFormat.of().formatHex(header.source()));
    fields.put("dcid", HexFormat.of().formatHex(header.destination()));
    data.put("header", fields);
    event(name(false), data, at);
  }

  private static Map<String, Object> unprotected(String type, Passage passage) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("header", Map.of("packet_type", type));
    data.put("raw", Map.of("length", passage.length()));
    data.put("datagram_id", passage.datagram());
    return data;
  }

  private static String name(boolean sent) {
    return sent ? "transport:packet_sent" : "transport:packet_received";
  }

  /**
   * Transport parameters.
   *
   * @param local whether they are ours
   */
  public void parameters(boolean local, TransportParameters parameters, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("owner", owner(local));
    data.putAll(QlogParameters.of(parameters));
    event("transport:parameters_set", data, at);
  }

  /** The version that both speak now. */
  public void version(int chosen, Instant at) {
    event(
        "transport:version_information", Map.of("chosen_version", QlogPacket.version(chosen)), at);
  }

  /** The application protocol that both speak; empty: none was chosen. */
  public void alpn(String chosen, Instant at) {
    event("transport:alpn_information", Map.of("chosen_alpn", chosen), at);
  }

  /**
   * One side ends it.
   *
   * @param local whether we do
   */
  public void closed(boolean local, Frame.ConnectionClose close, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("owner", owner(local));
    if (close.error() <= UINT32) {
      data.put(close.application() ? "application_code" : "connection_code", close.error());
    }
    data.put("reason", QlogFrame.text(close.reason()));
    data.put("trigger", close.application() ? "application" : "error");
    event("connectivity:connection_closed", data, at);
  }

  /** The peer ends it by a stateless reset. */
  public void reset(Instant at) {
    event(
        "connectivity:connection_closed",
        Map.of("owner", owner(false), "trigger", "stateless_reset"),
        at);
  }

  private static String owner(boolean local) {
    return local ? "local" : "remote";
  }
}
