// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import protoprobe.quic.stack.Visit;

/**
 * Why a connection is closed.
 *
 * @param application whether the code is HTTP/3's
 * @param reason the phrase, hostile if it is the peer's
 */
record QuicheError(boolean application, long code, String reason) {
  private static final long CRYPTO = 0x100;

  /** bad_certificate to certificate_unknown, and unknown_ca (RFC 8446 section 6.2). */
  private static final long BAD_CERTIFICATE = 42;

  private static final long CERTIFICATE_UNKNOWN = 46;
  private static final long UNKNOWN_CA = 48;

  /** A call of the C interface that tells an error. */
  @FunctionalInterface
  private interface Tells {
    byte tell(
        Pointer connection,
        Pointer application,
        Pointer code,
        PointerByReference reason,
        Pointer length);
  }

  /** What the peer said. */
  static Optional<QuicheError> ofPeer(Quiche quiche, Pointer connection) {
    return of(quiche::quiche_conn_peer_error, connection);
  }

  /** What the client itself found. */
  static Optional<QuicheError> ofClient(Quiche quiche, Pointer connection) {
    return of(quiche::quiche_conn_local_error, connection);
  }

  private static Optional<QuicheError> of(Tells tells, Pointer connection) {
    Memory application = new Memory(1);
    Memory code = new Memory(8);
    PointerByReference reason = new PointerByReference();
    Memory length = new Memory(8);
    if (tells.tell(connection, application, code, reason, length) == 0) {
      return Optional.empty();
    }
    String phrase = new String(QuicheOut.octets(reason, length), StandardCharsets.UTF_8);
    return Optional.of(new QuicheError(application.getByte(0) != 0, code.getLong(0), phrase));
  }

  boolean isCertificate() {
    long alert = code - CRYPTO;
    return !application
        && (alert >= BAD_CERTIFICATE && alert <= CERTIFICATE_UNKNOWN || alert == UNKNOWN_CA);
  }

  Visit.Close toClose() {
    return new Visit.Close(application, code, reason);
  }

  @Override
  public String toString() {
    return "closed with 0x%x%s".formatted(code, reason.isEmpty() ? "" : " '" + reason + "'");
  }
}
