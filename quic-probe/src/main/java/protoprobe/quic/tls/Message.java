// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import protoprobe.quic.wire.WireWriter;

/**
 * A handshake message (RFC 8446 section 4).
 *
 * @param type see {@link HandshakeType}
 * @param body without the header
 */
public record Message(int type, byte[] body) {
  /** Header and body. */
  public byte[] encode() {
    return new WireWriter().fixed(type, 1).vector(3, body).toBytes();
  }
}
