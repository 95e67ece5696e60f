// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.local.Event.Kind;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.run.ProbeRun;
import protoprobe.kit.run.RunListener;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;

/** A run inside its namespaces: starts the target, runs the cases, tells the outside by events. */
public final class InsideRun implements RunListener {
  private final PrintStream events;

  /**
   * @param events the pipe to the process outside; one event a line
   */
  public InsideRun(PrintStream events) {
    this.events = new PrintStream(events, true, StandardCharsets.UTF_8);
  }

  /** Runs the cases on the target; what goes wrong before the first of them is told, not thrown. */
  public void run(
      LocalTarget local,
      List<CheckCase> cases,
      RunOptions options,
      EvidenceStore evidence,
      RunDirectory runDirectory) {
    try (Target target = local.start(runDirectory)) {
      tell(Event.ready(target.info()));
      ProbeRun run = new ProbeRun(cases, target, options, evidence, this);
      target.ended().thenAccept(run::stop);
      run.execute();
      tell(last(run, target));
    } catch (Refused e) {
      tell(Event.told(Kind.REFUSED, e.getMessage()));
    }
  }

  /** A target that is gone is no longer what the results speak of, even if all are there. */
  private static Event last(ProbeRun run, Target target) {
    return Optional.ofNullable(target.ended().getNow(null))
        .map(how -> Event.told(Kind.DIED, how))
        .or(() -> run.stopped().map(reason -> Event.told(Kind.STOPPED, reason)))
        .orElseGet(() -> Event.end(target.info()));
  }

  @Override
  public void started(String id) {
    tell(Event.started(id));
  }

  @Override
  public void finished(Result result) {
    tell(Event.finished(result));
  }

  private synchronized void tell(Event event) {
    events.println(event.toLine());
  }
}
