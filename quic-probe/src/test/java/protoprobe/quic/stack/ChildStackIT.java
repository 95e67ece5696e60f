// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;

@Timeout(100)
class ChildStackIT {
  private static final Errand ERRAND =
      Errand.of(new InetSocketAddress("127.0.0.1", 4433), "localhost");

  private final ChildStack stack = new ChildStack("scripted", ScriptedStack.class);

  @AfterEach
  void end() {
    stack.close();
  }

  @Test
  void whatIsAskedArrivesAndWhatIsSeenReturns() throws IOException {
    InetAddress v6 = InetAddress.getByName("2001:db8::1");
    Errand asked =
        new Errand(
            new InetSocketAddress(v6, 65535),
            "n\u00e4me",
            "[2001:db8::1]:65535",
            "/?\"\n",
            List.of(new Errand.Field("x", "\u2028")),
            "h3-29",
            0xbabababa,
            new Errand.Trust("/ca.pem", true),
            new Errand.Limits(1, 2, Long.MAX_VALUE),
            false);

    assertThat(stack.visit(asked)).isEqualTo(ScriptedStack.visited(asked));
    assertThat(stack.visit(at(ERRAND, "/print")).end())
        .as("what a library prints is no visit")
        .isEqualTo(Visit.End.ANSWERED);
  }

  @Test
  void oneProcessRunsErrandsSideBySide() throws Exception {
    stack.visit(ERRAND);
    long pid = stack.handle().pid();
    List<CompletableFuture<Visit>> visits =
        IntStream.range(0, ScriptedStack.TOGETHER)
            .mapToObj(i -> later(stack, "/together"))
            .toList();

    for (CompletableFuture<Visit> visit : visits) {
      assertThat(visit.get().end()).as("waits for all others").isEqualTo(Visit.End.ANSWERED);
    }
    assertThat(stack.handle().pid()).isEqualTo(pid);
  }

  @Test
  void whatTheStackThrowsIsTold() {
    assertThat(stack.visit(at(ERRAND, "/throw")).reason())
        .contains("IllegalStateException: thrown");
    assertThatThrownBy(() -> stack.visit(at(ERRAND, "/lacking")))
        .isInstanceOf(NotApplicable.class)
        .hasMessage("scripted: no libscript.so");
  }

  @ParameterizedTest
  @CsvSource({
    "/status,  ended with status 3",
    "/fault,   SIGSEGV (0xb)",
    "/garbage, said what cannot be read",
    "/endless, a line of more than 33554432 octets",
  })
  void aChildThatDiesFailsItsVisitsAndTheNextErrandStartsAnother(String path, String reason)
      throws Exception {
    stack.visit(ERRAND);
    CompletableFuture<Visit> other = later(stack, "/hang");
    stack.visit(at(ERRAND, "/hanging"));
    long pid = stack.handle().pid();

    Visit failed = stack.visit(at(ERRAND, path));

    assertThat(failed.end()).isEqualTo(Visit.End.FAILED);
    assertThat(failed.reason()).startsWith("scripted: its process ended").contains(reason);
    assertThat(other.get().end()).as("a visit beside it").isEqualTo(Visit.End.FAILED);
    assertThat(stack.visit(ERRAND).end()).isEqualTo(Visit.End.ANSWERED);
    assertThat(stack.handle().pid()).as("another process").isNotEqualTo(pid);
  }

  @Test
  void aKilledChildIsNamedWithItsSignal() throws Exception {
    stack.visit(ERRAND);
    CompletableFuture<Visit> visit = later(stack, "/hang");
    stack.visit(at(ERRAND, "/hanging"));
    assertThat(stack.handle().destroyForcibly()).isTrue();

    assertThat(visit.get().end()).isEqualTo(Visit.End.FAILED);
    assertThat(visit.get().reason()).contains("status 137 (SIGKILL)");
  }

