// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.testing.Peers;

/** The archive that users get. */
@Timeout(600)
class ReleaseIT {
  private static final String NOBODY = "65534";

  @TempDir Path folder;

  @Test
  void who_packs_where_and_when_does_not_show() throws Exception {
    Path archive = Release.archive();
    Path elsewhere = Files.createDirectories(folder.resolve("some where"));
    Shell other =
        new Shell(elsewhere)
            .with("TZ", "Asia/Kolkata")
            .with("LC_ALL", "POSIX")
            .with("TMPDIR", elsewhere.toString())
            .with("COLUMNS", "40");

    other.script("umask 077; %s/release --built --out out".formatted(Release.CI)).good();

    Path again = elsewhere.resolve("out").resolve(archive.getFileName());
    assertThat(Files.mismatch(archive, again)).as("first octet that differs").isEqualTo(-1);
    new Shell(elsewhere.resolve("out")).run("sha256sum", "--check", "SHA256SUMS").good();
  }

  @Test
  void entries_have_no_owner_no_moment_and_one_order() throws Exception {
    String table =
        new Shell(folder)
            .with("TZ", "UTC")
            .run("tar", "--numeric-owner", "-tvzf", Release.archive().toString())
            .good()
            .words();

    assertThat(table.lines())
        .allMatch(line -> line.matches("[-d]rw[-x]r-[-x]r-[-x] 0/0 +\\d+ 2026-11-24 00:00 .*"));
    List<String> names = table.lines().map(line -> line.split(" +", 6)[5]).toList();
    assertThat(names).isSortedAccordingTo(ReleaseIT::byFolder).hasSizeGreaterThan(100);
    assertThat(table.lines().filter(line -> line.contains("/bin/") && line.startsWith("-")))
        .hasSize(5)
        .allMatch(line -> line.startsWith("-rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"conformance", "edns-probe", "procmem-test", "quic-probe"})
  void somebody_else_runs_it(String tool) throws Exception {
    Path unpacked = Release.unpacked();
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path copy = home.resolve(tool);
    Files.copy(unpacked.resolve("bin").resolve(tool), copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(asNobody(home, copy, "--version").words())
        .matches(tool + " \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(asNobody(home, copy, "--help").words()).startsWith("Usage: " + tool);
  }

  @Test
  void pages_are_sound_and_complete() throws Exception {
    Peers.require("mandoc");
    List<String> pages = pages();
    Shell shell = new Shell(Release.unpacked().resolve("share/man/man1"));
    for (String page : pages) {
      assertThat(shell.run("mandoc", "-Tlint", "-Wwarning", page).words()).as(page).isEmpty();
      assertThat(shell.run("mandoc", "-Tascii", page).words().replaceAll(".\b", ""))
          .contains("\nNAME\n", "\nSYNOPSIS\n", "\nOPTIONS\n", "\nEXIT STATUS\n")
          .contains(page.substring(0, page.length() - 2) + " - ", "--help");
    }
    assertThat(pages)
        .contains("edns-probe.1", "edns-probe-run.1", "conformance-gate.1", "quic-probe-altsvc.1");
  }

  @Test
  void bash_completes_commands_options_ids_and_targets() throws Exception {
    assertThat(bash("edns-probe", "complete -p edns-probe"))
        .contains("-F _complete_edns-probe edns-probe");
    assertThat(bash("edns-probe", completed("edns-probe ru"))).isEqualTo("run\n");
    assertThat(bash("edns-probe", completed("edns-probe run --sh")))
        .isEqualTo("--shard\n--shuffle\n");
    assertThat(bash("edns-probe", completed("edns-probe run --only edns/header/two-q")))
        .contains("edns/header/two-questions");
    assertThat(bash("procmem-test", completed("procmem-test run --local gv")))
        .isEqualTo("gvisor\n");
    assertThat(bash("quic-probe", completed("quic-probe explain quic/reach/re")))
        .contains("quic/reach/request");
    assertThat(bash("conformance", completed("conformance gate --ann")))
        .isEqualTo("--annotations\n");
  }

  @Test
  void zsh_takes_the_same_script() throws Exception {
    Path zsh = Peers.require("zsh");
    String script =
        "autoload -Uz compinit && compinit -u -d %s && source %s && print -r -- $_comps[edns-probe]"
            .formatted(folder.resolve("dump"), completion("edns-probe"));

    assertThat(new Shell(folder).run(zsh.toString(), "-f", "-c", script).good().words())
        .contains("_bash_complete", "-F _complete_edns-probe");
  }

  private static Shell.Run asNobody(Path home, Path tool, String option) throws Exception {
    Shell shell = new Shell(home).with("HOME", home.toString());
    String[] direct = {tool.toString(), option};
    String[] lowered = {
      "setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", tool.toString(), option
    };
    boolean root = "root".equals(System.getProperty("user.name"));
    return shell.run(root ? lowered : direct).good();
  }

  private String bash(String tool, String script) throws Exception {
    return new Shell(folder)
        .run("bash", "-c", "source %s; %s".formatted(completion(tool), script))
        .good()
        .words();
  }

  /** What readline does with a line that ends where the cursor is; compopt works only in it. */
  private static String completed(String line) {
    return """
    compopt() { :; }
    COMP_LINE='%1$s'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(%1$s)
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _complete_%2$s; printf '%%s\\n' "${COMPREPLY[@]%% }"
    """
        .formatted(line, line.split(" ")[0]);
  }

  private static Path completion(String tool) throws Exception {
    return Release.unpacked().resolve("share/bash-completion/completions").resolve(tool);
  }

  private static List<String> pages() throws Exception {
    try (Stream<Path> files = Files.list(Release.unpacked().resolve("share/man/man1"))) {
      return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
    }
  }

  /** A folder before what is in it, as tar sorts. */
  private static int byFolder(String one, String two) {
    return one.replace('/', '\0').compareTo(two.replace('/', '\0'));
  }
}
