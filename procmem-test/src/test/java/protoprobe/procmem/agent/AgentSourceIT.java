// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.wire.Architecture;

/** The octets in Java are what the assembler makes of the source beside them. */
@Timeout(60)
class AgentSourceIT {
  private @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theBytesAreThoseOfTheSource(Architecture architecture) throws Exception {
    Path object = assembled(architecture);
    Path text = folder.resolve("text");
    run(tool(architecture, "objcopy"), "-O", "binary", "-j", ".text", object, text);
    AgentFile file = AgentFile.of(architecture);

    assertThat(file.code()).as("code for " + architecture).isEqualTo(Files.readAllBytes(text));
    String symbols = run(tool(architecture, "nm"), object);
    assertThat(symbols)
        .as("the two routines that are called from outside, and the addresses of the memory")
        .contains("%016x t read_all".formatted(file.readAll() - file.entry()))
        .contains("%016x t write_all".formatted(file.writeAll() - file.entry()))
        .contains("%016x a BUFFER".formatted(AgentFile.BUFFER))
        .contains("%016x a SCRATCH".formatted(AgentFile.SCRATCH));
  }

  @ParameterizedTest
  @EnumSource
  void readelfFindsNothingWrong(Architecture architecture) throws Exception {
    Path file = folder.resolve("agent");
    Files.write(file, AgentFile.of(architecture).bytes());
    String shown = run(Peers.require("readelf").toString(), "-W", "-h", "-l", file);

    assertThat(shown).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error");
    assertThat(shown.replaceAll(" +", " "))
        .contains(
            "Type: EXEC (Executable file)",
            architecture == Architecture.X86_64 ? "Machine: Advanced Micro Dev" : "AArch64",
            "Entry point address: 0x4000e8",
            "Number of program headers: 3",
            "Number of section headers: 0")
        .contains("GNU_STACK 0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW")
        .containsPattern("LOAD 0x000000 0x0{10}400000 0x0{10}400000 0x\\w+ 0x\\w+ R E 0x10000")
        .containsPattern("LOAD 0x000000 0x0{10}410000 0x0{10}410000 0x000040 0x011000 RW 0x10000");
  }

  @Test
  void itIsAFewHundredOctets() {
    for (Architecture each : Architecture.values()) {
      assertThat(AgentFile.of(each).bytes()).as("agent for " + each).hasSizeLessThan(700);
    }
  }

  private Path assembled(Architecture architecture) throws Exception {
    Path source = Path.of("src/main/asm/agent-" + architecture.label() + ".s");
    Path object = folder.resolve("object");
    run(tool(architecture, "as"), "-o", object, source);
    return object;
  }

  private static String tool(Architecture architecture, String name) {
    boolean ours = Architecture.ofThisJvm().filter(architecture::equals).isPresent();
    String prefix = architecture == Architecture.X86_64 ? "x86_64" : "aarch64";
    return Peers.require(ours ? name : prefix + "-linux-gnu-" + name).toString();
  }

  private static String run(String program, Object... arguments)
      throws IOException, InterruptedException {
    List<String> line = new java.util.ArrayList<>(List.of(program));
    for (Object each : arguments) {
      line.add(each.toString());
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", line, text).isZero();
    return text;
  }
}
