// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.ByteBuffer;
import tech.kwik.agent15.TlsConstants.HandshakeType;

/** Transport parameters as agent15 sends and hands over an extension: request and answer alike. */
final class AgentParameters extends tech.kwik.agent15.extension.Extension {
  private static final int HEADER = 4;

  private final byte[] octets;

  AgentParameters(byte[] octets) {
    this.octets = octets;
  }

  /** The extension at the buffer's position; null, and nothing read, if it is another one. */
  static AgentParameters parse(ByteBuffer in, HandshakeType message) {
    if (in.getShort(in.position()) != ExtensionType.QUIC_TRANSPORT_PARAMETERS) {
      return null;
    }
    byte[] content = new byte[in.getShort(in.position() + 2) & 0xffff];
    in.position(in.position() + HEADER);
    in.get(content);
    return new AgentParameters(content);
  }

  byte[] octets() {
    return octets;
  }

  @Override
  public byte[] getBytes() {
    return ByteBuffer.allocate(HEADER + octets.length)
        .putShort((short) ExtensionType.QUIC_TRANSPORT_PARAMETERS)
        .putShort((short) octets.length)
        .put(octets)
        .array();
  }
}
