// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import protoprobe.quic.tls.RetryIntegrity;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** What a server may say before a handshake, without protection: Version Negotiation and Retry. */
final class Detours {
  private final Engine engine;
  private final byte[] firstDestination;
  private Optional<VersionNegotiation> negotiation = Optional.empty();
  private Optional<Client.Retry> retry = Optional.empty();

  /**
   * @param firstDestination what the client sent to first
   */
  Detours(Engine engine, byte[] firstDestination) {
    this.engine = engine;
    this.firstDestination = firstDestination;
  }

  /** A Version Negotiation packet that came. */
  Optional<VersionNegotiation> negotiation() {
    return negotiation;
  }

  /** The Retry that was followed. */
  Optional<Client.Retry> retry() {
    return retry;
  }

  /** Takes a datagram if it is one of them; whether it is. */
  boolean take(byte[] datagram) {
    try {
      WireReader in = new WireReader(datagram);
      LongHeader header = LongHeader.read(in);
      if (header.version() == 0) {
        negotiation = negotiation.or(() -> Optional.of(VersionNegotiation.decode(datagram)));
        return true;
      }
      Optional<Version> version = Version.of(header.version());
      if (version.isPresent()
          && version.get().type(header.firstOctet() >> 4 & 3) == LongType.RETRY) {
        takeRetry(version.get(), header, datagram, in);
        return true;
      }
    } catch (WireFault broken) {
      engine.recorder().note("datagram: " + broken.getMessage(), Instant.now());
    }
    return false;
  }

  private void takeRetry(Version version, LongHeader header, byte[] datagram, WireReader in) {
    int tokenLength = in.remaining() - RetryIntegrity.TAG;
    if (retry.isPresent() || !engine.inbox().heard().isEmpty() || tokenLength <= 0) {
      return; // RFC 9000 section 17.2.5.2
    }
    byte[] token = in.take(tokenLength, "token");
    byte[] packet = Arrays.copyOf(datagram, datagram.length - RetryIntegrity.TAG);
    if (!Arrays.equals(in.rest(), RetryIntegrity.tag(version, firstDestination, packet))) {
      engine.recorder().note("Retry whose integrity tag is not right", Instant.now());
      return;
    }
    retry = Optional.of(new Client.Retry(header.source(), token));
    engine.follow(header.source(), token);
  }
}
