// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteRequest;
import protoprobe.quic.testing.SiteServer;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.testing.TestAuthority.Issued;

/** The command run on a site, by its options. */
@Timeout(120)
class SiteCommandTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("test authority");
  private static final Issued ISSUED = AUTHORITY.issue("localhost", "named.example");
  private static final String ONE = "quic/alt-svc/advertised";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = ProbeMain.line(new QuicProbe());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of("run", "--progress", "none"));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://localhost/ | scheme http, expected https",
        "https:// | expected https://HOST",
        "https://me@localhost/ | expected https://HOST",
        "https://localhost:0/ | port 0, expected 1 to 65535",
        "https://localhost/#part | without '#'",
        "https://localhost/a b | visible ASCII",
        "two words | expected HOST",
        "localhost --path nowhere | expected a slash",
        "https://localhost/a --path /b | expected a target without path",
        "localhost --resolve localhost:443 | expected HOST:PORT:ADDR",
        "localhost --resolve localhost:443:name | expected an IPv4 or IPv6 address",
        "localhost --resolve localhost:99999:127.0.0.1 | expected HOST:PORT:ADDR",
        "localhost --header nonsense | expected 'NAME: VALUE'",
        "localhost --header Host:other | expected a field other than host",
        "localhost --servername a/b | expected a name or an address",
        "localhost --cacert /nowhere/ca.pem | expected PEM certificates",
      })
  void bad_input_is_one_line_and_2(String words, String explanation) {
    String target = words.contains(" --") ? words.substring(0, words.indexOf(" --")) : words;
    List<String> arguments = new ArrayList<>(List.of(target));
    if (words.contains(" --")) {
      arguments.addAll(List.of(words.substring(words.indexOf(" --") + 1).split(" ", 2)));
    }

    assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isEqualTo(2);
    assertThat(err.toString().strip()).contains(explanation).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_file_without_certificates_is_bad_input() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pem"));

    assertThat(run("localhost", "--cacert", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("expected one in PEM at least");
  }

  @Test
  void a_name_that_does_not_resolve_is_3() {
    assertThat(run("https://nowhere.invalid/", "--only", ONE)).isEqualTo(3);
    assertThat(err.toString()).contains("a name that resolves, this one does not");
  }

  @Test
  void nobody_there_is_3() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(run("127.0.0.1:" + port, "--only", ONE)).isEqualTo(3);
    assertThat(err.toString()).contains("expected an answer over HTTP", "refused");
  }

  @Test
  void a_certificate_that_is_not_believed_is_3_unless_insecure() {
    Issued expired = AUTHORITY.issueUntil(Instant.now().minus(Duration.ofDays(1)), "localhost");
    String ca = AUTHORITY.pem(folder).toString();
    try (SiteServer site = SiteServer.start(expired, request -> SiteReply.of(200))) {
      String target = "https://localhost:" + site.port() + "/";

      assertThat(run(target, "-4", "--cacert", ca, "--only", ONE)).isEqualTo(3);
      assertThat(err.toString()).contains("expired at", "--insecure");
      assertThat(run(target, "-4", "--insecure", "--only", ONE)).as(err.toString()).isZero();
    }
  }

  @Test
  void path_headers_server_name_and_address_go_out_as_wanted() {
    List<SiteRequest> seen = java.util.Collections.synchronizedList(new ArrayList<>());
    try (SiteServer site =
        SiteServer.start(
            ISSUED,
            request -> {
              seen.add(request);
              return SiteReply.of(200);
            })) {
      int status =
          run(
              "https://away.example:" + site.port() + "/p?q",
              "--resolve",
              "away.example:" + site.port() + ":127.0.0.1",
              "--servername",
              "named.example",
              "--header",
              "X-Mine: yes",
              "--header",
              "Authorization: Basic c2VjcmV0",
              "--cacert",
              AUTHORITY.pem(folder).toString(),
              "--only",
              ONE,
              "--out",
              folder.toString());

      assertThat(status).as(err.toString()).isZero();
      assertThat(seen)
          .isNotEmpty()
          .allSatisfy(
              request -> {
                assertThat(request.path()).isEqualTo("/p?q");
                assertThat(request.authority()).isEqualTo("away.example:" + site.port());
                assertThat(request.header("x-mine")).contains("yes");
                assertThat(request.header("authorization")).contains("Basic c2VjcmV0");
              });
      assertThat(files())
          .as("no secret in what was written")
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("c2VjcmV0"));
    }
  }

  @Test
  void bodies_of_a_gigabyte_are_not_read() {
    try (SiteServer site =
        SiteServer.start(
            ISSUED, request -> SiteReply.of(200).altSvc("h2=\":443\"").padding(1L << 30))) {
      int status =
          run(
              "https://localhost:" + site.port() + "/",
              "-4",
              "--cacert",
              AUTHORITY.pem(folder).toString(),
              "--only",
              "quic/alt-svc");

      assertThat(status).as(out + "\n" + err).isZero();
      assertThat(out.toString()).contains("h2 at :443, fresh for 1 day (HTTP/1.1, HTTP/2)");
    }
  }

  @Test
  void a_handshake_that_never_ends_is_3() throws IOException {
    try (ServerSocket mute = new ServerSocket(0)) {
      assertThat(run("127.0.0.1:" + mute.getLocalPort(), "--only", ONE)).isEqualTo(3);
      assertThat(err.toString()).contains("the TLS handshake did not end in time");
    }
  }

  private List<Path> files() {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
