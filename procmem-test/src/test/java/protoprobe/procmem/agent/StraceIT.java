// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** What strace sees and what the transcript says are the same calls with the same results. */
@Timeout(120)
class StraceIT {
  /**
   * With raw=all: {@code openat(0xffffff9c, 0x411000, 0, 0) = 0x3} or {@code = -1 ENOENT (...)}.
   */
  private static final Pattern LINE =
      Pattern.compile("(?m)^(\\w+)\\(([^)]*)\\)\\s+= (?:-1 (E\\w+)|(0x[0-9a-f]+|\\d+))");

  private @TempDir Path folder;

  @Test
  void theTranscriptIsWhatHappened() throws Exception {
    String strace = Peers.require("strace").toString();
    Path seen = folder.resolve("seen");
    List<Transcript.Entry> said;
    long pid;
    Session session =
        Entrance.by(
                "exec timeout -k 5 60 unshare -pfm --mount-proc --kill-child "
                    + strace
                    + " -ff -e raw=all -o "
                    + seen
                    + " {agent}")
            .open();
    try (Transport transport = session.transport()) {
      Agent agent = session.agent();
      agent.poke(agent.memory().start(), "/proc/self/mem\0".getBytes());
      long path = agent.memory().start();
      agent.call(Call.of(Syscall.OPENAT, -100, path, 0, 0)).value();
      agent.call(Call.of(Syscall.OPENAT, -100, 1, 0, 0));
      agent.call(Call.of(Syscall.MMAP, 0, 8192, 3, 0x22, -1, 0)).value();
      agent.call(Call.of(Syscall.PREAD64, 3, path, 4, 0x400000)).value();
      agent.call(Call.of(Syscall.LSEEK, 3, -4096, 0));
      agent.call(Call.of(Syscall.CLOSE, 999));
      pid = agent.call(Call.of(Syscall.GETPID)).value();
      said = agent.transcript().entries().stream().filter(e -> e.agent().equals("root")).toList();
      assertThat(transport.name()).contains("strace");
    }
    List<String> witnessed = witnessed(Files.readString(folder.resolve("seen." + pid)));

    assertThat(said).as("calls in the transcript").hasSizeGreaterThan(7);
    assertThat(witnessed)
        .as("what strace saw between the start and the end")
        .containsExactlyElementsOf(said.stream().map(StraceIT::shown).toList());
  }

  /** Without the agent's own reading of commands and writing of replies, its start and its end. */
  private static List<String> witnessed(String text) {
    return LINE.matcher(text)
        .results()
        .filter(line -> !line.group(1).matches("execve|exit_group"))
        .filter(line -> !(line.group() + " ").matches("(?s)(read\\(0,|read\\(0x0,|write\\(0x1,).*"))
        .map(StraceIT::shown)
        .collect(Collectors.toList());
  }

  private static String shown(MatchResult line) {
    List<Long> arguments =
        Pattern.compile(", ")
            .splitAsStream(line.group(2))
            .filter(each -> !each.isEmpty())
            .map(StraceIT::unsigned)
            .toList();
    String result =
        line.group(3) == null ? Long.toHexString(unsigned(line.group(4))) : line.group(3);
    return shown(line.group(1), arguments, result);
  }

  private static String shown(Transcript.Entry entry) {
    Returned returned = entry.returned();
    String result = returned.ok() ? Long.toHexString(returned.raw()) : returned.text();
    return shown(returned.call().toString(), entry.arguments(), result);
  }

  /** strace shows as many arguments as the call can have; those not given are zero. */
  private static String shown(String name, List<Long> arguments, String result) {
    String hex = arguments.stream().map(Long::toHexString).collect(Collectors.joining(" "));
    return name + " " + hex.replaceAll("( ?\\b0)+$", "") + " = " + result;
  }

  private static long unsigned(String number) {
    return number.startsWith("0x")
        ? Long.parseUnsignedLong(number.substring(2), 16)
        : Long.parseLong(number);
  }
}
