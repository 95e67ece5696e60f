// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import protoprobe.kit.result.Result;

/**
 * Lines whose form does not change: {@code progress: begin TARGET 0/N}, {@code progress: TARGET M/N
 * pass=… fail=…} for the first result, then at most every 5 s and every tenth of the plan, {@code
 * progress: end TARGET M/N pass=…}.
 */
final class PlainProgress implements Progress {
  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final LongSupplier nanos;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Told> told = new LinkedHashMap<>();

  PlainProgress(PrintStream err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
  }

  @Override
  public synchronized void begin(String target, int planned) {
    tallies.put(target, new Tally(planned));
    told.put(target, new Told(0, nanos.getAsLong()));
    line("begin " + name(target), tallies.get(target));
  }

  @Override
  public synchronized void finished(String target, Result result) {
    Tally tally = tallies.get(target);
    if (tally == null) {
      return; // of a target that has ended: a straggler after its deadline
    }
    tally.add(result.outcome());
    Told last = told.get(target);
    long now = nanos.getAsLong();
    if (tally.tenths() > last.tenths() && now - last.nanos() >= INTERVAL_NANOS) {
      told.put(target, new Told(tally.tenths(), now));
      line(name(target), tally);
    } else if (tally.done() == 1) {
      line(name(target), tally); // somebody may be waiting to see that it works at all
    }
  }

  @Override
  public synchronized void end(String target) {
    Tally tally = tallies.remove(target);
    if (tally != null) {
      line("end " + name(target), tally);
    }
  }

  @Override
  public synchronized void close() {
    List.copyOf(tallies.keySet()).forEach(this::end);
  }

  private void line(String subject, Tally tally) {
    err.println(("progress: " + subject + " " + tally.fraction() + " " + tally.counts()).strip());
    err.flush();
  }

  private static String name(String target) {
    return Printable.text(target, 100);
  }

  /** What the last line of a target said, and when. */
  private record Told(int tenths, long nanos) {}
}
