// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.testing.Records;

class ValidateCommandTest {
  @TempDir private Path folder;

  @Test
  void the_worst_of_all_files_counts() throws IOException {
    Path good = folder.resolve("good.json");
    RecordFile.write(Records.of(), good);
    Path bad = Files.writeString(folder.resolve("bad.xml"), "<html/>");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");

    assertThat(Cli.run("validate", good)).isEqualTo(new Cli.Run(0, "", ""));
    assertThat(Cli.run("validate", bad, good))
        .isEqualTo(new Cli.Run(1, bad + ": root 'html', expected testsuites or testsuite\n", ""));
    Cli.Run run = Cli.run("validate", broken, bad);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).as("the other file is judged nevertheless").contains("root 'html'");
    assertThat(run.err()).contains("broken.json: not JSON: ").hasLineCount(1);
    assertThat(Cli.run("validate", folder.resolve("none")).status()).isEqualTo(2);
    assertThat(Cli.run("validate").status()).isEqualTo(2);
  }

  @Test
  void findings_without_end_are_cut() throws IOException {
    String suites = "<testsuite name='x'/>".repeat(1_000);
    Path file =
        Files.writeString(folder.resolve("x.xml"), "<testsuites>" + suites + "</testsuites>");

    assertThat(Cli.run("validate", file).out()).hasLineCount(201).contains("more findings");
  }
}
