// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import protoprobe.kit.cli.ProbeMain;

class AltSvcCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = ProbeMain.line(new QuicProbe());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new java.util.ArrayList<>(List.of("altsvc"));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void a_valid_field_is_explained() {
    assertThat(run("h3=\":443\"; ma=60; persist=1", "h2=\"alt.example:8443\"")).isZero();
    assertThat(out.toString())
        .contains("1. h3 at :443, fresh for 60 s, also in another network")
        .contains("2. h2 at alt.example:8443, fresh for 86400 s")
        .endsWith("valid\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void an_invalid_field_is_a_deviation_with_its_place() {
    assertThat(run("h3=:443")).isEqualTo(1);
    assertThat(out.toString())
        .contains("error: line 1, column 4: authority: ':' where a quoted string should begin")
        .contains("  h3=:443\n     ^\n")
        .contains("RFC 7838 section 3");
  }

  @Test
  void a_remark_is_a_deviation_only_if_strict() {
    assertThat(run("h3=\":443\"; ma=0")).isZero();
    assertThat(run("--strict", "h3=\":443\"; ma=0")).isEqualTo(1);
    assertThat(run("--strict", "h3=\":443\"; future=1")).isZero();
  }

  @Test
  void a_header_section_from_a_file(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("headers"),
            "HTTP/2 200\r\ncontent-type: text/html\r\nAlt-Svc: h3=\":443\"\r\nalt-svc: clear\r\n");

    assertThat(run("--file", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("line 2", "clear-alone");
  }

  @Test
  void bare_values_from_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("values"), "h3=\":443\"\n\nh2=\":443\"\n");

    assertThat(run("--file", file.toString())).isZero();
    assertThat(out.toString()).contains("2. h2 at :443");
  }

  @Test
  void what_holds_no_field_is_bad_input(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), "HTTP/2 200\r\nserver: x\r\n");

    assertThat(run("--file", file.toString())).isEqualTo(2);
    assertThat(run("--file", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("--file", file.toString(), "clear")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("headers: no Alt-Svc field", "none: cannot be read");
  }

  @Test
  void hostile_octets_stay_text() {
    assertThat(run("h3=\":443\"; x=\"\u001b[31m\"", "h\u202e3=\":1\"")).isEqualTo(1);
    assertThat(out.toString()).doesNotContain("\u001b", "\u202e").contains("0x1b", "U+202E");
  }
}
