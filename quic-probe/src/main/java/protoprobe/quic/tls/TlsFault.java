// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import protoprobe.quic.wire.TransportError;

/** The handshake cannot go on. */
final class TlsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Alert alert;
  private final long error;

  TlsFault(Alert alert, String reason) {
    this(alert, alert.error(), reason);
  }

  /** Where QUIC wants an error of its own in place of TLS's alert. */
  TlsFault(Alert alert, TransportError error, String reason) {
    this(alert, error.code(), reason);
  }

  private TlsFault(Alert alert, long error, String reason) {
    super(reason);
    this.alert = alert;
    this.error = error;
  }

  /** What TLS calls an unexpected message and QUIC a PROTOCOL_VIOLATION. */
  static TlsFault violation(String reason) {
    return new TlsFault(Alert.UNEXPECTED_MESSAGE, TransportError.PROTOCOL_VIOLATION, reason);
  }

  TlsEvent.Failed toEvent() {
    return new TlsEvent.Failed(alert.description(), error, getMessage());
  }
}
