// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a run goes about it.
 *
 * @param jobs how many cases run side by side
 * @param timeout longest time for one case
 * @param totalTimeout longest time for the whole run, if limited
 * @param repeat how often each case is run
 * @param shuffle seed of a random order, if wanted; each attempt has another
 * @param stimulusRemoved see {@link protoprobe.kit.target.CaseRun#stimulusRemoved()}
 */
public record RunOptions(
    int jobs,
    Duration timeout,
    Optional<Duration> totalTimeout,
    int repeat,
    OptionalLong shuffle,
    boolean stimulusRemoved) {

  /** Sixteen side by side, two minutes each. */
  public static final RunOptions DEFAULT =
      new RunOptions(16, Duration.ofMinutes(2), Optional.empty(), 1, OptionalLong.empty(), false);

  /** Seed of the order of one attempt, numbered from 0. */
  OptionalLong shuffle(int attempt) {
    return shuffle.isPresent() ? OptionalLong.of(shuffle.getAsLong() + attempt) : shuffle;
  }

  /** The same, each case as often as that. */
  public RunOptions withRepeat(int times) {
    return new RunOptions(jobs, timeout, totalTimeout, times, shuffle, stimulusRemoved);
  }

  /** The same, without stimuli. */
  public RunOptions withoutStimulus() {
    return new RunOptions(jobs, timeout, totalTimeout, repeat, shuffle, true);
  }

  /** The same, with another limit for each case. */
  public RunOptions withTimeout(Duration limit) {
    return new RunOptions(jobs, limit, totalTimeout, repeat, shuffle, stimulusRemoved);
  }
}
