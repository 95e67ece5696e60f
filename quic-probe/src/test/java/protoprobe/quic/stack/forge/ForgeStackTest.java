// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Frame;

/** The forge as an ordinary client. */
@Timeout(100)
class ForgeStackTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("forge");
  private static final TestAuthority.Issued ISSUED = AUTHORITY.issue("localhost", "127.0.0.1");

  /** H3_INTERNAL_ERROR (RFC 9114 section 8.1). */
  private static final long INTERNAL_ERROR = 0x102;

  @TempDir Path directory;

  @Test
  void aResetOfTheStreamIsTold() {
    Frame reset = new Frame.ResetStream(0, INTERNAL_ERROR, 1_008);
    Visit visit =
        visit(
            script().when(heard -> asks(heard.frames()), new Action.Answer(List.of(reset))),
            "localhost");

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.RESET);
  }

  private static boolean asks(List<Frame> frames) {
    return frames.stream()
        .anyMatch(frame -> frame instanceof Frame.Stream stream && stream.stream() == 0);
  }

  @Test
  void anAddressIsNotSentAsAServerName() {
    Collection<Boolean> named = new ConcurrentLinkedQueue<>();
    Script listening =
        script()
            .when(
                heard -> {
                  heard
                      .hello()
                      .ifPresent(
                          hello ->
                              named.add(hello.extension(ExtensionType.SERVER_NAME).isPresent()));
                  return false;
                },
                new Action.Take());

    assertThat(visit(listening, "127.0.0.1").end()).isEqualTo(End.ANSWERED);
    assertThat(named).as("whether there was a server name").isNotEmpty().doesNotContain(true);
    assertThat(visit(listening, "localhost").end()).isEqualTo(End.ANSWERED);
    assertThat(named).contains(true);
  }

  private static Script script() {
    return Script.of(ServerConfig.of(ISSUED.chain(), ISSUED.key(), List.of("h3")));
  }

  private Visit visit(Script script, String name) {
    try (ScriptedServer server = ScriptedServer.start(script);
        ForgeStack stack = new ForgeStack()) {
      Errand plain = Errand.of(server.address(), name);
      return stack.visit(
          new Errand(
              plain.server(),
              name,
              plain.authority(),
              plain.path(),
              plain.headers(),
              plain.alpn(),
              plain.version(),
              new Errand.Trust(AUTHORITY.pem(directory).toString(), false),
              plain.limits()));
    }
  }
}
