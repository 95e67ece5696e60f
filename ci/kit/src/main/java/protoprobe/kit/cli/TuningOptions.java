// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.run.RunOptions;

/** How a run goes about it. */
final class TuningOptions {
  /** Nobody's server is to notice that it is examined. */
  private static final int MOST_ON_A_STRANGER = 4;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Checks side by side on one target; a few for local targets, 1 for a stranger's,"
              + " which gets at most 4.")
  Integer jobs;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Longest time for one check, such as 30s; default ${DEFAULT-VALUE}.",
      converter = DurationConverter.class,
      defaultValue = "120s")
  Duration timeout;

  @Option(
      names = "--total-timeout",
      paramLabel = "TIME",
      description = "Longest time for one target, such as 20s; what it cuts off is inconclusive.",
      converter = DurationConverter.class)
  Duration totalTimeout;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Run each check N times; the worst outcome counts.",
      defaultValue = "1")
  int repeat;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "Run the checks in a random order drawn with this seed.")
  Long shuffle;

  /** For a stranger's target: one check at a time unless the user wants a few more. */
  RunOptions remoteOptions() {
    RunOptions options = options(1);
    if (options.jobs() > MOST_ON_A_STRANGER) {
      throw new BadInput(
          "--jobs %d: expected 1 to %d for a target that is not local"
              .formatted(options.jobs(), MOST_ON_A_STRANGER));
    }
    return options;
  }

  RunOptions options(int defaultJobs) {
    positive("--repeat", repeat);
    int side = jobs == null ? defaultJobs : jobs;
    positive("--jobs", side);
    return new RunOptions(
        side,
        timeout,
        Optional.ofNullable(totalTimeout),
        repeat,
        shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle),
        false);
  }

  /** The same options as arguments, for a child process. */
  Stream<String> arguments() {
    return Stream.of(
            Stream.of("--timeout", timeout.toMillis() + "ms", "--repeat", Integer.toString(repeat)),
            option("--jobs", jobs),
            option("--total-timeout", totalTimeout == null ? null : totalTimeout.toMillis() + "ms"),
            option("--shuffle", shuffle))
        .flatMap(part -> part);
  }

  private static Stream<String> option(String name, Object value) {
    return value == null ? Stream.empty() : Stream.of(name, value.toString());
  }

  private static void positive(String option, int value) {
    if (value < 1) {
      throw new BadInput("%s %d: expected a number from 1".formatted(option, value));
    }
  }
}
