// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.util.List;

/** Versions of HTTP over TCP. */
public enum HttpVersion {
  HTTP_1("HTTP/1.1", "http/1.1"),
  HTTP_2("HTTP/2", "h2");

  private final String words;
  private final String alpn;

  HttpVersion(String words, String alpn) {
    this.words = words;
    this.alpn = alpn;
  }

  /** What a client that prefers this version offers: the older one behind it, as browsers do. */
  List<String> offer() {
    return this == HTTP_2 ? List.of(HTTP_2.alpn, HTTP_1.alpn) : List.of(HTTP_1.alpn);
  }

  /** What is spoken once that protocol is negotiated; without ALPN it is HTTP/1.1. */
  static HttpVersion spoken(String negotiated) {
    return negotiated.equals(HTTP_2.alpn) ? HTTP_2 : HTTP_1;
  }

  /** Its ALPN protocol name. */
  public String alpn() {
    return alpn;
  }

  @Override
  public String toString() {
    return words;
  }
}
