// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** What a user may get wrong, and what the world may refuse: one line, the right exit code. */
@Timeout(300)
class BadInputIT {
  /** Nobody is asked by these: they are refused before. */
  private static final String ANYBODY = "127.0.0.1:9";

  private @TempDir Path folder;

  /**
   * A command line and what comes of it.
   *
   * @param status exit status
   * @param line the arguments, split at blanks
   * @param parts what the one line says, in this order
   */
  private record Case(int status, String line, String... parts) {
    List<String> arguments() {
      return List.of(line.split(" "));
    }
  }

  private static Case bad(String line, String... parts) {
    return new Case(2, line, parts);
  }

  private static Case refused(String line, String... parts) {
    return new Case(3, line, parts);
  }

  @TestFactory
  Stream<DynamicTest> targets() throws IOException {
    return Stream.of(
            bad("run host:99999", "'host:99999'", "port 99999, expected 1 to 65535"),
            bad("run host:0", "'host:0'", "expected 1 to 65535"),
            bad("run host:x", "'host:x'", "expected HOST, HOST:PORT, an address, or [V6]:PORT"),
            bad("run [::1", "'[::1'", "expected HOST"),
            bad("run [::1]:", "'[::1]:'", "expected HOST"),
            bad("run http://a/", "'http://a/'", "expected HOST"),
            bad("run --local nope", "'nope'", "expected all or one of [bind, "),
            bad("run --local unbound,nope", "'nope'", "expected all or one of [bind, "),
            bad("run " + ANYBODY + " ::1 --name x", "--name x", "expected a single target, not 2"),
            bad("run " + ANYBODY + " -4 -6", "-4", "-6", "mutually exclusive"),
            refused("run ::1 -4", "::1", "expected an IPv4 address"),
            refused("run 127.0.0.1 -6", "127.0.0.1", "expected an IPv6 address"),
            refused("run no.such.invalid", "no.such.invalid", "expected a name that resolves"),
            refused("run 127.0.0.1:" + closedPort(), "127.0.0.1:", "expected a DNS server"))
        .map(this::test);
  }

  @TestFactory
  Stream<DynamicTest> options() {
    String run = "run " + ANYBODY + " ";
    return Stream.of(
            bad("bogus", "'bogus'"),
            bad(run + "--bogus", "'--bogus'"),
            bad(run + "--only nope", "'nope'", "expected an id or a prefix of ids"),
            bad(run + "--only edns/op", "'edns/op'", "expected an id or a prefix of ids"),
            bad(run + "--skip nope", "'nope'", "expected an id"),
            bad(run + "--level HIGH", "--level", "expected one of", "MUST", "'HIGH'"),
            bad(run + "--jobs 0", "--jobs 0", "expected a number from 1"),
            bad(run + "--jobs x", "--jobs", "'x'"),
            bad(run + "--jobs 5", "--jobs 5", "expected 1 to 4"),
            bad(run + "--repeat 0", "--repeat 0", "expected a number from 1"),
            bad("run --local unbound --jobs -1", "--jobs -1", "expected a number from 1"),
            bad(run + "--timeout soon", "--timeout", "'soon'", "expected a time above zero"),
            bad(run + "--total-timeout 0", "--total-timeout", "'0'", "expected a time above zero"),
            bad(run + "--shuffle x", "--shuffle", "'x'"),
            bad(run + "--zone a..b", "--zone", "'a..b'", "expected a domain name"),
            bad(run + "--junit-dialect x", "--junit-dialect", "expected one of", "'x'"),
            bad(run + "--progress loud", "--progress", "expected one of", "'loud'"),
            bad("explain nope", "'nope'", "expected an id"),
            bad("list --only nope", "'nope'", "expected an id"),
            bad("inside nope", "'nope'"))
        .map(this::test);
  }

  @TestFactory
  Stream<DynamicTest> files() throws IOException {
    Path malformed = Files.writeString(folder.resolve("malformed"), "edns/opt maybe\n");
    Path file = Files.writeString(folder.resolve("file"), "");
    String run = "run " + ANYBODY + " ";
    return Stream.of(
            bad(run + "--expect /no/such", "/no/such", "no such file, expected expectations"),
            bad(run + "--expect " + malformed, malformed + ":1", "expected ID OUTCOME"),
            bad(run + "--update-expectations", "expected --expect FILE"),
            bad("run " + ANYBODY + " ::1 --junit x", "--junit", "expected a single target, not 2"),
            refused(run + "--out " + file, file.toString(), "expected a folder that can be"),
            refused(run + "--out /dev/null/x", "/dev/null/x", "Not a directory"),
            refused(run + "--out /proc/self/x", "/proc/self/x: cannot be made"),
            refused(run + "--json " + folder, folder.toString(), "expected a file, is a folder"),
            refused(run + "--junit /dev/null/x", "/dev/null/x", "expected a folder"))
        .map(this::test);
  }

