// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

/** Numbers of extensions (IANA, "TLS ExtensionType Values"). */
public final class ExtensionType {
  public static final int SERVER_NAME = 0;
  public static final int SUPPORTED_GROUPS = 10;
  public static final int SIGNATURE_ALGORITHMS = 13;
  public static final int ALPN = 16;
  public static final int PRE_SHARED_KEY = 41;
  public static final int EARLY_DATA = 42;
  public static final int SUPPORTED_VERSIONS = 43;
  public static final int COOKIE = 44;
  public static final int PSK_KEY_EXCHANGE_MODES = 45;
  public static final int KEY_SHARE = 51;

  /** RFC 9001 section 8.2. */
  public static final int QUIC_TRANSPORT_PARAMETERS = 57;

  /** The same, in drafts of QUIC up to 32. */
  public static final int QUIC_TRANSPORT_PARAMETERS_DRAFT = 0xffa5;

  private ExtensionType() {}
}
