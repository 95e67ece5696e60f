// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.ChildStack;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.tls.ServerConfig;

/** quiche in a child, which visits servers that do what a script says. */
final class Scripted implements AutoCloseable {
  static final TestAuthority AUTHORITY = new TestAuthority("scripts");
  static final TestAuthority.Issued NAMED = AUTHORITY.issue("localhost");

  /** A server by which nothing is wrong. */
  static final Script GOOD = script(NAMED);

  private final ChildStack stack = new ChildStack(QuicheStack.NAME, QuicheStack.class);
  private final Path authorities;

  /**
   * @param directory for its files
   */
  Scripted(Path directory) {
    authorities = AUTHORITY.pem(directory);
  }

  /** A server with that certificate by which nothing else is wrong. */
  static Script script(TestAuthority.Issued issued) {
    return Script.of(ServerConfig.of(issued.chain(), issued.key(), List.of("h3")));
  }

  ChildStack stack() {
    return stack;
  }

  Visit visit(Script script) {
    return visit(script, errand -> errand);
  }

  /** Visits such a server on an errand that differs. */
  Visit visit(Script script, UnaryOperator<Errand> changed) {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return stack.visit(changed.apply(errand(server.address())));
    }
  }

  /** An ordinary errand to {@code localhost} that believes the authority. */
  Errand errand(InetSocketAddress server) {
    return Errand.of(server, "localhost")
        .withTrust(new Errand.Trust(authorities.toString(), false));
  }

  @Override
  public void close() {
    stack.close();
  }
}
