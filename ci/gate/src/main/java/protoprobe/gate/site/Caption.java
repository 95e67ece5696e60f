// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** What a run is called, in words short enough for the head of a column. */
record Caption(RunRecord record) {
  private static final int NAME = 80;
  private static final int REASON = 300;

  String target() {
    return name(record.target().name());
  }

  /** Product and version, or empty. */
  String product() {
    return (name(record.target().product()) + " " + name(record.target().version())).strip();
  }

  String probe() {
    return name(record.probe());
  }

  String tool() {
    return name(record.tool().name()) + " " + name(record.tool().version());
  }

  String state() {
    return record.state().word();
  }

  boolean complete() {
    return record.state() == RunState.COMPLETE;
  }

  String reason() {
    return Printable.text(record.reason(), REASON);
  }

  /** Such as {@code 2026-11-25}, in UTC. */
  String date() {
    return record.started().toString().replaceFirst("T.*", "");
  }

  String started() {
    return record.started().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code 4.5 s}; empty if the clock went backwards. */
  Optional<String> took() {
    return took(record.started(), record.ended());
  }

  private static Optional<String> took(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.isNegative()
        ? Optional.empty()
        : Optional.of("%d.%d s".formatted(time.toSeconds(), time.toNanosPart() / 100_000_000));
  }

  private static String name(String text) {
    return Printable.text(text, NAME);
  }
}
