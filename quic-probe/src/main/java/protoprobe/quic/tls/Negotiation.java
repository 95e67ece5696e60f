// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.TransportError;

/**
 * What a server chooses of a client's wishes.
 *
 * @param parameters the client's transport parameters; empty if a lax server takes it without
 */
record Negotiation(
    ServerConfig config,
    ClientWishes wishes,
    CipherSuite suite,
    Group group,
    String protocol,
    byte[] parameters) {

  /** A pre-shared key that was chosen: which one of those offered, and what is known of it. */
  record Resumption(int index, TicketBox.Kept kept) {}

  /**
   * @throws TlsFault if there is nothing in common
   */
  static Negotiation of(ServerConfig config, ClientWishes wishes) {
    ClientHello hello = wishes.hello();
    CipherSuite suite =
        config.suites().stream()
            .filter(each -> hello.suites().contains(each.number()))
            .findFirst()
            .orElseThrow(() -> new TlsFault(Alert.HANDSHAKE_FAILURE, "no cipher suite in common"));
    Group group =
        config.groups().stream()
            .filter(each -> wishes.groups().contains(each.number()))
            .findFirst()
            .orElseThrow(() -> new TlsFault(Alert.HANDSHAKE_FAILURE, "no group in common"));
    String protocol = // RFC 9001 section 8.1
        config.protocols().stream()
            .filter(wishes.protocols()::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    new TlsFault(
                        Alert.NO_APPLICATION_PROTOCOL,
                        "no protocol in common: " + wishes.protocols()));
    return new Negotiation(config, wishes, suite, group, protocol, parameters(config, hello));
  }

  private static byte[] parameters(ServerConfig config, ClientHello hello) {
    Optional<byte[]> told = hello.extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS);
    if (told.isEmpty() && !config.lax()) {
      throw new TlsFault(Alert.MISSING_EXTENSION, "no transport parameters");
    }
    if (hello.sessionId().length > 0 && !config.lax()) { // RFC 9001 section 8.4
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          TransportError.PROTOCOL_VIOLATION,
          "ClientHello: a session id, expected none over QUIC");
    }
    return told.orElse(new byte[0]);
  }

  Optional<byte[]> share() {
    return Optional.ofNullable(wishes.shares().get(group.number()));
  }

  /** How to sign. */
  SignatureScheme scheme() {
    List<Integer> offered = wishes.schemes();
    if (wishes.hello().extension(ExtensionType.SIGNATURE_ALGORITHMS).isEmpty()) {
      throw new TlsFault(Alert.MISSING_EXTENSION, "no signature_algorithms");
    }
    return Arrays.stream(SignatureScheme.values())
        .filter(each -> each.fits(config.key()) && offered.contains(each.number()))
        .findFirst()
        .orElseThrow(
            () -> new TlsFault(Alert.HANDSHAKE_FAILURE, "no signature scheme for our key"));
  }

  /**
   * The first of our tickets that can be used, its binder verified.
   *
   * @param message the ClientHello
   * @param before the transcript before it
   */
  Optional<Resumption> resumption(Message message, byte[] before) {
    if (!config.tickets() || wishes.keys().isEmpty() || !wishes.takesKeyExchange()) {
      return Optional.empty();
    }
    PreSharedKeys keys = wishes.keys().get();
    for (int i = 0; i < keys.identities().size(); i++) {
      Optional<TicketBox.Kept> kept =
          TicketBox.open(keys.identities().get(i).ticket(), Instant.now())
              .filter(each -> each.suite().digest().equals(suite.digest()));
      if (kept.isPresent()) {
        if (!keys.isBound(i, suite, kept.get().key(), message.encode(), before)) {
          throw new TlsFault(Alert.DECRYPT_ERROR, "pre_shared_key: binder is not right");
        }
        return Optional.of(new Resumption(i, kept.get()));
      }
    }
    return Optional.empty();
  }

  /** Whether 0-RTT data are taken (RFC 8446 section 4.2.10). */
  boolean takesEarlyData(Optional<Resumption> resumption) {
    return config.earlyData()
        && wishes.earlyData()
        && resumption
            .filter(each -> each.index() == 0)
            .map(Resumption::kept)
            .filter(kept -> kept.early() && kept.suite() == suite)
            .filter(kept -> kept.protocol().equals(protocol))
            .isPresent();
  }
}
