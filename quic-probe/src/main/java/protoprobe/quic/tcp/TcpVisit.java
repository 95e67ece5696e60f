// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand.Field;

/**
 * What a client over TCP met. Text of the peer stands for octets, one character each, and is
 * hostile.
 *
 * @param server whom it called
 * @param end how far it came
 * @param reason one line, for {@link End} other than {@code ANSWERED}
 * @param tls what was negotiated, if certificates were seen
 * @param answer if a final header section arrived
 * @param frames ALTSVC frames, in order
 */
public record TcpVisit(
    InetSocketAddress server,
    End end,
    String reason,
    Optional<Tls> tls,
    Optional<Answer> answer,
    List<AltSvcFrame> frames) {

  /** How far it came. */
  public enum End {
    /** A complete answer, or as much of it as was wanted, or came in the time that it had. */
    ANSWERED,
    /** Nobody listens: the connection was refused. */
    REFUSED,
    /** There is no way to that address. */
    UNREACHABLE,
    /** The connection was not accepted in time. */
    SILENT,
    /** We do not believe the certificate. */
    CERTIFICATE,
    /** The TLS handshake failed otherwise. */
    TLS,
    /** The peer closed before the answer was complete. */
    CLOSED,
    /** Something came, but not all, within the limits. */
    TIMEOUT,
    /** What came is not HTTP, or more of it than anybody reads. */
    GARBLED
  }

  /**
   * How the connection is secured.
   *
   * @param version such as {@code TLSv1.3}; empty if the handshake failed
   * @param cipher as IANA names it; empty likewise
   * @param alpn negotiated, or empty
   * @param chain leaf first
   * @param doubt why the chain is not believed, if it is not
   */
  public record Tls(
      String version,
      String cipher,
      String alpn,
      List<X509Certificate> chain,
      Optional<String> doubt) {}

  /**
   * A final answer.
   *
   * @param version in which it came
   * @param millis from the call to the header section
   * @param headers without pseudo-header fields, in order, each line by itself
   * @param trailers likewise
   * @param interim status codes of the answers before it, such as 103
   * @param length octets of the body that were read
   * @param sha256 of these, in hex
   * @param complete whether the body was read to its end
   */
  public record Answer(
      HttpVersion version,
      long millis,
      int status,
      List<Field> headers,
      List<Field> trailers,
      List<Integer> interim,
      long length,
      String sha256,
      boolean complete) {}

  /** Whether an answer is there, complete or as much of it as was wanted. */
  public boolean answered() {
    return end == End.ANSWERED;
  }
}