  @TestFactory
  Stream<DynamicTest> queries() throws IOException {
    String at = " @127.0.0.1:" + closedPort();
    return Stream.of(
            bad("query a..b A" + at, "'a..b'", "expected a domain name"),
            bad("query " + "x".repeat(64) + " A" + at, "x'", "1 to 63 octets"),
            bad("query a\\999 A" + at, "'a\\999'", "three digits up to 255"),
            bad("query a NOPE" + at, "'NOPE'", "expected a name such as A"),
            bad("query a TYPE65536" + at, "'TYPE65536'", "expected a name such as A"),
            bad("query a A 127.0.0.1", "'127.0.0.1'", "expected @HOST"),
            bad("query a A @", "'@'", "expected @HOST"),
            bad("query a A @host:x", "'host:x'", "expected HOST"),
            bad("query a A", "@SERVER"),
            refused("query a A" + at, "127.0.0.1:", "expected a DNS server"),
            refused("query a A --tcp" + at, "127.0.0.1:", "Connection refused"),
            refused("query a A @no.such.invalid", "no.such.invalid", "expected a name"))
        .map(this::test);
  }

  private DynamicTest test(Case each) {
    return dynamicTest(each.status() + " " + each.line(), () -> assertOneLine(each));
  }

  private void assertOneLine(Case each) throws Exception {
    Path empty = Files.createTempDirectory(folder, "empty");
    Ran ran = Call.of(each.arguments().toArray(String[]::new)).in(empty).run();

    assertThat(ran.status()).as("exit status; said %s", ran.errors()).isEqualTo(each.status());
    assertThat(ran.complaints()).as("lines on standard error").hasSize(1);
    assertThat(ran.complaints().get(0))
        .containsSubsequence(each.parts())
        .doesNotContain("Exception", "internal error", "\tat ");
    assertThat(ran.output()).as("standard output").isEmpty();
    assertThat(new Output(empty).files()).as("files written").isEmpty();
  }

