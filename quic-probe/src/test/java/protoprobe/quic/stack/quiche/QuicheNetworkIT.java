// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

/** Where nobody is, nobody speaks, or the client itself does not go on. */
@Timeout(100)
class QuicheNetworkIT {
  private static final int TOTAL_MILLIS = 3_000;

  @TempDir Path directory;

  private Scripted scripted;

  @BeforeEach
  void start() {
    scripted = new Scripted(directory);
  }

  @AfterEach
  void end() {
    scripted.close();
  }

  @Test
  void aPortWithoutAnybodyIsUnreachable() throws IOException {
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    assertThat(scripted.stack().visit(scripted.errand(nobody)).end()).isEqualTo(End.UNREACHABLE);
  }

  @Test
  void aPortThatSaysNothingIsSilent() throws IOException {
    try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Errand errand = scripted.errand((InetSocketAddress) mute.getLocalSocketAddress());
      scripted.visit(Scripted.GOOD); // so that the child runs
      Visit visit =
          assertTimeoutPreemptively(
              Duration.ofMillis(5 * TOTAL_MILLIS),
              () ->
                  scripted
                      .stack()
                      .visit(errand.withLimits(new Errand.Limits(1_500, TOTAL_MILLIS, 1 << 20))));

      assertThat(visit.end()).isEqualTo(End.SILENT);
      assertThat(visit.traffic().sent()).as("datagrams, with a repetition").isGreaterThan(1);
      assertThat(visit.traffic().received()).isZero();
    }
  }

  @Test
  void aKilledChildIsAFailedVisitInOneLineAndNothingIsLeft() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.start(
            Scripted.GOOD.when(
                packet -> {
                  heard.countDown();
                  return true;
                },
                new Action.Hang()))) {
      CompletableFuture<Visit> visit =
          CompletableFuture.supplyAsync(
              () -> scripted.stack().visit(scripted.errand(server.address())));
      heard.await();
      ProcessHandle child = Children.of(QuicheStack.class).get(0);
      Path own = Children.directory(child, QuicheStack.class);
      assertThat(own).isDirectory();
      assertThat(child.destroyForcibly()).isTrue();

      Visit failed = visit.get();

      assertThat(failed.end()).isEqualTo(End.FAILED);
      assertThat(failed.reason())
          .isEqualTo(QuicheStack.NAME + ": its process ended with status 137 (SIGKILL)");
      assertThat(child.isAlive()).as("still there").isFalse();
      assertThat(own).as("its directory").doesNotExist();
    }
    assertThat(scripted.visit(Scripted.GOOD).end()).as("by another").isEqualTo(End.ANSWERED);
    scripted.close();
    assertThat(Children.of(QuicheStack.class)).as("children left").isEmpty();
  }

  /** quiche gives NULL for a name that TLS cannot say; using it would end the process. */
  @Test
  void aNameThatIsTooLongIsToldAndTheChildLivesOn() {
    scripted.visit(Scripted.GOOD);
    List<ProcessHandle> before = Children.of(QuicheStack.class);

    Visit visit = scripted.visit(Scripted.GOOD, errand -> errand.withServerName("a".repeat(300)));

    assertThat(visit.end()).isEqualTo(End.FAILED);
    assertThat(visit.reason())
        .contains("quiche_connect: expected a connection for 'aaa", "got none")
        .doesNotContain("\n");
    assertThat(scripted.visit(Scripted.GOOD).end()).isEqualTo(End.ANSWERED);
    assertThat(Children.of(QuicheStack.class)).as("the same process").isEqualTo(before);
  }
}
