// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

class KeyRingTest {
  private static final byte[] ID = {1, 2, 3, 4};

  private final KeyRing ring = new KeyRing();

  private static Sealed sealed(int number, PacketKeys keys) {
    Packet packet =
        new Packet(Level.ONE_RTT, 0, ID, new byte[0], new byte[0], number, 2, 0, new byte[0])
            .carrying(List.of(new Frame.Ping(), new Frame.Padding(20)));
    return Sealed.split(Seal.seal(packet, keys), ID.length).get(0);
  }

  private Optional<Long> opened(int number, PacketKeys keys, long largest) {
    return ring.open(sealed(number, keys), largest).map(Packet::number);
  }

  /** RFC 9001 section 6.5: reordered packets need the keys before. */
  @ParameterizedTest
  @EnumSource(Version.class)
  void what_an_update_overtook_is_opened_and_does_not_go_back(Version version) {
    PacketKeys first = PacketKeys.of(version, CipherSuite.AES_128_GCM_SHA256, new byte[32]);
    PacketKeys second = first.updated();
    ring.add(Level.ONE_RTT, first, first);

    assertThat(opened(1, first, 0)).contains(1L);
    assertThat(ring.phaseBit()).isZero();
    assertThat(opened(4, second, 1)).contains(4L);
    assertThat(ring.phaseBit()).as("phase of what we send").isEqualTo(Packet.KEY_PHASE);
    assertThat(opened(3, first, 4)).as("sent before the update").contains(3L);
    assertThat(opened(5, second, 4)).contains(5L);
    assertThat(ring.phaseBit()).as("phase of what we send").isEqualTo(Packet.KEY_PHASE);
    assertThat(opened(6, second.updated(), 5)).contains(6L);
    assertThat(opened(7, first, 6)).as("two updates ago").isEmpty();
  }
}
