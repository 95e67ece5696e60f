// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;

/** Compares our numbers with those of the kernel's headers, as the C preprocessor sees them. */
@Timeout(60)
class TablesIT {
  /** Newer than the headers of Debian 12; asm-generic/unistd.h of Linux 6.10 gives 462 to both. */
  private static final List<Syscall> NEWER = List.of(Syscall.MSEAL);

  @Test
  void numbersOnX86() throws Exception {
    assertNumbers(Architecture.X86_64, macros("asm/unistd_64.h"));
  }

  /** aarch64 uses the generic table; these are the options of its asm/unistd.h. */
  @Test
  void numbersOnAarch64() throws Exception {
    assertNumbers(
        Architecture.AARCH64,
        macros(
            "asm-generic/unistd.h",
            "-D__BITS_PER_LONG=64",
            "-D__ARCH_WANT_RENAMEAT",
            "-D__ARCH_WANT_NEW_STAT",
            "-D__ARCH_WANT_SET_GET_RLIMIT",
            "-D__ARCH_WANT_TIME32_SYSCALLS",
            "-D__ARCH_WANT_SYS_CLONE3",
            "-D__ARCH_WANT_MEMFD_SECRET"));
  }

  @Test
  void errors() throws Exception {
    Map<String, String> header = macros("asm-generic/errno.h");
    assertThat(Errno.values()).as("all of them").hasSizeGreaterThan(100);
    for (Errno each : Errno.values()) {
      assertThat(header).as("number").containsEntry(each.name(), Integer.toString(each.number()));
    }
  }

  private static void assertNumbers(Architecture architecture, Map<String, String> header) {
    for (Syscall each : Syscall.values()) {
      OptionalInt known = number(header, each.name().toLowerCase(Locale.ROOT));
      if (!NEWER.contains(each) || known.isPresent()) {
        assertThat(each.existsOn(architecture)).as(each + " exists").isEqualTo(known.isPresent());
      }
      known.ifPresent(it -> assertThat(each.number(architecture)).as("%s", each).isEqualTo(it));
    }
  }

  /** Some are said to be the value of another macro. */
  private static OptionalInt number(Map<String, String> header, String name) {
    String value = header.getOrDefault("__NR_" + name, "");
    String last = header.getOrDefault(value, value);
    return last.matches("\\d+") ? OptionalInt.of(Integer.parseInt(last)) : OptionalInt.empty();
  }

  private static Map<String, String> macros(String header, String... options)
      throws IOException, InterruptedException {
    Stream<String> start = Stream.of(Peers.require("gcc").toString(), "-E", "-dM");
    List<String> line =
        Stream.of(start, Arrays.stream(options), Stream.of("-include", header, "-x", "c", "-"))
            .flatMap(part -> part)
            .toList();
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    Map<String, String> macros = new HashMap<>();
    Pattern.compile("(?m)^#define (\\w+) (\\w+)$")
        .matcher(text)
        .results()
        .forEach(match -> macros.put(match.group(1), match.group(2)));
    return macros;
  }
}
