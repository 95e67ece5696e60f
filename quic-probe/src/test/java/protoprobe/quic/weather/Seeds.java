// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Some trips to one server, each with a seed of its own, a few side by side: they mostly wait. */
final class Seeds {
  private static final int SIDE_BY_SIDE = 10;

  private Seeds() {}

  /**
   * Makes them, and returns what came of each.
   *
   * @param first seed; the others follow
   */
  static List<Trip> trips(InetSocketAddress server, String path, long first, int count)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Trip>> under =
          LongStream.range(first, first + count)
              .mapToObj(seed -> threads.submit(() -> Trip.to(server, path, seed)))
              .toList();
      List<Trip> trips = new ArrayList<>();
      for (Future<Trip> each : under) {
        trips.add(each.get());
      }
      return trips;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trip failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
