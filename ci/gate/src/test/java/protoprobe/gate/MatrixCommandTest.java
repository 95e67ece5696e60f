// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.testing.Records;

class MatrixCommandTest {
  @TempDir private Path folder;
  private Path site;

  @BeforeEach
  void aRecord() {
    site = folder.resolve("site");
    RecordFile.write(
        Records.of(Result.plain("edns/x/one", Outcome.FAIL, "what was seen")),
        folder.resolve("out/records/edns-unbound.json"));
  }

  @Test
  void writes_the_site() throws IOException {
    Cli.Run run = Cli.run("matrix", folder.resolve("out"), "--out", site);

    assertThat(run).isEqualTo(new Cli.Run(0, "", ""));
    assertThat(site.resolve("index.html")).content().contains("unbound", "edns/x/one");
  }

  @Test
  void expectations_mark_what_deviates() throws IOException {
    Path expectations = Files.createDirectory(folder.resolve("expectations"));
    Cli.run("matrix", folder.resolve("out"), "--out", site, "--expect", expectations);
    String unexpected = Files.readString(site.resolve("index.html"));
    Files.writeString(expectations.resolve("edns-unbound.txt"), "edns/x/one fail -- RFC 1\n");

    Cli.run("matrix", folder.resolve("out"), "--out", site, "--expect", expectations);

    assertThat(site.resolve("index.html")).content().isNotEqualTo(unexpected);
  }

  @Test
  void what_cannot_be_shown() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path plain = Files.createFile(folder.resolve("plain"));

    assertThat(List.of(empty, folder.resolve("no"), plain))
        .extracting(path -> Cli.run("matrix", path, "--out", site).status())
        .containsExactly(4, 2, 2);
    assertThat(Cli.run("matrix", folder.resolve("out")).status()).as("without --out").isEqualTo(2);
    assertThat(Cli.run("matrix", folder.resolve("out"), "--out", plain).status())
        .as("a file in its way")
        .isEqualTo(3);
  }
}
