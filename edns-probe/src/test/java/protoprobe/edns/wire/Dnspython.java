// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import protoprobe.kit.testing.Peers;

/** The reference script, run in a folder of the test's own. */
final class Dnspython {
  private static final int SECONDS = 120;

  /** Debian's own, which has python3-dnspython; a python3 earlier in PATH may lack it. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private static final Path MODULE = Path.of("/usr/lib/python3/dist-packages/dns");

  private final Path folder;

  Dnspython(Path folder) throws IOException {
    this.folder = folder;
    Peers.require("python3");
    try (InputStream script = Dnspython.class.getResourceAsStream("dnspython_dump.py")) {
      Files.write(folder.resolve("dnspython_dump.py"), script.readAllBytes());
    }
    boolean present = Files.isExecutable(PYTHON) && Files.isDirectory(MODULE);
    if (!present && "1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS"))) {
      throw new AssertionError("python3-dnspython: expected in " + MODULE + ", is not there");
    }
    Assumptions.assumeTrue(present, () -> "python3-dnspython is not installed: " + MODULE);
  }

  /**
   * @param accepts whether dnspython took the message
   * @param options of its OPT, re-encoded by dnspython; none if it refused
   * @param why exception and text; empty if it accepted
   */
  record Verdict(boolean accepts, List<EdnsOption> options, String why) {
    static Verdict of(String line) {
      if (line.startsWith("reject ")) {
        return new Verdict(false, List.of(), line.substring("reject ".length()));
      }
      List<EdnsOption> options =
          Arrays.stream(line.split(" ")).skip(1).map(Verdict::option).toList();
      return new Verdict(true, options, "");
    }

    private static EdnsOption option(String word) {
      String[] parts = word.split(":", -1);
      return new EdnsOption(Integer.parseInt(parts[0]), Bytes.fromHex(parts[1]));
    }
  }

  List<byte[]> build(int count, long seed) throws IOException, InterruptedException {
    return run(List.of(), "build", Integer.toString(count), Long.toString(seed)).stream()
        .map(line -> Bytes.fromHex(line).toArray())
        .toList();
  }

  List<Verdict> judge(List<byte[]> messages) throws IOException, InterruptedException {
    List<String> hex = messages.stream().map(octets -> Bytes.of(octets).hex()).toList();
    return run(hex, "judge").stream().map(Verdict::of).toList();
  }

  private List<String> run(List<String> input, String... arguments)
      throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-B", "dnspython_dump.py"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      String said = Files.readString(err, StandardCharsets.UTF_8);
      throw new IllegalStateException("dnspython_dump.py: expected exit 0, said " + said);
    }
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
