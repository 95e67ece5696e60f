// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.result.Result;
import protoprobe.kit.target.Target;

/** What the cases of one run share. */
final class RunContext {
  private final List<CheckCase> cases;
  private final Target target;
  private final RunOptions options;
  private final EvidenceStore store;
  private final RunListener listener;
  private final ReadWriteLock exclusive = new ReentrantReadWriteLock(true);
  private final Set<Execution> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private volatile ScheduledExecutorService limits;
  private volatile String stopReason;
  private volatile int attempt;

  RunContext(
      List<CheckCase> cases,
      Target target,
      RunOptions options,
      EvidenceStore store,
      RunListener listener) {
    this.cases = cases;
    this.target = target;
    this.options = options;
    this.store = store;
    this.listener = listener;
  }

  void begin(int number, ScheduledExecutorService scheduler) {
    attempt = number;
    limits = scheduler;
    results.clear();
  }

  void stop(String reason) {
    if (stopReason == null) {
      stopReason = reason;
    }
    running.forEach(Execution::cutOff);
  }

  Optional<String> stopReason() {
    return Optional.ofNullable(stopReason);
  }

  Map<String, Result> results() {
    return new TreeMap<>(results);
  }

  Target target() {
    return target;
  }

  List<CheckCase> casesOf(Method method) {
    List<CheckCase> mine =
        new ArrayList<>(cases.stream().filter(each -> each.method().equals(method)).toList());
    options.shuffle(attempt).ifPresent(seed -> Collections.shuffle(mine, new Random(seed)));
    return mine;
  }

  Optional<CheckCase> find(String id) {
    return cases.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  Lock lockFor(CheckCase each) {
    return each.declaration().exclusive() ? exclusive.writeLock() : exclusive.readLock();
  }

  Execution open(CheckCase each) {
    Execution execution = new Execution(each, attempt, options, store);
    running.add(execution);
    listener.started(each.id());
    return execution;
  }

  /** Cuts the execution off when its time is over. */
  ScheduledFuture<?> watch(Execution execution) {
    return limits.schedule(
        execution::cutOff, execution.remaining().toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  void close(Execution execution, Optional<Throwable> thrown) {
    execution.end();
    running.remove(execution);
    if (stopReason == null) {
      report(execution.result(thrown));
    }
  }

  void report(Result result) {
    results.put(result.id(), result);
    listener.finished(result);
  }
}
