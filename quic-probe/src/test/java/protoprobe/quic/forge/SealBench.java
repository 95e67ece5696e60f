// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.Arrays;
import java.util.Optional;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

/** 1-RTT packets sealed and opened per second in one thread, for each cipher suite. */
public final class SealBench {
  private static final int PAYLOAD = 1170;
  private static final int ROUNDS = 3;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final byte[] ID = new byte[8];

  private SealBench() {}

  /** Takes no arguments. The first round is the compiler's. */
  public static void main(String[] arguments) {
    for (CipherSuite suite : CipherSuite.values()) {
      byte[] secret = new byte[suite == CipherSuite.AES_256_GCM_SHA384 ? 48 : 32];
      PacketKeys keys = PacketKeys.of(Version.V1, suite, secret);
      for (int round = 1; round <= ROUNDS; round++) {
        System.out.printf(
            "packets of 1200 octets, %s, round %d: %,.0f sealed and %,.0f opened per second%n",
            suite, round, sealed(keys), opened(keys));
      }
    }
  }

  private static Packet packet(long number) {
    return new Packet(
        Level.ONE_RTT, Version.V1.number(), ID, ID, new byte[0], number, 4, 0, new byte[PAYLOAD]);
  }

  private static double sealed(PacketKeys keys) {
    long start = System.nanoTime();
    long count = 0;
    long octets = 0;
    while (System.nanoTime() - start < ROUND_NANOS) {
      octets += Seal.seal(packet(count++), keys).length;
    }
    require(octets == count * (1 + ID.length + 4 + PAYLOAD + PacketKeys.TAG), "octets", octets);
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static double opened(PacketKeys keys) {
    byte[][] packets = new byte[64][];
    Arrays.setAll(packets, number -> Seal.seal(packet(number), keys));
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < ROUND_NANOS) {
      int number = (int) (count++ % packets.length);
      Optional<Packet> opened =
          Sealed.split(packets[number], ID.length).get(0).open(keys, number - 1L);
      require(opened.filter(each -> each.number() == number).isPresent(), "packet", number);
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static void require(boolean holds, String what, long got) {
    if (!holds) {
      throw new IllegalStateException(what + ": expected to be right, got " + got);
    }
  }
}
