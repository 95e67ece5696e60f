// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;

/** One bar over all targets; beside it, how far those at work have come. */
final class BarProgress implements Progress {
  private static final int INTERVAL_MILLIS = 200;
  private static final int DEFAULT_WIDTH = 80;

  private final OneLine line;
  private final Map<String, Tally> active = new LinkedHashMap<>();
  private Optional<ProgressBar> bar = Optional.empty();
  private long planned;
  private int failed;

  BarProgress(PrintStream err) {
    this.line = new OneLine(err, new AtomicBoolean());
  }

  @Override
  public synchronized void begin(String target, int planned) {
    active.put(target, new Tally(planned));
    this.planned += planned;
    bar.ifPresentOrElse(shown -> shown.maxHint(this.planned), () -> bar = Optional.of(start()));
    tell();
  }

  @Override
  public synchronized void finished(String target, Result result) {
    Tally tally = active.get(target);
    if (tally == null) {
      return; // of a target that has ended: a straggler after its deadline
    }
    tally.add(result.outcome());
    failed += result.outcome() == Outcome.FAIL ? 1 : 0;
    bar.ifPresent(ProgressBar::step);
    tell();
  }

  @Override
  public synchronized void end(String target) {
    Tally tally = active.remove(target);
    if (tally != null) {
      planned -= tally.planned() - tally.done();
      bar.ifPresent(shown -> shown.maxHint(planned));
      tell();
    }
  }

  /**
   * The library's own thread writes the bar's last state, and {@code close} waits for it; but if
   * that fails, it says nothing, and the line has no end.
   */
  @Override
  public void close() {
    Optional<ProgressBar> shown;
    synchronized (this) {
      List.copyOf(active.keySet()).forEach(this::end);
      shown = bar;
      bar = Optional.empty();
    }
    shown.ifPresent(
        each -> {
          each.close();
          line.close();
        });
  }

  private ProgressBar start() {
    return new ProgressBarBuilder()
        .setTaskName("checks")
        .setInitialMax(planned)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .hideEta()
        .setConsumer(line)
        .build();
  }

  private void tell() {
    String targets =
        active.entrySet().stream()
            .map(entry -> Printable.text(entry.getKey(), 40) + " " + entry.getValue().fraction())
            .collect(Collectors.joining(", "));
    bar.ifPresent(
        shown -> shown.setExtraMessage((failed == 0 ? "" : failed + " failed; ") + targets));
  }

  /**
   * Rewrites the last line of the terminal. Ours, because the library's own asks JLine for the
   * width, which unpacks a native library into the folder for temporary files.
   */
  private record OneLine(PrintStream err, AtomicBoolean ended) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      String columns = Optional.ofNullable(System.getenv("COLUMNS")).orElse("");
      return (columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH) - 1;
    }

    /** ECMA-48 section 8.3.41: EL, erase to the end of the line. */
    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered.stripTrailing() + "\u001b[K");
      err.flush();
    }

    @Override
    public void close() {
      if (!ended.getAndSet(true)) {
        err.println();
        err.flush();
      }
    }
  }
}
