// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.file.Path;
import java.util.List;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.testing.TestAuthority.Issued;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Frame;

/** Visits to a server that does what a script says. */
final class Scripted {
  static final String HOST = "site.example";
  static final TestAuthority AUTHORITY = new TestAuthority("kwik authority");
  static final Issued ISSUED = AUTHORITY.issue(HOST);

  private Scripted() {}

  static Script script() {
    return script(ISSUED);
  }

  static Script script(Issued issued) {
    return Script.of(ServerConfig.of(issued.chain(), issued.key(), List.of("h3")));
  }

  static Ask ask(Path folder) {
    return Ask.of(HOST, AUTHORITY.pem(folder));
  }

  static Visit visit(Script script, Ask ask) {
    try (ScriptedServer server = ScriptedServer.start(script);
        KwikStack stack = new KwikStack()) {
      return stack.visit(ask.at(server.address()));
    }
  }

  /** Whether a packet has something of the request. */
  static boolean asksForAPage(Heard heard) {
    return heard.frames().stream()
        .anyMatch(frame -> frame instanceof Frame.Stream stream && stream.stream() == 0);
  }

  /** Whether a packet raises a limit of flow control. */
  static boolean letsMoreCome(Heard heard) {
    return heard.frames().stream()
        .anyMatch(frame -> frame instanceof Frame.MaxData || frame instanceof Frame.MaxStreamData);
  }
}
