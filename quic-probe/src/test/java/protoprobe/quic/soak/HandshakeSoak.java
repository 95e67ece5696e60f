// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.soak;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.http3.Get;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;

/** Valid handshakes of the forge in a row with each local server, each with an answered GET. */
public final class HandshakeSoak {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int TOLD = 10;

  private HandshakeSoak() {}

  /**
   * Exits with 1 if one of them is not confirmed, or its request not answered by status 200.
   *
   * @param arguments how many with each; then names of servers, else all
   */
  public static void main(String[] arguments) throws Exception {
    if (!Inside.isEntered()) {
      System.exit(Inside.enter(HandshakeSoak.class, arguments));
    }
    int count = Integer.parseInt(arguments[0]);
    String[] names = Arrays.copyOfRange(arguments, 1, arguments.length);
    boolean sound = true;
    for (LocalTarget server : Inside.servers(names)) {
      sound &= withEach(server, count);
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean withEach(LocalTarget server, int count) {
    try (ServedTarget target = Inside.start(server)) {
      long start = System.nanoTime();
      int failed = 0;
      long longest = 0;
      for (int i = 1; i <= count; i++) {
        long begun = System.nanoTime();
        Optional<String> trouble = trouble(target.served().quic());
        longest = Math.max(longest, System.nanoTime() - begun);
        if (trouble.isPresent() && failed++ < TOLD) {
          System.out.printf("%s: handshake %d: %s%n", server.name(), i, trouble.get());
        }
        if (i * 4 / count > (i - 1) * 4 / count) {
          System.err.printf("soak: %s: %d of %d, %d failed%n", server.name(), i, count, failed);
        }
      }
      TargetInfo info = target.info();
      System.out.println(
          "%s %s (%s): %d of %d handshakes and requests, %.0f per second, longest %d ms"
              .formatted(
                  server.name(),
                  info.version(),
                  info.facts().get("stack"),
                  count - failed,
                  count,
                  count * 1e9 / (System.nanoTime() - start),
                  longest / 1_000_000));
      return failed == 0;
    }
  }

  /** Why one is not as it should be. */
  private static Optional<String> trouble(InetSocketAddress server) {
    try (Line line = Line.to(server, Recorder.NONE);
        Client client = new Client(line, Setup.ordinary("localhost"), Recorder.NONE)) {
      if (!client.connect(LIMIT)) {
        return Optional.of("not confirmed: " + seen(client));
      }
      long stream = client.openStream();
      client.write(Get.CONTROL_STREAM, Get.settings(), false);
      client.write(stream, Get.request("localhost", "/"), true);
      boolean ended = client.await(() -> client.isFinished(stream), LIMIT);
      Optional<Integer> status = Get.status(client.received(stream));
      return ended && status.filter(code -> code == 200).isPresent()
          ? Optional.empty()
          : Optional.of("status %s, ended %s: %s".formatted(status, ended, seen(client)));
    }
  }

  private static String seen(Client client) {
    return "%d datagrams, handshake %s, %s"
        .formatted(
            client.datagrams(),
            client.isComplete() ? "complete" : "not complete",
            client.closing().map(Object::toString).orElse("not closed"));
  }
}
