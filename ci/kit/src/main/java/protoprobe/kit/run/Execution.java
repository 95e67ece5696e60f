// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.target.CaseRun;

/** One attempt at one case: its findings, its deadline, what must be closed after it. */
final class Execution implements CaseRun, Findings {
  private final CheckCase checkCase;
  private final int attempt;
  private final boolean stimulusRemoved;
  private final EvidenceStore store;
  private final long startNanos = System.nanoTime();
  private final Duration limit;
  private final SortedMap<String, String> observed = new TreeMap<>();
  private final List<EvidenceFile> evidence = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Optional<Grade> grade = Optional.empty();
  private final Thread worker = Thread.currentThread();
  private volatile boolean cutOff;
  private boolean closed;

  Execution(CheckCase checkCase, int attempt, RunOptions options, EvidenceStore store) {
    this.checkCase = checkCase;
    this.attempt = attempt;
    this.limit = options.timeout();
    this.store = store;
    this.stimulusRemoved = options.stimulusRemoved();
  }

  @Override
  public CheckCase checkCase() {
    return checkCase;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public Findings findings() {
    return this;
  }

  @Override
  public boolean stimulusRemoved() {
    return stimulusRemoved;
  }

  @Override
  public Duration remaining() {
    Duration left = limit.minusNanos(System.nanoTime() - startNanos);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public synchronized Findings observe(String key, Object value) {
    observed.put(key, String.valueOf(value));
    return this;
  }

  @Override
  public synchronized Findings grade(Grade given) {
    grade = Optional.of(grade.filter(present -> present.compareTo(given) > 0).orElse(given));
    return this;
  }

  @Override
  public synchronized Findings keep(String name, String mediaType, byte[] content) {
    store.keep(checkCase.id(), attempt, name, mediaType, content).ifPresent(evidence::add);
    return this;
  }

  @Override
  public void closeLater(AutoCloseable transport) {
    synchronized (this) {
      if (!closed) {
        open.push(transport);
        return;
      }
    }
    close(transport);
  }

  /** Ends a check that takes too long: closes what it reads from, and interrupts what waits. */
  void cutOff() {
    cutOff = true;
    end();
    worker.interrupt();
  }

  /** Closes what is open, at the end of the check. */
  void end() {
    List<AutoCloseable> rest;
    synchronized (this) {
      closed = true;
      rest = List.copyOf(open);
      open.clear();
    }
    rest.forEach(Execution::close);
  }

  synchronized Result result(Optional<Throwable> thrown) {
    Judgement judgement =
        thrown
            .map(cause -> Judgement.of(cause, checkCase.requirement().level(), cutOff))
            .orElseGet(() -> Judgement.normal(checkCase.requirement().level(), grade));
    Outcome outcome = judgement.outcome();
    Optional<Grade> given = outcome.decided() ? grade : Optional.empty();
    return new Result(
        checkCase.id(),
        outcome,
        given,
        judgement.message(),
        judgement.expected(),
        judgement.actual(),
        new TreeMap<>(observed),
        List.copyOf(evidence),
        Duration.ofNanos(System.nanoTime() - startNanos).toMillis(),
        List.of(new Graded(outcome, given)));
  }

  private static void close(AutoCloseable transport) {
    try {
      transport.close();
    } catch (Exception ignored) {
      // it was to be got rid of, and it is
    }
  }
}
