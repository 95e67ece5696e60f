// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;
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

  /** Nothing here takes so long. */
  static final Limits PATIENT = new Limits(20_000, 30_000, 1 << 20);

  /** For what is awaited to its end; a first datagram comes in less, whoever else is busy. */
  static final Limits SHORT = new Limits(4_000, 5_000, 1 << 20);

  private static final InetSocketAddress NOBODY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

  private Scripted() {}

  static Script script() {
    return script(ISSUED);
  }

  static Script script(Issued issued) {
    return Script.of(ServerConfig.of(issued.chain(), issued.key(), List.of("h3")));
  }

  /** For the first page of that host, believing the authority; whom to visit is the script's. */
  static Errand errand(Path folder) {
    return Errand.of(NOBODY, HOST)
        .withTrust(new Trust(AUTHORITY.pem(folder).toString(), false))
        .withLimits(PATIENT);
  }

  static Visit visit(Script script, Errand errand) {
    try (ScriptedServer server = ScriptedServer.start(script);
        KwikStack stack = new KwikStack()) {
      return stack.visit(errand.withServer(server.address()));
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
