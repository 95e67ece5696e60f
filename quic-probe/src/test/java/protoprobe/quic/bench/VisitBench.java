// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.target.Clients;
import protoprobe.quic.target.Manner;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;

/**
 * How fast clients come and go at local servers, one after the other on one machine: the forge's
 * handshakes alone; visits (a handshake, a GET, its answer) of each client that sites are visited
 * with; and of ngtcp2's client, a new process each time.
 */
public final class VisitBench {
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String[] SERVERS = {"caddy", "gtlsserver"};

  private VisitBench() {}

  private interface Once {
    /** Whether it was as it should be. */
    boolean run() throws Exception;
  }

  /** Takes no arguments. The first rounds include the compiler's work. */
  public static void main(String[] arguments) throws Exception {
    if (!Inside.isEntered()) {
      System.exit(Inside.enter(VisitBench.class, arguments));
    }
    for (LocalTarget local : Inside.servers(SERVERS)) {
      try (ServedTarget target = Inside.start(local)) {
        measure(local.name(), target.served());
      }
    }
  }

  private static void measure(String server, Served served) throws Exception {
    rounds(server, "forge, handshakes", () -> handshake(served.quic()));
    List<Stack> stacks = Clients.all();
    try {
      for (Stack stack : stacks) {
        rounds(server, stack.name() + ", visits", () -> visit(stack, served));
      }
    } finally {
      stacks.forEach(Stack::close);
    }
    rounds(server, "gtlsclient, visits of a process each", () -> process(served));
  }

  private static void rounds(String server, String what, Once once) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      int count = 0;
      while (System.nanoTime() - start < ROUND.toNanos()) {
        if (!once.run()) {
          throw new IllegalStateException(
              "%s at %s: expected to be served, was not".formatted(what, server));
        }
        count++;
      }
      System.out.printf(
          "%s: %s, round %d: %.1f per second%n",
          server, what, round, count * 1e9 / (System.nanoTime() - start));
    }
  }

  private static boolean handshake(InetSocketAddress server) {
    try (Line line = Line.to(server, Recorder.NONE);
        Client client = new Client(line, Setup.ordinary("localhost"), Recorder.NONE)) {
      return client.connect(LIMIT);
    }
  }

  private static boolean visit(Stack stack, Served served) {
    Errand errand =
        new Errand(
            served.quic(),
            served.host(),
            served.host(),
            "/",
            List.of(),
            "h3",
            1,
            new Errand.Trust(served.authorities().toString(), false),
            Manner.PATIENT);
    Visit visit = stack.visit(errand);
    return visit.end() == Visit.End.ANSWERED
        && visit.answer().filter(answer -> answer.status() == 200).isPresent();
  }

  private static boolean process(Served served) throws IOException, InterruptedException {
    String host = served.quic().getAddress().getHostAddress();
    return new ProcessBuilder(
                "gtlsclient",
                "--quiet",
                "--exit-on-first-stream-close",
                "--timeout=3s",
                "--sni=" + served.host(),
                host,
                Integer.toString(served.quic().getPort()),
                "https://%s/".formatted(served.host()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
