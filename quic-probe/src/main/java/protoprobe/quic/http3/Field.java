// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

/**
 * A field line, or a pseudo-header field (RFC 9114 section 4.3). A character stands for an octet,
 * as in ISO 8859-1; nothing is checked.
 */
public record Field(String name, String value) {
  @Override
  public String toString() {
    return name + ": " + value;
  }
}
