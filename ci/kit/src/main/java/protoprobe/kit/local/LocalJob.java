// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.run.Job;
import protoprobe.kit.run.RecordDraft;
import protoprobe.kit.run.RunListener;
import protoprobe.kit.target.LocalTarget;

/** A local target, examined by a child process inside namespaces of its own. */
public final class LocalJob implements Job {
  private final LocalTarget local;
  private final int planned;
  private final GuardianSpec spec;
  private final RecordDraft draft;
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private volatile Optional<Guardian> guardian = Optional.empty();
  private volatile boolean stopped;

  /**
   * @param local what to start inside
   * @param planned how many results the run inside will tell
   * @param spec how to start this program again inside, so that it prints {@link Event}s
   * @param draft the record's beginning
   */
  public LocalJob(LocalTarget local, int planned, GuardianSpec spec, RecordDraft draft) {
    this.local = local;
    this.planned = planned;
    this.spec = spec.withPipedOutput().withAddresses(local.addresses());
    this.draft = draft;
  }

  @Override
  public String name() {
    return local.name();
  }

  @Override
  public int planned() {
    return planned;
  }

  @Override
  public RunRecord run(RunListener listener) {
    try (Guardian inside = Guardian.start(spec)) {
      guardian = Optional.of(inside);
      return stopped ? ended(unknown(), Optional.empty()) : follow(inside, listener);
    } catch (NotPermitted e) {
      // a terminal's Ctrl-C also hits what is not yet in a session of its own
      return stopped
          ? draft.interrupted(unknown(), List.of())
          : draft.nothing(unknown(), RunState.ABSENT, e.getMessage());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    guardian.ifPresent(Guardian::close);
  }

  private RunRecord follow(Guardian inside, RunListener listener) {
    TargetInfo target = unknown();
    Optional<Event> last = Optional.empty();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(inside.output(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Event> event = Event.parse(line);
        target = event.flatMap(Event::target).orElse(target);
        if (event.filter(told -> told.kind() == Event.Kind.READY).isPresent()) {
          listener.reached(draft.begun(target));
        }
        event.ifPresent(told -> hear(told, listener));
        last = event.isPresent() ? event : last;
      }
    } catch (IOException closed) {
      // the pipe ends with the namespaces; what was heard counts
    }
    return ended(target, last);
  }

  private void hear(Event event, RunListener listener) {
    switch (event.kind()) {
      case STARTED -> listener.started(event.id());
      case FINISHED ->
          event
              .result()
              .ifPresent(
                  result -> {
                    results.merge(result.id(), result, Result::and);
                    listener.finished(result);
                  });
      default -> {} // the others are read off the last event
    }
  }

  private RunRecord ended(TargetInfo target, Optional<Event> last) {
    List<Result> sorted = List.copyOf(new TreeMap<>(results).values());
    if (stopped) {
      return draft.interrupted(target, sorted);
    }
    Event.Kind kind = last.map(Event::kind).orElse(Event.Kind.STARTED);
    return switch (kind) {
      case END -> draft.complete(target, sorted);
      case REFUSED -> draft.nothing(target, RunState.UNREACHABLE, last.orElseThrow().text());
      case STOPPED -> draft.cutOff(target, last.orElseThrow().text(), Outcome.INCONCLUSIVE, sorted);
      case DIED -> draft.cutOff(target, last.orElseThrow().text(), Outcome.ERROR, sorted);
      default ->
          draft.cutOff(
              target, "the process inside ended early: " + status(), Outcome.ERROR, sorted);
    };
  }

  private String status() {
    return guardian.map(inside -> "exit status " + inside.waitFor()).orElse("it never started");
  }

  private TargetInfo unknown() {
    return new TargetInfo(local.name(), true, local.product(), "", new TreeMap<>());
  }
}