  @Test
  void noTargetIsAnsweredWithThreeExamples() throws Exception {
    Ran ran = Call.of("run").run();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errors()).hasSize(4);
    assertThat(ran.errors().get(0)).contains("no target: expected a TARGET or --local NAME");
    assertThat(ran.errors().subList(1, 4)).allMatch(line -> line.startsWith("  edns-probe run "));
    assertThat(ran.output()).isEmpty();
  }

  @Test
  void nothingFitsTheSelection() throws Exception {
    Call call = Call.of("run", ANYBODY, "--only", Output.QUICK, "--level", "INFO");
    Ran ran = call.run();
    assertThat(ran.status()).isEqualTo(4);
    assertThat(ran.complaints()).containsExactly("nothing to run: no check fits the selection");
    assertThat(ran.output()).isEmpty();
  }

  /** The report is lost, so the run has not succeeded; the record is there. */
  @Test
  void standardOutputIsFull() throws Exception {
    Output output = new Output(folder.resolve("full"));
    try (LoopbackServer server = LoopbackServer.answering(DnsBytes::answer)) {
      Call call = Call.of("run", server.address(), "--only", Output.QUICK).into(output);
      Ran ran = call.behind(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh")).run();
      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.complaints())
          .containsExactly(
              "edns-probe: standard output: expected to take the report, cannot be written");
      assertThat(output.record("edns-127.0.0.1_" + server.port()).results()).hasSize(2);
    }
  }

  /** Root may write everywhere, so it is an ordinary user who may not. */
  @Test
  void aFolderOfSomebodyElse() throws Exception {
    Path program = Installed.copy(Someone.open(folder), "edns-probe");
    Call call = Call.of(program, "run", ANYBODY, "--out", "/usr/x").in(Path.of("/"));
    Ran ran = call.behind(Someone.ordinary().prefix()).run();
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.complaints()).hasSize(1);
    assertThat(ran.complaints().get(0)).contains("/usr/x", "expected a folder that can be written");
  }

  @Test
  void aSilentServerGetsThreeTriesInSixSeconds() throws Exception {
    Output output = new Output(folder.resolve("silent"));
    try (LoopbackServer silent = LoopbackServer.silent()) {
      Call call = Call.of("run", silent.address()).into(output);
      long start = System.nanoTime();
      Ran ran = call.run();
      long seconds = (System.nanoTime() - start) / 1_000_000_000L;

      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.complaints())
          .containsExactly(
              "edns-probe: %s: unreachable: expected a DNS answer, got none to three tries in 6 s"
                  .formatted(silent.address()));
      assertThat(ran.output()).isEmpty();
      assertThat(silent.received()).as("datagrams").isEqualTo(3);
      assertThat(seconds).as("five times the promise, in seconds").isLessThan(30);
      assertUnreachable(output, "edns-127.0.0.1_" + silent.port());
    }
  }

  /** So that continuous integration shows it, the XML has one error. */
  private static void assertUnreachable(Output output, String name) {
    RunRecord record = output.record(name);
    assertThat(record.state()).isEqualTo(RunState.UNREACHABLE);
    assertThat(record.results()).isEmpty();
    assertThat(Output.count(output.junit(name), "testcase")).isOne();
    assertThat(Output.count(output.junit(name), "error")).isOne();
    assertThat(output.files())
        .containsExactly("junit/TEST-" + name + ".xml", "records/" + name + ".json");
  }

  @Test
  void whatRanIsReportedBesideWhatDidNot() throws Exception {
    Output output = new Output(folder.resolve("both"));
    String closed = "127.0.0.1:" + closedPort();
    try (LoopbackServer server = LoopbackServer.answering(DnsBytes::answer)) {
      Ran ran = Call.of("run", closed, server.address(), "--only", Output.QUICK).into(output).run();
      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.complaints()).hasSize(1);
      assertThat(ran.complaints().get(0)).contains(closed);
      assertThat(ran.output()).contains(server.address()).doesNotContain(closed);
      assertUnreachableBeside(output, closed.replace(':', '_'));
    }
  }

  private static void assertUnreachableBeside(Output output, String closed) {
    assertThat(output.record("edns-" + closed).state()).isEqualTo(RunState.UNREACHABLE);
    assertThat(output.files()).filteredOn(file -> file.startsWith("records/")).hasSize(2);
  }

  @TestFactory
  Stream<DynamicTest> aServerThatAnswersWith() {
    return Stream.of(
        dynamicTest("noise", () -> assertNoPass(query -> DnsBytes.noise(query, 97))),
        dynamicTest("nothing but the id", () -> assertNoPass(query -> DnsBytes.cut(query, 2))),
        dynamicTest("the query itself", () -> assertNoPass(query -> query)),
        dynamicTest("TC and no record", () -> assertJudged(DnsBytes::truncated)));
  }

  private void assertNoPass(UnaryOperator<byte[]> script) throws Exception {
    Ran ran = assertJudged(script);
    assertThat(ran.output()).contains("0 passed");
    assertThat(ran.status()).isIn(1, 3);
  }

  /** Somebody is there: the answers are judged, and nothing of ours breaks over them. */
  private Ran assertJudged(UnaryOperator<byte[]> script) throws Exception {
    Output output = new Output(Files.createTempDirectory(folder, "judged"));
    try (LoopbackServer server = LoopbackServer.answering(script::apply)) {
      Ran ran = Call.of("run", server.address(), "--only", Output.QUICK).into(output).run();
      RunRecord record = output.record("edns-127.0.0.1_" + server.port());
      assertThat(record.state()).isEqualTo(RunState.COMPLETE);
      assertThat(record.results()).hasSize(2);
      assertThat(record.count(Outcome.ERROR)).as("results that are our own fault").isZero();
      assertThat(ran.complaints()).isEmpty();
      return ran;
    }
  }

  @Test
  void aServerThatAnswersSomethingElseIsTold() throws Exception {
    try (LoopbackServer server = LoopbackServer.answering(query -> new byte[] {1, 2, 3})) {
      Ran ran = Call.of("run", server.address()).run();
      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.complaints()).hasSize(1);
      assertThat(ran.complaints().get(0)).contains(server.address(), "expected a DNS answer");
    }
  }

  /** A port of this machine on which nobody listens, as far as one moment can tell. */
  private static int closedPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
