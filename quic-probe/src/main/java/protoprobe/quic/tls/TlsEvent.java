// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import protoprobe.quic.wire.Level;

/**
 * What a handshake asks its connection to do, or tells it, in this order (RFC 9001 section 4.1).
 */
public sealed interface TlsEvent {
  /**
   * A handshake message to be sent in CRYPTO frames.
   *
   * @param level whose packets carry it
   * @param message with its four octets of header
   */
  record Send(Level level, byte[] message) implements TlsEvent {}

  /**
   * Traffic secrets of both directions; before anything that needs them.
   *
   * @param level {@link Level#HANDSHAKE}, {@link Level#ONE_RTT}, or {@link Level#ZERO_RTT}, which
   *     has no server secret
   */
  record Secrets(Level level, CipherSuite suite, byte[] client, byte[] server)
      implements TlsEvent {}

  /**
   * The peer's transport parameters, not yet judged.
   *
   * @param octets content of the extension
   */
  record PeerParameters(byte[] octets) implements TlsEvent {}

  /**
   * The server's certificates, leaf first, not yet judged.
   *
   * @param chain may be empty
   */
  record PeerCertificates(List<X509Certificate> chain) implements TlsEvent {}

  /**
   * The handshake is complete (RFC 9001 section 4.1.1).
   *
   * @param alpn the protocol chosen; empty if none was
   * @param resumed whether a pre-shared key was used
   */
  record Complete(String alpn, boolean resumed) implements TlsEvent {}

  /**
   * A NewSessionTicket message (RFC 8446 section 4.6.1), its body as received.
   *
   * @param maxEarlyData of its early_data extension; 0 if it has none
   * @param session to resume with
   */
  record Ticket(byte[] body, long maxEarlyData, Session session) implements TlsEvent {}

  /**
   * The handshake cannot go on; the connection is to be closed with 0x100 plus the alert (RFC 9001
   * section 4.8).
   *
   * @param alert its description, RFC 8446 section 6
   * @param reason what was expected, what came
   */
  record Failed(int alert, String reason) implements TlsEvent {}
}
