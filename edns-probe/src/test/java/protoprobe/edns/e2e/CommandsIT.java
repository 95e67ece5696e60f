// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/** The commands that start no target, and the stub in front of the program. */
@Timeout(120)
class CommandsIT {
  private @TempDir Path folder;

  @Test
  void helpAndVersion() throws Exception {
    Ran help = good("--help");
    assertThat(help.output())
        .contains("run ", "list ", "explain ", "targets ", "query ", "completion ")
        .contains("Exit codes:", "Examples:", "edns-probe run 192.0.2.53")
        .doesNotContain("inside");
    assertThat(good("run", "--help").output()).contains("--local", "--total-timeout", "Exit codes");
    assertThat(good("--version").output()).matches("edns-probe \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  /** The list and its JSON name the same ids; an id of the list can be explained. */
  @Test
  void listAndExplain() throws Exception {
    List<String> ids = good("list").output().lines().map(line -> line.split(" ")[0]).toList();
    assertThat(ids).isNotEmpty().isSorted().allMatch(id -> id.startsWith("edns/"));

    JsonNode json = new ObjectMapper().readTree(good("list", "--json").output());
    assertThat(StreamSupport.stream(json.spliterator(), false))
        .extracting(each -> each.get("id").asText())
        .isEqualTo(ids);
    assertThat(json).allSatisfy(each -> assertThat(each.get("says").asText()).endsWith("."));

    String first = ids.get(0);
    assertThat(good("explain", first).output())
        .startsWith(first + "\n")
        .contains("requirement", "level", "RFC ", "edns-probe run TARGET --only " + first);
    assertThat(good("list", "--only", first).output().lines()).hasSize(1);
  }

  @Test
  void targets() throws Exception {
    for (String program : List.of("named", "kresd", "pdns_recursor", "unbound", "unshare")) {
      Peers.require(program);
    }
    List<String> here = good("targets").output().lines().toList();
    assertThat(here).hasSize(4).allMatch(line -> line.contains(" available "));

    Ran lacking = Call.of("targets").behind(Without.programs("named")).run();
    assertThat(lacking.output().lines().filter(line -> line.startsWith("bind ")))
        .as("said %s", lacking.errors())
        .singleElement()
        .asString()
        .contains(" missing ", "install the package bind9");

    Ran forbidden = Call.of("targets").behind(Without.networkNamespaces()).run();
    assertThat(forbidden.output().lines())
        .as("said %s", forbidden.errors())
        .hasSize(4)
        .allMatch(line -> line.contains(" not permitted ") && line.contains("sysctl user."));
  }

  @Test
  void bashReadsTheCompletion() throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), good("completion").output());
    String use =
        """
        source "$1"
        complete -p edns-probe
        COMP_WORDS=(edns-probe ex) COMP_CWORD=1
        _complete_edns-probe
        echo "${COMPREPLY[@]}"
        """;
    Ran ran = Call.of(Path.of("bash"), "-c", use, "bash", script.toString()).run();
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.output().lines().toList()).last().isEqualTo("explain");
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() throws Exception {
    try (LoopbackServer server = LoopbackServer.answering(DnsBytes::answer)) {
      Call run = Call.of("run", server.address(), "--only", Output.QUICK);
      assertThat(run.run().output()).doesNotContain("\u001b");
      assertThat(run.and("--color", "always").run().output()).contains("\u001b[");
      Call never = run.and("--color", "never");
      assertThat(terminal(run).output()).as("on a terminal").contains("\u001b[");
      assertThat(terminal(run.with("NO_COLOR", "1")).output())
          .as("with NO_COLOR")
          .doesNotContain("\u001b[1m", "\u001b[3");
      assertThat(terminal(never).output()).doesNotContain("\u001b[1m", "\u001b[3");
    }
  }

  /** The same on a pseudo-terminal, whose output becomes standard output. */
  private static Ran terminal(Call call) throws Exception {
    Peers.require("script");
    String line = String.join(" ", call.and("--progress", "none").line());
    Call script = Call.of(Path.of("script"), "-qec", line, "/dev/null");
    return new Call(script.line(), call.directory(), call.environment(), call.mark())
        .with("TERM", "xterm")
        .run();
  }

  @Test
  void whicheverJavaIsThere() throws Exception {
    String home = System.getProperty("java.home");
    Call call = Call.of("--version").without("JAVA_HOME");
    assertThat(call.with("JAVA_HOME", home).run().status()).isZero();
    assertThat(call.with("PATH", home + "/bin:/usr/bin:/bin").run().status()).isZero();

    Ran bad = call.with("JAVA_HOME", folder.toString()).run();
    assertThat(bad.status()).isEqualTo(3);
    assertThat(bad.errors())
        .containsExactly(
            "edns-probe: needs Java 17 or newer; JAVA_HOME is %s, which has no bin/java"
                .formatted(folder));

    Ran none = call.with("PATH", folder.toString()).behind(List.of("/bin/sh")).run();
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.errors())
        .containsExactly(
            "edns-probe: needs Java 17 or newer; JAVA_HOME is not set and there is no java on"
                + " PATH");
  }

  /** Without a locale Java 17 knows ASCII only; the shell makes the name, for so may the tests'. */
  @Test
  void fileNamesAndSignsWithoutALocale() throws Exception {
    Output output = new Output(Files.createDirectory(folder.resolve("plain")));
    String script = "u=$(printf 'Z\\303\\274rich'); ln -s plain $u; exec \"$@\" --out $u";
    try (LoopbackServer server = LoopbackServer.answering(DnsBytes::answer)) {
      Call call = Call.of("run", server.address(), "--only", Output.QUICK).bare().in(folder);
      Ran ran = call.behind(List.of("sh", "-c", script, "sh")).run();
      assertThat(ran.complaints()).isEmpty();
      assertThat(ran.output()).contains("\u2714 " + server.address()).doesNotContain("?");
      assertThat(output.record("edns-127.0.0.1_" + server.port()).results()).hasSize(2);
    }
  }

  private static Ran good(String... arguments) throws Exception {
    Ran ran = Call.of(arguments).run();
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.status()).isZero();
    return ran;
  }
}
