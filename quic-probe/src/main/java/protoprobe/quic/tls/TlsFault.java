// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

/** The handshake cannot go on. */
final class TlsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Alert alert;

  TlsFault(Alert alert, String reason) {
    super(reason);
    this.alert = alert;
  }

  Alert alert() {
    return alert;
  }

  TlsEvent.Failed toEvent() {
    return new TlsEvent.Failed(alert.description(), getMessage());
  }
}
