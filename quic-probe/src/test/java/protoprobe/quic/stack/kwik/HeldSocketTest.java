// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.packet.QuicPacket;

/** The race in agent15, and that of kwik with a Retry, lost on purpose. */
@Timeout(60)
class HeldSocketTest {
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch read = new CountDownLatch(1);
  private final AtomicBoolean written = new AtomicBoolean();
  private final AtomicReference<HeldSocket> socket = new AtomicReference<>();

  /** kwik tells this after it has sent its hello, and before agent15 notes so. */
  private final class SlowEngine extends NullLogger {
    @Override
    public void sentPacketInfo(String info) {
      if (written.compareAndSet(false, true)) {
        try {
          assertThat(arrived.await(30, TimeUnit.SECONDS)).as("an answer came").isTrue();
          // kwik would read it at once: that it does not takes a while to be seen
          assertThat(read.await(500, TimeUnit.MILLISECONDS)).as("read too early").isFalse();
        } catch (InterruptedException ended) {
          throw new IllegalStateException(ended);
        }
      }
    }

    @Override
    public void received(Instant at, int datagram, QuicPacket packet) {
      read.countDown();
    }
  }

  private final class Watching implements HeldSocket.Watcher {
    @Override
    public void sent(DatagramPacket datagram) {}

    @Override
    public void received(DatagramPacket datagram) {
      arrived.countDown();
    }

    @Override
    public void refused() {}
  }

  static Stream<Script> scripts() {
    return Stream.of(Scripted.script(), Scripted.script().retrying());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void an_answer_that_comes_before_the_engine_is_ready_is_not_lost(Script script) throws Exception {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      QuicClientConnection connection =
          QuicClientConnection.newBuilder()
              .host(Scripted.HOST)
              .port(server.address().getPort())
              .proxy("127.0.0.1")
              .applicationProtocol("h3")
              .connectTimeout(Duration.ofSeconds(30))
              .logger(new SlowEngine())
              .noServerCertificateCheck()
              .socketFactory(
                  address -> {
                    socket.set(new HeldSocket(server.address(), new Watching()));
                    return socket.get();
                  })
              .build();

      connection.connect(new HelloSent(written::get, () -> socket.get().release()));

      assertThat(connection.isConnected()).as("the handshake came to its end").isTrue();
      connection.close();
    }
  }
}
