// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static protoprobe.quic.tls.ExtensionType.EARLY_DATA;
import static protoprobe.quic.tls.ExtensionType.KEY_SHARE;
import static protoprobe.quic.tls.ExtensionType.PRE_SHARED_KEY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;

/**
 * A ClientHello as a server reads it, which demands what RFC 8446 section 9.2 wants to be there.
 *
 * @param hello as it came
 * @param groups numbers, the most wanted first
 * @param shares public keys by the number of their group
 * @param schemes numbers for signatures; empty if there are none
 * @param protocols for ALPN
 * @param keys pre-shared ones, if any are offered
 * @param modes of {@code psk_key_exchange_modes}
 */
record ClientWishes(
    ClientHello hello,
    List<Integer> groups,
    Map<Integer, byte[]> shares,
    List<Integer> schemes,
    List<String> protocols,
    Optional<PreSharedKeys> keys,
    List<Integer> modes) {
  private static final int PSK_DHE_KE = 1;

  /**
   * @param lax whether an extension may be there twice
   * @throws TlsFault if it is not what a client may send
   */
  static ClientWishes of(ClientHello hello, boolean lax) {
    requireVersion(hello);
    if (!lax) {
      ExtensionRules.requireUnique(hello.extensions(), "ClientHello");
    }
    if (hello.compressions().length != 1 || hello.compressions()[0] != 0) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "ClientHello: expected no compression");
    }
    if (hello.sessionId().length > 32) {
      throw new TlsFault(Alert.DECODE_ERROR, "ClientHello: session id above 32 octets");
    }
    hello.extension(EARLY_DATA).ifPresent(data -> new WireReader(data).requireEnd("early_data"));
    List<Integer> groups = numbers(hello, ExtensionType.SUPPORTED_GROUPS);
    ClientWishes wishes =
        new ClientWishes(
            hello,
            groups,
            shares(hello, groups),
            numbers(hello, ExtensionType.SIGNATURE_ALGORITHMS),
            hello.extension(ExtensionType.ALPN).map(Extension::protocols).orElse(List.of()),
            keys(hello),
            modes(hello));
    if (wishes.keys().isPresent() && wishes.modes().isEmpty()) {
      throw missing("psk_key_exchange_modes");
    }
    return wishes;
  }

  private static void requireVersion(ClientHello hello) {
    boolean offered =
        hello
            .extension(ExtensionType.SUPPORTED_VERSIONS)
            .map(data -> Extension.numbers(data, 1, "versions"))
            .filter(all -> all.contains(Extension.TLS_1_3))
            .isPresent();
    if (!offered) {
      throw new TlsFault(Alert.PROTOCOL_VERSION, "TLS 1.3 is not offered");
    }
  }

  private static TlsFault missing(String extension) {
    return new TlsFault(Alert.MISSING_EXTENSION, "no " + extension);
  }

  private static List<Integer> numbers(ClientHello hello, int type) {
    return hello
        .extension(type)
        .map(data -> Extension.numbers(data, 2, "extension " + type))
        .orElse(List.of());
  }

  private static Map<Integer, byte[]> shares(ClientHello hello, List<Integer> groups) {
    if (hello.extension(ExtensionType.SUPPORTED_GROUPS).isEmpty()) {
      throw missing("supported_groups");
    }
    Map<Integer, byte[]> shares = new HashMap<>();
    WireReader in =
        new WireReader(hello.extension(KEY_SHARE).orElseThrow(() -> missing("key_share")));
    WireReader list = new WireReader(in.vector(2, "shares"));
    in.requireEnd("key_share");
    while (list.hasMore()) {
      int group = (int) list.fixed(2, "group");
      byte[] key = list.vector(2, "key exchange");
      if (!groups.contains(group) || shares.put(group, key) != null) {
        throw new TlsFault( // RFC 8446 section 4.2.8
            Alert.ILLEGAL_PARAMETER,
            "share of group 0x%04x, expected one of each group at most".formatted(group));
      }
    }
    return shares;
  }

  private static Optional<PreSharedKeys> keys(ClientHello hello) {
    List<Extension> all = hello.extensions();
    Optional<byte[]> data = hello.extension(PRE_SHARED_KEY);
    if (data.isPresent() && all.get(all.size() - 1).type() != PRE_SHARED_KEY) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "pre_shared_key: expected to be the last extension");
    }
    return data.map(PreSharedKeys::decode);
  }

  private static List<Integer> modes(ClientHello hello) {
    List<Integer> modes = new ArrayList<>();
    hello
        .extension(ExtensionType.PSK_KEY_EXCHANGE_MODES)
        .ifPresent(
            data -> {
              WireReader in = new WireReader(data);
              for (byte mode : in.vector(1, "modes")) {
                modes.add(mode & 0xff);
              }
              in.requireEnd("psk_key_exchange_modes");
            });
    return modes;
  }

  /** Whether a pre-shared key may be used, with a key exchange beside it. */
  boolean takesKeyExchange() {
    return modes.contains(PSK_DHE_KE);
  }

  boolean earlyData() {
    return hello.extension(EARLY_DATA).isPresent();
  }
}
