// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.quic.tls.RetryIntegrity;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * What a datagram shows of itself without keys.
 *
 * @param header its long header
 * @param versions of a Version Negotiation packet
 * @param token octets of a Retry's, or -1 if it is none
 */
record Unprotected(LongHeader header, Optional<List<Integer>> versions, int token) {
  /** Empty if it has no long header. */
  static Optional<Unprotected> of(byte[] datagram) {
    if (!LongHeader.begins(datagram)) {
      return Optional.empty();
    }
    try {
      WireReader in = new WireReader(datagram);
      LongHeader header = LongHeader.read(in);
      if (header.version() == 0) {
        List<Integer> versions = VersionNegotiation.decode(datagram).versions();
        return Optional.of(new Unprotected(header, Optional.of(versions), -1));
      }
      boolean retry =
          Version.of(header.version())
              .filter(each -> each.type(header.firstOctet() >> 4 & 3) == LongType.RETRY)
              .isPresent();
      int token = retry ? Math.max(0, in.remaining() - RetryIntegrity.TAG) : -1;
      return Optional.of(new Unprotected(header, Optional.empty(), token));
    } catch (WireFault cutOff) {
      return Optional.empty();
    }
  }

  boolean isNegotiation() {
    return versions.isPresent();
  }

  boolean isRetry() {
    return token >= 0;
  }

  /** In words. */
  String words() {
    String ids =
        "to %s, from %s"
            .formatted(FrameText.hex(header.destination()), FrameText.hex(header.source()));
    if (isNegotiation()) {
      String all =
          versions.orElseThrow().stream()
              .map("0x%08x"::formatted)
              .collect(Collectors.joining(", "));
      return "VERSION_NEGOTIATION %s: %s".formatted(ids, all);
    }
    return isRetry()
        ? "RETRY %s, token of %d octets".formatted(ids, token)
        : "long header, version 0x%08x, %s".formatted(header.version(), ids);
  }
}
