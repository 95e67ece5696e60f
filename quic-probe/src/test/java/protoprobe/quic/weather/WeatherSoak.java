// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;
import protoprobe.quic.tls.Identity;
import protoprobe.quic.tls.ServerConfig;

/** Trips through bad weather for a while, to our own server and to two local ones. */
public final class WeatherSoak {
  private static final int AT_ONCE = 50;
  private static final int BODY = 20_000;
  private static final String[] REAL = {"caddy", "gtlsserver"};

  private WeatherSoak() {}

  /**
   * Exits with 1 if one does not come to its end; at least fifty are made with each server.
   *
   * @param arguments seconds; the first seed
   */
  public static void main(String[] arguments) throws Exception {
    if (!Inside.isEntered()) {
      System.exit(Inside.enter(WeatherSoak.class, arguments));
    }
    Duration each = Duration.ofSeconds(Long.parseLong(arguments[0])).dividedBy(1 + REAL.length);
    long seed = Long.parseLong(arguments[1]);
    boolean sound;
    try (ScriptedServer server = ScriptedServer.start(script().answering(BODY))) {
      sound = soak("our own server", server.address(), seed, each);
    }
    for (LocalTarget local : Inside.servers(REAL)) {
      try (ServedTarget target = Inside.start(local)) {
        sound &= soak(local.name(), target.served().quic(), seed, each);
      }
    }
    System.exit(sound ? 0 : 1);
  }

  private static Script script() {
    Identity identity = Identity.ecdsa();
    return Script.of(ServerConfig.of(identity.chain(), identity.key(), List.of("h3")));
  }

  private static boolean soak(String name, InetSocketAddress server, long first, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long seed = first;
    int failed = 0;
    long lost = 0;
    long passed = 0;
    do {
      List<Trip> trips = Seeds.trips(server, "/", seed, AT_ONCE);
      trips.stream().filter(trip -> !trip.isServed()).forEach(System.out::println);
      failed += (int) trips.stream().filter(trip -> !trip.isServed()).count();
      lost += trips.stream().mapToInt(Trip::lost).sum();
      passed += trips.stream().mapToInt(Trip::passed).sum();
      seed += AT_ONCE;
      System.err.printf("soak: weather, %s: %d trips, %d failed%n", name, seed - first, failed);
    } while (System.nanoTime() < end);
    System.out.println(
        "weather, %s: %d of %d trips served, %.0f %% of %d datagrams lost, seeds from %d"
            .formatted(
                name,
                seed - first - failed,
                seed - first,
                100.0 * lost / (lost + passed),
                lost + passed,
                first));
    return failed == 0;
  }
}
