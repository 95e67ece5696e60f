// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.target.Target;

/** Runs cases of a catalogue on one target, by Jupiter on the JUnit Platform. */
public final class ProbeRun {
  static final String KEY = "protoprobe.run";

  private final List<CheckCase> cases;
  private final RunOptions options;
  private final EvidenceStore store;
  private final RunContext context;

  /**
   * @param cases what to decide
   * @param target what to decide it on; not closed by the run
   * @param options how
   * @param store where evidence goes
   * @param listener hears of each case
   */
  public ProbeRun(
      List<CheckCase> cases,
      Target target,
      RunOptions options,
      EvidenceStore store,
      RunListener listener) {
    this.cases = cases;
    this.options = options;
    this.store = store;
    this.context = new RunContext(cases, target, options, store, listener);
  }

  /** Stops as soon as possible: what runs is cut off, what waits is not begun. */
  public void stop(String reason) {
    context.stop(reason);
  }

  /** Why the run was stopped before its end, if it was. */
  public Optional<String> stopped() {
    return context.stopReason();
  }

  /** Runs to the end; returns a result for each case that was begun, sorted by id. */
  public List<Result> execute() {
    Map<String, Result> merged = new TreeMap<>();
    ScheduledExecutorService limits = Executors.newSingleThreadScheduledExecutor(daemon());
    try {
      options
          .totalTimeout()
          .ifPresent(
              limit ->
                  limits.schedule(
                      () -> stop("the total time limit of %s passed".formatted(limit)),
                      limit.toMillis(),
                      TimeUnit.MILLISECONDS));
      for (int attempt = 0; attempt < options.repeat() && stopped().isEmpty(); attempt++) {
        launch(attempt, limits).forEach((id, result) -> merged.merge(id, result, this::add));
      }
    } finally {
      limits.shutdownNow();
    }
    return List.copyOf(merged.values());
  }

  /**
   * Evidence of an attempt like an earlier one is not kept: a hundred captures say what one says.
   */
  private Result add(Result earlier, Result later) {
    Result both = earlier.and(later);
    if (!both.evidence().containsAll(later.evidence())) {
      store.drop(later.evidence());
    }
    return both;
  }

  private Map<String, Result> launch(int attempt, ScheduledExecutorService limits) {
    context.begin(attempt, limits);
    String key = UUID.randomUUID().toString();
    ActiveRuns.RUNS.put(key, context);
    try {
      launcher().execute(request(key, attempt), new FailureListener(context));
    } finally {
      ActiveRuns.RUNS.remove(key);
    }
    Map<String, Result> results = context.results();
    if (stopped().isEmpty()) {
      cases.stream()
          .filter(each -> !results.containsKey(each.id()))
          .forEach(each -> results.put(each.id(), lost(each)));
    }
    return results;
  }

  private static Result lost(CheckCase each) {
    return Result.plain(each.id(), Outcome.ERROR, "the harness did not run " + each.method());
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());
  }

  private LauncherDiscoveryRequest request(String key, int attempt) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(KEY, key)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
            .configurationParameter(
                "junit.jupiter.extensions.autodetection.include", CheckExtension.class.getName())
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                Integer.toString(options.jobs()));
    options
        .shuffle(attempt)
        .ifPresent(
            seed ->
                request
                    .configurationParameter(
                        "junit.jupiter.testmethod.order.default", ShuffledMethods.class.getName())
                    .configurationParameter(
                        "junit.jupiter.testclass.order.default",
                        "org.junit.jupiter.api.ClassOrderer$Random")
                    .configurationParameter(
                        "junit.jupiter.execution.order.random.seed", Long.toString(seed)));
    cases.stream()
        .map(CheckCase::method)
        .distinct()
        .forEach(method -> request.selectors(selectMethod(method.getDeclaringClass(), method)));
    return request.build();
  }

  private static java.util.concurrent.ThreadFactory daemon() {
    return task -> {
      Thread thread = new Thread(task, "protoprobe-limits");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The runs of this process, found by the configuration parameter that JUnit hands on. */
  static final class ActiveRuns {
    static final Map<String, RunContext> RUNS = new ConcurrentHashMap<>();

    private ActiveRuns() {}
  }
}
