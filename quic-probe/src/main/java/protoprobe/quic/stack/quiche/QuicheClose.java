// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import protoprobe.quic.stack.Visit;

/**
 * A CONNECTION_CLOSE, of the peer or of quiche.
 *
 * @param application whether the code is HTTP/3's
 * @param reason the phrase, hostile if it is the peer's
 */
record QuicheClose(boolean application, long code, String reason) {
  /** A TLS alert is added to it (RFC 9001 section 4.8). */
  private static final long CRYPTO_ERROR = 0x100;

  /** Alerts about certificates (RFC 8446 section 6.2). */
  private static final Map<Long, String> OF_CERTIFICATES =
      Map.of(
          42L, "bad_certificate",
          43L, "unsupported_certificate",
          44L, "certificate_revoked",
          45L, "certificate_expired",
          46L, "certificate_unknown",
          48L, "unknown_ca");

  /** {@code quiche_conn_peer_error} and {@code quiche_conn_local_error}. */
  @FunctionalInterface
  interface Call {
    byte of(
        Pointer connection,
        Pointer application,
        Pointer code,
        PointerByReference reason,
        Pointer length);
  }

  static Optional<QuicheClose> told(Call call, Pointer connection) {
    Memory application = new Memory(1);
    Memory code = new Memory(Long.BYTES);
    PointerByReference reason = new PointerByReference();
    Memory length = new Memory(Long.BYTES);
    if (call.of(connection, application, code, reason, length) == 0) {
      return Optional.empty();
    }
    String phrase = new String(QuicheConnection.octets(reason, length), StandardCharsets.UTF_8);
    return Optional.of(new QuicheClose(application.getByte(0) != 0, code.getLong(0), phrase));
  }

  /** Whether it says that a certificate is not believed. */
  boolean isOfCertificate() {
    return alert().isPresent();
  }

  private Optional<String> alert() {
    return application
        ? Optional.empty()
        : Optional.ofNullable(OF_CERTIFICATES.get(code - CRYPTO_ERROR));
  }

  Visit.Close toClose() {
    return new Visit.Close(application, code, reason);
  }

  @Override
  public String toString() {
    String name = alert().map(alert -> " (" + alert + ")").orElse("");
    String phrase = reason.isEmpty() ? "" : " '" + reason + "'";
    return "%s error 0x%x%s%s"
        .formatted(application ? "application" : "transport", code, name, phrase);
  }
}
