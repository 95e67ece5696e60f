// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.kit.check.Inconclusive;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.TransportParameters.Entry;

/**
 * What a server announces of itself in a handshake.
 *
 * @param parameters of its transport
 */
public record Announced(TransportParameters parameters) {
  /**
   * By an ordinary handshake, which is the stimulus.
   *
   * @throws Inconclusive if there is none
   */
  public static Announced by(QuicServer server) {
    if (server.without()) {
      throw new Inconclusive("no handshake was begun");
    }
    try (Session session = server.provokeHandshake(setup -> setup)) {
      return new Announced(
          session
              .client()
              .parameters()
              .orElseThrow(() -> new Inconclusive("a handshake without transport parameters")));
    }
  }

  /** An integer; without it, the default 0 (RFC 9000 section 18.2). */
  public long integer(TransportParameterId id) {
    return parameters.integer(id).orElse(0);
  }

  /** Octets, if they are there. */
  public Optional<byte[]> octets(TransportParameterId id) {
    return parameters.find(id);
  }

  /** Those that are the same in each handshake, by name; reserved ones are left out. */
  public SortedMap<String, String> stable() {
    SortedMap<String, String> all = new TreeMap<>();
    for (Entry entry : parameters.entries()) {
      Optional<TransportParameterId> id = TransportParameterId.of(entry.number());
      if (id.isPresent()) {
        all.put(name(id.get()), words(id.get(), entry));
      } else if (!isReserved(entry.number())) {
        all.put("unknown-0x%x".formatted(entry.number()), entry.value().length + " octets");
      }
    }
    return all;
  }

  private String words(TransportParameterId id, Entry entry) {
    return switch (id.kind()) {
      case INTEGER -> Long.toString(integer(id));
      case EMPTY -> "present";
      case OCTETS ->
          id == TransportParameterId.VERSION_INFORMATION
              ? HexFormat.of().formatHex(entry.value())
              : entry.value().length + " octets";
    };
  }

  private static String name(TransportParameterId id) {
    return id.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Sent at random so that nobody relies on them (RFC 9000 section 18.1). */
  private static boolean isReserved(long number) {
    return number % 31 == 27;
  }
}