  @Test
  void aVisitBeyondAllLimitsEndsTheChild() {
    try (ChildStack hasty = new ChildStack("scripted", ScriptedStack.class, 1_000)) {
      Visit failed = hasty.visit(at(ERRAND, "/hang"));

      assertThat(failed.end()).isEqualTo(Visit.End.FAILED);
      assertThat(failed.reason())
          .contains("(SIGKILL), killed since it gave no visit within 1100 ms");
    }
  }

  /** Nothing but SIGKILL is heard, and nothing read: the second order is more than a pipe takes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 20})
  void aChildThatIsStoppedIsKilled(int length) throws Exception {
    try (ChildStack hasty = new ChildStack("scripted", ScriptedStack.class, 1_000)) {
      hasty.visit(ERRAND);
      ProcessHandle child = hasty.handle();
      assertThat(child.pid()).isGreaterThan(1);
      new ProcessBuilder("kill", "-STOP", "" + child.pid()).inheritIO().start().waitFor();

      Visit failed = hasty.visit(at(ERRAND, "/".repeat(length)));

      assertThat(failed.end()).isEqualTo(Visit.End.FAILED);
      assertThat(failed.reason())
          .contains("(SIGKILL), killed since it gave no visit within 1100 ms")
          .doesNotContain("\n");
      assertThat(child.isAlive()).as("still there").isFalse();
      assertThat(hasty.visit(ERRAND).end()).as("by the next").isEqualTo(Visit.End.ANSWERED);
    }
  }

  @Test
  void theEndOfOneCaseEndsItsVisitsOnly() {
    stack.visit(ERRAND);
    long pid = stack.handle().pid();
    Stack mine = stack.share();
    CompletableFuture<Visit> visit = later(mine, "/hang");
    stack.visit(at(ERRAND, "/hanging"));

    mine.close();

    assertThatThrownBy(visit::get)
        .hasCauseInstanceOf(Inconclusive.class)
        .hasMessageContaining("scripted: closed during a visit");
    assertThat(stack.visit(ERRAND).end()).isEqualTo(Visit.End.ANSWERED);
    assertThat(stack.handle().pid()).as("the child of the other cases").isEqualTo(pid);
  }

  @Test
  void closingEndsAChildThatReadsNothing() throws Exception {
    stack.visit(ERRAND);
    ProcessHandle child = stack.handle();
    assertThat(child.pid()).isGreaterThan(1);
    new ProcessBuilder("kill", "-STOP", "" + child.pid()).inheritIO().start().waitFor();
    CompletableFuture<Visit> visit = later(stack, "/".repeat(1 << 20));
    assertThat(child.isAlive()).isTrue();

    stack.close();

    assertThat(child.isAlive()).isFalse();
    assertThatThrownBy(visit::get).hasCauseInstanceOf(Inconclusive.class);
  }

  @Test
  void closingEndsTheChildAndWhatIsUnderWayIsInconclusive() {
    CompletableFuture<Visit> visit = later(stack, "/hang");
    stack.visit(at(ERRAND, "/hanging"));
    ProcessHandle child = stack.handle();

    stack.close();

    assertThat(child.isAlive()).isFalse();
    assertThatThrownBy(visit::get)
        .hasCauseInstanceOf(Inconclusive.class)
        .hasMessageContaining("scripted: closed during a visit");
    assertThatThrownBy(() -> stack.visit(ERRAND)).isInstanceOf(Inconclusive.class);
  }

  private static CompletableFuture<Visit> later(Stack stack, String path) {
    return CompletableFuture.supplyAsync(
        () -> stack.visit(at(ERRAND, path)), task -> new Thread(task).start());
  }

  /** The same errand with another path and a short limit. */
  static Errand at(Errand errand, String path) {
    return new Errand(
        errand.server(),
        errand.serverName(),
        errand.authority(),
        path,
        errand.headers(),
        errand.alpn(),
        errand.version(),
        errand.trust(),
        new Errand.Limits(100, 100, 100),
        errand.grease());
  }
}
