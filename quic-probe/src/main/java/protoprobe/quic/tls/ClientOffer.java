// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import protoprobe.quic.wire.WireWriter;

/**
 * What a client offers, and the keys behind its shares. The ClientHello is a value that a check can
 * change in any way; what is sent is what stands there.
 *
 * @param hello the message
 * @param keys pairs of the groups that it has shares of
 */
public record ClientOffer(ClientHello hello, Map<Group, KeyPair> keys) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LEGACY_VERSION = 0x0303;

  private static final List<SignatureScheme> SCHEMES = List.of(SignatureScheme.values());

  public ClientOffer {
    keys = Map.copyOf(keys);
  }

  /**
   * The ordinary offer: all suites and groups that we know, a share of X25519.
   *
   * @param serverName for SNI; empty: no such extension
   * @param protocols for ALPN
   * @param transportParameters content of the extension
   */
  public static ClientOffer of(
      String serverName, List<String> protocols, byte[] transportParameters) {
    return of(
        serverName,
        protocols,
        transportParameters,
        List.of(CipherSuite.values()),
        List.of(Group.values()),
        List.of(Group.X25519));
  }

  /** The same with these suites and groups, and shares of those. */
  public static ClientOffer of(
      String serverName,
      List<String> protocols,
      byte[] transportParameters,
      List<CipherSuite> suites,
      List<Group> groups,
      List<Group> shares) {
    Map<Group, KeyPair> keys = new EnumMap<>(Group.class);
    shares.forEach(group -> keys.put(group, group.generate()));
    List<Extension> extensions = new ArrayList<>();
    if (!serverName.isEmpty()) {
      extensions.add(Extension.serverName(serverName));
    }
    extensions.add(Extension.groups(groups));
    extensions.add(Extension.signatures(SCHEMES));
    extensions.add(Extension.alpn(protocols));
    extensions.add(Extension.clientVersions());
    extensions.add(new Extension(ExtensionType.PSK_KEY_EXCHANGE_MODES, new byte[] {1, 1}));
    extensions.add(keyShare(keys));
    extensions.add(Extension.transportParameters(transportParameters));
    byte[] random = new byte[ClientHello.RANDOM];
    RANDOM.nextBytes(random);
    return new ClientOffer(
        new ClientHello(
            LEGACY_VERSION,
            random,
            new byte[0],
            suites.stream().map(CipherSuite::number).toList(),
            new byte[1],
            extensions),
        keys);
  }

  private static Extension keyShare(Map<Group, KeyPair> keys) {
    WireWriter list = new WireWriter();
    keys.forEach(
        (group, pair) -> list.fixed(group.number(), 2).vector(2, group.encode(pair.getPublic())));
    return new Extension(
        ExtensionType.KEY_SHARE, new WireWriter().vector(2, list.toBytes()).toBytes());
  }

  /** With its ClientHello changed. */
  public ClientOffer with(UnaryOperator<ClientHello> change) {
    return new ClientOffer(change.apply(hello), keys);
  }

  /** With its extensions changed. */
  public ClientOffer withExtensions(UnaryOperator<List<Extension>> change) {
    return with(old -> old.with(change.apply(old.extensions())));
  }

  /** Without any extension of that type. */
  public ClientOffer without(int extensionType) {
    return withExtensions(
        all ->
            all.stream().filter(each -> each.type() != extensionType).collect(Collectors.toList()));
  }

  /** After a HelloRetryRequest: a share of that group only, and the cookie if there is one. */
  ClientOffer retried(Group group, List<Extension> added) {
    Map<Group, KeyPair> pair = Map.of(group, group.generate());
    List<Extension> extensions =
        hello.extensions().stream()
            .filter(each -> each.type() != ExtensionType.EARLY_DATA)
            .map(each -> each.type() == ExtensionType.KEY_SHARE ? keyShare(pair) : each)
            .collect(Collectors.toCollection(ArrayList::new));
    extensions.addAll(added);
    return new ClientOffer(hello.with(extensions), pair);
  }
}
