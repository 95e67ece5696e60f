// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

/** Datagrams have the size that RFC 9000 section 14.1 demands. */
class AssemblerTest {
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};

  private final Engine engine = new Engine(true, Version.V1, ID, ID, Recorder.NONE);

  AssemblerTest() {
    engine.deriveInitialKeys(ID);
  }

  /** What is shorter than a sample is filled up once: not once more for the datagram. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 100})
  void one_with_an_initial_packet_has_1200_octets(int payload) {
    Packet first = engine.assembler().next(Level.INITIAL).carrying(List.of(new Frame.Ping()));
    Packet last = engine.assembler().next(Level.INITIAL).carrying(new byte[payload]);

    assertThat(engine.assembler().datagram(List.of(last), Instant.now())).hasSize(1200);
    assertThat(engine.assembler().datagram(List.of(first, last), Instant.now())).hasSize(1200);
  }
}
