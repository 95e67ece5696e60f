// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static protoprobe.quic.tls.ExtensionType.ALPN;
import static protoprobe.quic.tls.ExtensionType.COOKIE;
import static protoprobe.quic.tls.ExtensionType.EARLY_DATA;
import static protoprobe.quic.tls.ExtensionType.KEY_SHARE;
import static protoprobe.quic.tls.ExtensionType.MAX_FRAGMENT_LENGTH;
import static protoprobe.quic.tls.ExtensionType.PADDING;
import static protoprobe.quic.tls.ExtensionType.PRE_SHARED_KEY;
import static protoprobe.quic.tls.ExtensionType.PSK_KEY_EXCHANGE_MODES;
import static protoprobe.quic.tls.ExtensionType.QUIC_TRANSPORT_PARAMETERS;
import static protoprobe.quic.tls.ExtensionType.SERVER_NAME;
import static protoprobe.quic.tls.ExtensionType.SIGNATURE_ALGORITHMS;
import static protoprobe.quic.tls.ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
import static protoprobe.quic.tls.ExtensionType.STATUS_REQUEST;
import static protoprobe.quic.tls.ExtensionType.SUPPORTED_GROUPS;
import static protoprobe.quic.tls.ExtensionType.SUPPORTED_VERSIONS;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which extensions may stand in which message of a server (RFC 8446 section 4.2, table). */
enum ExtensionRules {
  SERVER_HELLO(Set.of(KEY_SHARE, PRE_SHARED_KEY, SUPPORTED_VERSIONS)),
  HELLO_RETRY_REQUEST(Set.of(KEY_SHARE, COOKIE, SUPPORTED_VERSIONS)),
  ENCRYPTED_EXTENSIONS(
      Set.of(
          SERVER_NAME,
          MAX_FRAGMENT_LENGTH,
          SUPPORTED_GROUPS,
          ALPN,
          EARLY_DATA,
          QUIC_TRANSPORT_PARAMETERS)),
  CERTIFICATE(Set.of(STATUS_REQUEST, SIGNED_CERTIFICATE_TIMESTAMP));

  private static final Set<Integer> RECOGNIZED =
      Set.of(
          SERVER_NAME,
          MAX_FRAGMENT_LENGTH,
          STATUS_REQUEST,
          SUPPORTED_GROUPS,
          SIGNATURE_ALGORITHMS,
          ALPN,
          SIGNED_CERTIFICATE_TIMESTAMP,
          PADDING,
          PRE_SHARED_KEY,
          EARLY_DATA,
          SUPPORTED_VERSIONS,
          COOKIE,
          PSK_KEY_EXCHANGE_MODES,
          KEY_SHARE,
          QUIC_TRANSPORT_PARAMETERS);

  private final Set<Integer> allowed;

  ExtensionRules(Set<Integer> allowed) {
    this.allowed = allowed;
  }

  /**
   * That each stands there once, may stand there, and was asked for.
   *
   * @param sent the hello that they answer
   */
  void require(List<Extension> extensions, ClientHello sent) {
    requireUnique(extensions, toString());
    for (Extension each : extensions) {
      int type = each.type();
      if (RECOGNIZED.contains(type) && !allowed.contains(type)) {
        throw new TlsFault(
            Alert.ILLEGAL_PARAMETER, "extension %d does not belong into %s".formatted(type, this));
      }
      if (sent.extension(type).isEmpty() && !isFree(type)) {
        throw new TlsFault(
            Alert.UNSUPPORTED_EXTENSION,
            "extension %d of %s was not offered".formatted(type, this));
      }
    }
  }

  /**
   * A cookie comes unasked. Transport parameters are taken though a check left out ours: it wants
   * to know whether the server goes on.
   */
  private boolean isFree(int type) {
    return type == COOKIE || type == QUIC_TRANSPORT_PARAMETERS;
  }

  /** That no type is there twice. */
  static void requireUnique(List<Extension> extensions, String where) {
    Set<Integer> seen = new HashSet<>();
    for (Extension each : extensions) {
      if (!seen.add(each.type())) {
        throw new TlsFault(
            Alert.ILLEGAL_PARAMETER, "%s: extension %d twice".formatted(where, each.type()));
      }
    }
  }
}
