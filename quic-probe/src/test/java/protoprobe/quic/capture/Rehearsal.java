// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.http3.Field;
import protoprobe.quic.http3.Get;
import protoprobe.quic.http3.Http3Frame;
import protoprobe.quic.tls.Identity;
import protoprobe.quic.tls.ServerConfig;

/** Connections of the forge with a scripted server, recorded. */
final class Rehearsal {
  private static final Identity IDENTITY = Identity.ecdsa();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  static final Script LENIENT =
      Script.of(ServerConfig.of(IDENTITY.chain(), IDENTITY.key(), List.of("h3")));

  private Rehearsal() {}

  /** What a capture keeps of a client that does something once it is connected. */
  static Kept of(
      Script script, Discretion discretion, UnaryOperator<Setup> setup, Consumer<Client> does) {
    Kept kept = new Kept();
    try (ScriptedServer server = ScriptedServer.start(script);
        Capture capture = new Capture(kept, discretion)) {
      play(server, capture, setup, does);
    }
    return kept;
  }

  static void play(
      ScriptedServer server, Capture capture, UnaryOperator<Setup> setup, Consumer<Client> does) {
    try (Line line = Line.to(server.address(), capture);
        Client client = new Client(line, setup.apply(Setup.ordinary("localhost")), capture)) {
      client.connect(LIMIT);
      does.accept(client);
    }
  }

  /** Asks, and waits for the end of the answer. */
  static void get(Client client, Field... more) {
    long stream = client.openStream();
    if (stream == 0) {
      client.write(Get.CONTROL_STREAM, Get.settings(), false);
    }
    client.write(stream, Get.request("localhost", "/"), more.length == 0);
    if (more.length > 0) {
      client.write(stream, Http3Frame.Headers.of(more).encode(), true);
    }
    if (!client.await(() -> client.isFinished(stream), LIMIT)) {
      throw new AssertionError("expected an answer on stream " + stream);
    }
  }
}
