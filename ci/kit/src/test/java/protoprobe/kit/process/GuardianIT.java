// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

@Timeout(120)
class GuardianIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private @TempDir Path folder;

  @BeforeEach
  void namespacesArePossible() {
    Peers.require("unshare");
    Peers.require("ip");
    Optional<NotPermitted> refusal = Guardian.probe();
    assumeTrue(
        refusal.isEmpty() || "1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS")),
        refusal::toString);
    assertThat(refusal).as("why namespaces cannot be made here").isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> nothingIsLeft() throws IOException {
    Path classes = Someone.readableClasses(folder);
    List<DynamicTest> tests = new ArrayList<>();
    for (Someone user : Someone.possible()) {
      for (Ending ending : Ending.values()) {
        tests.add(
            dynamicTest(user + " " + ending, () -> assertNothingIsLeft(user, ending, classes)));
      }
    }
    return tests.stream();
  }

  private static void assertNothingIsLeft(Someone user, Ending ending, Path classes)
      throws Exception {
    try (HostProcess host = HostProcess.start(user, classes);
        Leftovers leftovers = new Leftovers(host.init(), host.marker(), host.runDirectory())) {
      assertThat(leftovers.ownNamespaces()).as("namespaces of its own").hasSizeBetween(3, 4);
      assertThat(leftovers.found()).as("seen while it runs").hasSizeGreaterThan(10);

      ending.happen(host);

      assertThat(leftovers.await(LIMIT)).as("left after " + ending).isEmpty();
    }
  }

  @Test
  void theCommandsStatusOutputAndErrorsAreItsOwn() throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    GuardianSpec spec =
        GuardianSpec.of("sh", "-c", "echo $GREETING; cat; echo bad >&2; exit 7")
            .withEnvironment(Map.of("GREETING", "hello"))
            .withErrors(errors)
            .withPipedOutput();
    try (Guardian guardian = Guardian.start(spec)) {
      String output = new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).as("standard output; standard input is empty").isEqualTo("hello\n");
      assertThat(guardian.waitFor()).isEqualTo(7);
      assertThat(guardian.exit()).contains(7);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("bad\n");
  }

  @Test
  void theRunDirectoryIsTheTemporaryDirectory() throws IOException {
    String script = "echo $TMPDIR; ip -o address show dev lo; ls $PROTOPROBE_RUN_DIR; mktemp";
    GuardianSpec spec =
        GuardianSpec.of("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; " + script)
            .withAddresses(List.of("127.53.99.1/32", "127.53.99.2/32"))
            .withPipedOutput();
    try (Guardian guardian = Guardian.start(spec)) {
      String output = new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
      Path run = guardian.directory().path();
      assertThat(output.lines().findFirst()).contains(run + "/tmp");
      assertThat(output).contains("inet 127.0.0.1/8", "127.53.99.1/32", "127.53.99.2/32");
      assertThat(output).contains(run + "/tmp/tmp.");
    }
  }

  @Test
  void aChildJvmKeepsItsFilesInside() throws IOException {
    GuardianSpec spec =
        GuardianSpec.of(run -> JavaCommand.of(run, Echo.class, List.of("a b")))
            .withVisible(List.of(folder))
            .withPipedOutput();
    try (Guardian guardian = Guardian.start(spec)) {
      String output = new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).isEqualTo(guardian.directory().tmp() + " [a b]\n");
    }
  }

  @Test
  void aFailedStepIsNotTheCommandsExit() {
    GuardianSpec spec =
        GuardianSpec.of("true")
            .withAddresses(List.of("127.53.99.300/32"))
            .withErrors(OutputStream.nullOutputStream());
    NotPermitted refused =
        catchThrowableOfType(NotPermitted.class, () -> Guardian.start(spec).close());
    assertThat(refused.call()).isEqualTo("ip address add 127.53.99.300/32 dev lo");
    assertThat(refused).hasMessageContaining("127.53.99.300/32").hasMessageNotContaining("\n");
  }

  /** The limit is set in a user namespace of its own: the host's stays as it is. */
  @Test
  void aUsedUpLimitIsNamedWithItsSysctl() throws IOException {
    String lower = "echo 0 >/proc/sys/user/max_net_namespaces && exec \"$@\"";
    List<String> prefix = List.of("unshare", "-r", "sh", "-c", lower, "sh");
    String output =
        outputOf(
            GuardianSpec.of(run -> concat(prefix, JavaCommand.of(run, Probe.class, List.of()))));
    assertThat(output)
        .isEqualTo(
            "unshare -nmpf --mount-proc: No space left on device"
                + " (what allows it: sysctl user.max_net_namespaces=10000)\n");
  }

  private static String outputOf(GuardianSpec spec) throws IOException {
    try (Guardian guardian = Guardian.start(spec.withPipedOutput())) {
      return new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Says what a child JVM of ours was given. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      System.out.println(System.getProperty("java.io.tmpdir") + " " + List.of(arguments));
    }
  }

  /** Says why a guardian cannot be started where it runs. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      System.out.println(Guardian.probe().map(Throwable::getMessage).orElse("possible"));
    }
  }
}
