// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/**
 * As strace sees it, a run signals, traces and opens for writing nothing but processes that it made
 * itself. Being traced already, some of its tasks cannot be traced; that does not matter here.
 */
@Timeout(240)
class BystandersIT {
  /** A number of the namespace inside, and the one that strace knows the process by. */
  private static final String PID = "(\\d+) /\\* (\\d+) in strace's PID NS \\*/";

  private static final Pattern MADE =
      Pattern.compile("(?:clone|clone3|fork|vfork)(?:\\(| resumed).*= (?:" + PID + "|(\\d+))$");
  private static final Pattern SIGNALLED =
      Pattern.compile("(?:kill|tkill|tgkill|rt_sigqueueinfo|rt_tgsigqueueinfo)\\(([^,]*)");
  private static final Pattern TOUCHED =
      Pattern.compile("(?:ptrace\\(PTRACE_\\w+, |process_vm_writev\\()([^,]*)");
  private static final Pattern WRITTEN =
      Pattern.compile("openat\\(.*\"/proc/(\\d+)/[^\"]*\", O_(?:RDWR|WRONLY)");

  private static final String CALLS =
      "clone,clone3,fork,vfork,kill,tkill,tgkill,rt_sigqueueinfo,rt_tgsigqueueinfo,ptrace,"
          + "process_vm_writev,openat";

  private @TempDir Path folder;
  private final Set<String> made = new HashSet<>();
  private final Set<String> madeInside = new HashSet<>();

  @Test
  void nobodyElseIsTouched() throws Exception {
    List.of("strace", "unshare", "ip", "bwrap").forEach(Peers::require);
    List<String> log = trace();
    log.forEach(this::remember);

    assertThat(made).as("processes that the run made").hasSizeGreaterThan(100);
    assertThat(those(log, SIGNALLED, this::isOwn)).as("signalled, not of its own").isEmpty();
    assertThat(those(log, TOUCHED, this::isOwn)).as("traced, not of its own").isEmpty();
    assertThat(those(log, WRITTEN, madeInside::contains)).as("opened for writing").isEmpty();
    assertThat(those(log, SIGNALLED, any -> false)).as("signals at all").isNotEmpty();
    assertThat(those(log, WRITTEN, any -> false)).as("files opened for writing").isNotEmpty();
  }

  private List<String> trace() throws Exception {
    Path log = folder.resolve("strace.log");
    List<String> line =
        List.of(
            "strace",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "--decode-pids=pidns",
            "-e",
            "signal=none",
            "-e",
            "trace=" + CALLS,
            "-o",
            log.toString(),
            "target/procmem-test",
            "run",
            "--local",
            "host,bwrap",
            "--only",
            "procmem/life,procmem/write,procmem/threads",
            "-q",
            "--progress",
            "none",
            "--out",
            folder.resolve("out").toString());
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log("words")).start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("words"))).isBetween(0, 3);
    return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
  }

  private java.io.File log(String name) {
    return folder.resolve(name).toFile();
  }

  private void remember(String line) {
    Matcher result = MADE.matcher(line);
    if (result.find()) {
      made.add(result.group(2) == null ? result.group(3) : result.group(2));
      madeInside.add(result.group(1) == null ? result.group(3) : result.group(1));
    }
  }

  /** Zero and negative numbers are groups; one is the first of its namespace. */
  private boolean isOwn(String argument) {
    Matcher pid = Pattern.compile(PID).matcher(argument);
    return pid.matches() && !pid.group(1).equals("1") && made.contains(pid.group(2));
  }

  private static Set<String> those(List<String> log, Pattern call, Predicate<String> fine) {
    Set<String> found = new TreeSet<>();
    for (String line : log) {
      Matcher matcher = call.matcher(line);
      if (matcher.find() && !fine.test(matcher.group(1))) {
        found.add(line);
      }
    }
    return found;
  }
}
