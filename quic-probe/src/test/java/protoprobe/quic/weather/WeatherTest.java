// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.tls.Identity;
import protoprobe.quic.tls.ServerConfig;

/** The forge's client and server find each other though datagrams get lost. */
@Timeout(150)
class WeatherTest {
  private static final int SEEDS = 30;
  private static final int BODY = 20_000;

  private static final Identity IDENTITY = Identity.ecdsa();
  private static final Script PLAIN =
      Script.of(ServerConfig.of(IDENTITY.chain(), IDENTITY.key(), List.of("h3"))).answering(BODY);

  @Test
  void every_trip_comes_to_its_end() throws Exception {
    List<Trip> trips = trips(PLAIN);

    assertThat(trips).allSatisfy(WeatherTest::assertServed);
    double lost = trips.stream().mapToInt(Trip::lost).sum();
    double passed = trips.stream().mapToInt(Trip::passed).sum();
    assertThat(lost / (lost + passed)).as("share that got lost").isBetween(0.1, 0.3);
  }

  @Test
  void and_so_with_a_retry() throws Exception {
    assertThat(trips(PLAIN.retrying())).allSatisfy(WeatherTest::assertServed);
  }

  private static void assertServed(Trip trip) {
    assertThat(trip.end()).as("%s", trip).isEqualTo(Trip.SERVED);
    assertThat(trip.body()).as("octets of the body").isEqualTo(BODY);
    assertThat(trip.passed()).as("datagrams that arrived").isPositive();
  }

  private static List<Trip> trips(Script script) throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return Seeds.trips(server.address(), "/", 1, SEEDS);
    }
  }

  @Test
  void the_seed_decides_what_happens() {
    List<String> fates = fates(7);

    assertThat(fates(7)).isEqualTo(fates);
    assertThat(fates(8)).isNotEqualTo(fates);
    assertThat(fates).as("lost, doubled, late, and as if nothing were").contains("[]", "[0]");
    assertThat(fates).anyMatch(fate -> fate.contains(","));
    assertThat(fates).anyMatch(fate -> fate.matches("\\[[1-9].*"));
  }

  private static List<String> fates(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 500)
        .mapToObj(i -> Arrays.toString(Weather.of(seed).next(random).delays()))
        .toList();
  }
}
