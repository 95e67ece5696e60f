// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** Which version a scripted server goes on with (RFC 9368 section 2.3). */
final class VersionChoice {
  private VersionChoice() {}

  /**
   * The last of the server's versions, if the client would take it.
   *
   * @param parameters the client's transport parameters
   */
  static Optional<Version> of(List<Version> versions, byte[] parameters) {
    Version wanted = versions.get(versions.size() - 1);
    return information(parameters).filter(value -> contains(value, wanted)).map(value -> wanted);
  }

  private static Optional<byte[]> information(byte[] parameters) {
    try {
      return TransportParameters.decode(parameters).find(TransportParameterId.VERSION_INFORMATION);
    } catch (WireFault broken) {
      return Optional.empty();
    }
  }

  private static boolean contains(byte[] information, Version wanted) {
    WireReader in = new WireReader(information);
    while (in.remaining() >= 4) {
      if ((int) in.fixed(4, "version") == wanted.number()) {
        return true;
      }
    }
    return false;
  }
}
