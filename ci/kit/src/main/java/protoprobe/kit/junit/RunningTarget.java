// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.util.List;
import java.util.stream.Stream;

/**
 * A target that a test has started.
 *
 * @param address as the probe's command {@code run} takes it, such as {@code 127.0.0.1:5353}; empty
 *     if the options say where it is
 * @param options options of the command {@code run} that were not known before it ran
 * @param closing ends it, after the last check
 */
public record RunningTarget(String address, List<String> options, AutoCloseable closing) {
  /** Copies the options. */
  public RunningTarget {
    options = List.copyOf(options);
  }

  /** A target that answers there. */
  public static RunningTarget at(String address) {
    return new RunningTarget(address, List.of(), () -> {});
  }

  /** The same with further options, such as {@code "--cacert", "ca.pem"}. */
  public RunningTarget with(String... further) {
    return new RunningTarget(
        address, Stream.concat(options.stream(), Stream.of(further)).toList(), closing);
  }

  /** The same, ended by this after the last check. */
  public RunningTarget closedBy(AutoCloseable end) {
    return new RunningTarget(address, options, end);
  }
}
