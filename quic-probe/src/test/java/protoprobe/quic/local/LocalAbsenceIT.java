// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.certificate.CertificateKind;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.QuicProbe;

/** What cannot be started is told in one line each. */
@Timeout(120)
class LocalAbsenceIT {
  /** In a mount namespace of its own, where they are no programs. */
  private static final String HIDE =
      "mount --bind /dev/null \"$1\" && mount --bind /dev/null \"$2\" && shift 2 && exec \"$@\"";

  private @TempDir Path folder;

  @Test
  void aMissingProgramIsToldWithItsPackage() {
    List<String> line = new ArrayList<>(List.of("unshare", flags(), "sh", "-c", HIDE, "sh"));
    line.add(Peers.require("caddy").toString());
    line.add(Peers.require("gtlsserver").toString());
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(QuicProbe.class.getName(), "targets"));

    String told = Printed.by(line);

    assertThat(told.lines().map(each -> each.replaceAll(" {2,}", "  ")))
        .as("words of the command targets")
        .anyMatch(each -> each.matches("caddy .*program caddy not found.*the package caddy"))
        .anyMatch(
            each ->
                each.matches(
                    "gtlsserver .*program gtlsserver not found.*the package ngtcp2-server"))
        .anyMatch(each -> each.matches("netty .*available.*"));
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    Peers.require("caddy");
    Path own = Files.createDirectories(folder.resolve("run/tmp")).getParent();
    try (Site somebody = Peer.SOUND_SITE.open(folder.resolve("somebody"))) {
      Place taken =
          new Place(
              somebody.served().quic().getAddress(),
              somebody.served().six(),
              somebody.served().quic().getPort());

      assertThat(refusal(() -> start(new Caddy(), own, taken)))
          .isEqualTo(
              "caddy: UDP port %d of 127.0.0.1: expected to be free for it, got: Address already in"
                      .formatted(taken.port())
                  + " use");
    }
  }

  /** The server's own words, if it is the one that finds a fault. */
  @Test
  void aRefusedConfigurationIsToldInItsWords() throws Exception {
    Peers.require("caddy");
    Path own = Files.createDirectories(folder.resolve("run/tmp")).getParent();
    Recipe wrong = new Caddy("h1 h2 h3", "no_such_directive");

    assertThat(refusal(() -> start(wrong, own, Place.free())))
        .startsWith("caddy: ended with status 1 before it was ready; its log ends: ")
        .contains("no_such_directive")
        .doesNotContain("\n");
  }

  @Test
  void aBadKeyIsToldByNettyInOneLine() throws Exception {
    Path own = Files.createDirectories(folder.resolve("run/tmp")).getParent();
    Recipe blind =
        new Bent(new NettyHttp3()) {
          @Override
          public List<String> command(Premises premises) {
            List<String> line = new ArrayList<>(super.command(premises));
            line.replaceAll(word -> word.endsWith("key.pem") ? "/no/such/key" : word);
            return line;
          }
        };

    assertThat(refusal(() -> start(blind, own, Place.free())))
        .startsWith("netty: ended with status 1 before it was ready; its log ends: ")
        .contains("/no/such/key")
        .doesNotContain("\n")
        .doesNotContain("\tat ");
  }

  private static void start(Recipe recipe, Path run, Place place) {
    new LocalServer(recipe).start(new RunDirectory(run), place, CertificateKind.SOUND).close();
  }

  private static String refusal(Runnable attempt) {
    try {
      attempt.run();
    } catch (Refused refused) {
      return refused.getMessage();
    }
    throw new AssertionError("expected a refusal, got a server");
  }

  private static String flags() {
    return "root".equals(System.getProperty("user.name")) ? "-m" : "-rm";
  }
}
