// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.local.Namespaced;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;

/** The forge's client gets through bad weather to servers that we did not write. */
@Timeout(200)
class WeatherIT {
  private static final int SEEDS = 20;

  /** The program inside. */
  static final class Trips {
    public static void main(String[] arguments) throws Exception {
      LocalTarget server = Inside.servers(arguments[0]).get(0);
      try (ServedTarget target = Inside.start(server)) {
        List<Trip> trips = Seeds.trips(target.served().quic(), "/", 1, SEEDS);
        trips.forEach(trip -> System.out.println((trip.isServed() ? "served " : "") + trip));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"caddy", "gtlsserver"})
  void every_trip_comes_to_its_end(String server) throws Exception {
    List.of("unshare", "ip", server).forEach(Peers::require);

    Namespaced told =
        Namespaced.run(Trips.class, Inside.servers(server).get(0).addresses(), List.of(server));

    assertThat(told.status()).as("exit status; it said %s", told.errors()).isZero();
    assertThat(told.output().lines().toList())
        .as("trips")
        .hasSize(SEEDS)
        .allMatch(line -> line.startsWith("served "));
    assertThat(told.left()).as("processes in its namespaces, after it").isEmpty();
  }
}
