// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Peers;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.capture.Capture;
import protoprobe.quic.capture.Kept;
import protoprobe.quic.capture.Tshark;
import protoprobe.quic.forge.Recorder;

/**
 * What a check sends is what it says that it sends, in the eyes of a dissector that shares no code
 * with it: probe and scripted server share one codec, so that their agreement proves nothing. The
 * same filter finds nothing in the same check without its stimulus.
 */
@Timeout(300)
class StimulusIT {
  private static final Trial TRIAL = Trial.ofPackage("protoprobe.quic.checks");
  private static final int SIDE_BY_SIDE = 8;
  private static final int WITH = 1;
  private static final int WITHOUT = 2;

  @TempDir Path folder;

  /** A check that was run, and what it kept. */
  private record Rehearsed(String address, byte[] traffic) {}

  /** Shows a server under an address of its own, on the port that tshark takes for QUIC. */
  private record Renamed(Capture capture, InetSocketAddress shown) implements Recorder {
    @Override
    public void sent(InetSocketAddress local, InetSocketAddress remote, byte[] octets, Instant at) {
      capture.sent(local, shown, octets, at);
    }

    @Override
    public void received(
        InetSocketAddress local, InetSocketAddress remote, byte[] octets, Instant at) {
      capture.received(local, shown, octets, at);
    }

    @Override
    public void key(String line) {
      capture.key(line);
    }

    @Override
    public Recorder connection(boolean client, byte[] first) {
      return capture.connection(client, first);
    }
  }

  private static InetAddress address(int half, int number) {
    try {
      byte[] octets = {10, (byte) half, (byte) (number >> 8), (byte) number};
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }

  private static Rehearsed rehearse(Scenario scenario, InetAddress shown, RunOptions options) {
    Kept kept = new Kept();
    try (Capture capture = new Capture(kept);
        ScriptedTarget target =
            new ScriptedTarget(
                scenario.sound(), new Renamed(capture, new InetSocketAddress(shown, 443)))) {
      TRIAL.run(scenario.id(), target, options);
    }
    return new Rehearsed(shown.getHostAddress(), kept.file("traffic.pcapng"));
  }

  private static List<Rehearsed> rehearse(List<Scenario> scenarios)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Rehearsed>> all = new ArrayList<>();
      for (int i = 0; i < scenarios.size(); i++) {
        Scenario each = scenarios.get(i);
        InetAddress with = address(WITH, i);
        InetAddress without = address(WITHOUT, i);
        all.add(threads.submit(() -> rehearse(each, with, RunOptions.DEFAULT)));
        all.add(
            threads.submit(() -> rehearse(each, without, RunOptions.DEFAULT.withoutStimulus())));
      }
      List<Rehearsed> done = new ArrayList<>();
      for (Future<Rehearsed> each : all) {
        done.add(each.get());
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void each_case_has_a_filter_or_the_reason_why_not() {
    assertThat(Stimulus.all().stream().map(Stimulus::id))
        .as("ids of the data file")
        .isSorted()
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Scenarios.all().map(Scenario::id).toList());
  }

  @Test
  void tshark_names_each_stimulus_and_none_without_it() throws Exception {
    Peers.require("tshark");
    Map<String, Scenario> scenarios = Scenarios.all().collect(toMap(Scenario::id, each -> each));
    List<Stimulus> stimuli =
        Stimulus.all().stream().filter(each -> each.filter().isPresent()).toList();
    List<Rehearsed> rehearsed =
        rehearse(stimuli.stream().map(each -> scenarios.get(each.id())).toList());

    Set<String> found = found(stimuli, rehearsed.stream().map(Rehearsed::traffic).toList());

    assertThat(named(stimuli, found, WITHOUT)).as("found in the control").isEmpty();
    assertThat(named(stimuli, found, WITH))
        .as("found with the stimulus")
        .containsExactlyElementsOf(stimuli.stream().map(Stimulus::id).toList());
  }

  /** Addresses to which packets go that the filter of their check is true of; in one reading. */
  private Set<String> found(List<Stimulus> stimuli, List<byte[]> traffic) throws IOException {
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i < stimuli.size(); i++) {
      clauses.add(
          "(ip.dst in {%s, %s} && (%s))"
              .formatted(
                  address(WITH, i).getHostAddress(),
                  address(WITHOUT, i).getHostAddress(),
                  stimuli.get(i).filter().orElseThrow()));
    }
    return Tshark.of(folder, traffic)
        .fields(clauses.stream().collect(joining(" || ")), "ip.dst")
        .stream()
        .map(row -> row.get("ip.dst"))
        .collect(toSet());
  }

  private static List<String> named(List<Stimulus> stimuli, Set<String> found, int half) {
    return Stream.iterate(0, i -> i < stimuli.size(), i -> i + 1)
        .filter(i -> found.contains(address(half, i).getHostAddress()))
        .map(i -> stimuli.get(i).id())
        .toList();
  }
}
