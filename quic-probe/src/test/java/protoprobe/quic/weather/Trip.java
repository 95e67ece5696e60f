// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.http3.Answer;
import protoprobe.quic.http3.Get;

/**
 * A handshake and a GET of the forge's client through bad weather.
 *
 * @param seed of the weather
 * @param end {@code served}, or how far it came
 * @param body octets of the answer's body
 * @param lost datagrams that vanished
 * @param passed the others
 * @param millis until the end of the answer
 */
record Trip(long seed, String end, long body, int lost, int passed, long millis) {
  static final String SERVED = "served";

  /** Twenty times what such a trip takes. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static Trip to(InetSocketAddress server, String path, long seed) {
    long start = System.nanoTime();
    try (Relay relay = new Relay(server, Weather.of(seed), seed);
        Line line = Line.to(relay.address(), Recorder.NONE);
        Client client = new Client(line, Setup.ordinary("localhost"), Recorder.NONE)) {
      long stream = client.openStream();
      boolean connected = client.connect(LIMIT);
      client.write(Get.CONTROL_STREAM, Get.settings(), false);
      client.write(stream, Get.request("localhost", path), true);
      boolean answered = connected && client.await(() -> client.isFinished(stream), LIMIT);
      Answer answer = Answer.read(client.received(stream));
      String end =
          answered && answer.status().filter(status -> status == 200).isPresent()
              ? SERVED
              : words(client, stream);
      long millis = (System.nanoTime() - start) / 1_000_000;
      return new Trip(seed, end, answer.body(), relay.lost(), relay.passed(), millis);
    } catch (IOException e) {
      throw new IllegalStateException("a relay on loopback: " + e.getMessage(), e);
    }
  }

  private static String words(Client client, long stream) {
    return "handshake %s, %d octets of the answer in order, highest %d; %s"
        .formatted(
            client.isComplete() ? "complete" : "not complete",
            client.length(stream),
            client.highest(stream),
            client.closing().map(Object::toString).orElse("not closed"));
  }

  boolean isServed() {
    return end.equals(SERVED);
  }
}
