// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand.Field;

/**
 * What an ordinary client met.
 *
 * @param end how far it came
 * @param reason one line, for {@link End} other than {@code ANSWERED}
 * @param close the CONNECTION_CLOSE that the peer sent, if it did
 * @param handshake what was negotiated, if the handshake was completed
 * @param answer if headers arrived
 * @param versions what a Version Negotiation packet offered, in its order; empty if none came
 * @param traffic what went over the wire
 * @param evidence what the client wrote meanwhile
 */
public record Visit(
    End end,
    String reason,
    Optional<Close> close,
    Optional<Handshake> handshake,
    Optional<Answer> answer,
    List<Integer> versions,
    Traffic traffic,
    Evidence evidence) {

  /** How far it came. */
  public enum End {
    /** A complete answer, or as much of it as was wanted. */
    ANSWERED,
    /** Not one datagram came back. */
    SILENT,
    /** The port is closed: ICMP said so. */
    UNREACHABLE,
    /** Only a Version Negotiation packet came: none of our versions is spoken. */
    VERSION,
    /** We do not believe the certificate. */
    CERTIFICATE,
    /** The peer closed the connection. */
    CLOSED,
    /** The peer reset the stream of the request. */
    RESET,
    /** The client closed the connection, since it held what came for a breach of the protocol. */
    BROKEN,
    /** Something came, but not all, within the limits. */
    TIMEOUT,
    /** The client itself failed. */
    FAILED
  }

  /**
   * A CONNECTION_CLOSE.
   *
   * @param application whether the code is HTTP/3's
   * @param reason the phrase, hostile
   */
  public record Close(boolean application, long code, String reason) {}

  /**
   * What was negotiated.
   *
   * @param millis until it was complete
   * @param version such as 1
   * @param cipher as IANA names it, if known
   * @param retried whether a Retry was followed
   * @param parameters the peer's transport parameters by name, in order
   * @param certificates DER in base64, leaf first
   */
  public record Handshake(
      long millis,
      int version,
      String alpn,
      String cipher,
      boolean retried,
      List<Field> parameters,
      List<String> certificates) {

    /** How a certificate stands among them. */
    public static String encoded(X509Certificate certificate) {
      try {
        return encoded(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was decoded", e);
      }
    }

    /** The same of DER. */
    public static String encoded(byte[] certificate) {
      return Base64.getEncoder().encodeToString(certificate);
    }
  }

  /**
   * An HTTP/3 answer.
   *
   * @param millis from the connection's first datagram to the first header
   * @param headers without pseudo-header fields; hostile
   * @param length octets of the body that were read
   * @param sha256 of these, in hex
   * @param complete whether the body was read to its end
   */
  public record Answer(
      long millis, int status, List<Field> headers, long length, String sha256, boolean complete) {}

  /**
   * What went over the wire; -1 where the client does not tell.
   *
   * @param sent datagrams
   * @param received datagrams
   * @param octetsSent in datagrams, without UDP's header
   * @param octetsReceived in datagrams, without UDP's header
   * @param lost packets that the client held for lost
   * @param roundTrip smoothed, in microseconds
   */
  public record Traffic(
      long sent, long received, long octetsSent, long octetsReceived, long lost, long roundTrip) {
    /** Nothing is known. */
    public static final Traffic UNKNOWN = new Traffic(-1, -1, -1, -1, -1, -1);
  }

  /**
   * What the client wrote.
   *
   * @param qlog JSON-SEQ; empty if none
   * @param keys lines for SSLKEYLOGFILE; empty if none
   */
  public record Evidence(String qlog, String keys) {}

  public Visit {
    versions = List.copyOf(versions);
  }

  /** A visit of a client that tells neither of versions offered nor of its traffic. */
  public Visit(
      End end,
      String reason,
      Optional<Close> close,
      Optional<Handshake> handshake,
      Optional<Answer> answer,
      Evidence evidence) {
    this(end, reason, close, handshake, answer, List.of(), Traffic.UNKNOWN, evidence);
  }

  /** A visit of which nothing is known but why the client failed. */
  public static Visit failed(String reason) {
    return new Visit(
        End.FAILED,
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Evidence("", ""));
  }
}
