// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Target;

/** A stranger's target, examined from this very process. */
public final class RemoteJob implements Job {
  private static final String INTERRUPTED = "interrupted by the user";

  private final String name;
  private final Supplier<Target> connect;
  private final List<CheckCase> cases;
  private final RunOptions options;
  private final EvidenceStore evidence;
  private final RecordDraft draft;
  private volatile boolean stopped;
  private volatile ProbeRun run;

  /**
   * @param name as reports show it
   * @param connect reaches the target; throws {@link Refused} if it does not answer
   */
  public RemoteJob(
      String name,
      Supplier<Target> connect,
      List<CheckCase> cases,
      RunOptions options,
      EvidenceStore evidence,
      RecordDraft draft) {
    this.name = name;
    this.connect = connect;
    this.cases = cases;
    this.options = options;
    this.evidence = evidence;
    this.draft = draft;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int planned() {
    return cases.size() * options.repeat();
  }

  @Override
  public RunRecord run(RunListener listener) {
    try (Target target = connect.get()) {
      listener.reached(draft.begun(named(target.info())));
      run = new ProbeRun(cases, target, options, evidence, listener);
      if (stopped) {
        run.stop(INTERRUPTED);
      }
      List<Result> results = run.execute();
      TargetInfo info = named(target.info());
      if (stopped) {
        return draft.interrupted(info, results);
      }
      return run.stopped()
          .map(reason -> draft.cutOff(info, reason, Outcome.INCONCLUSIVE, results))
          .orElseGet(() -> draft.complete(info, results));
    } catch (Refused e) {
      TargetInfo unknown = new TargetInfo(name, false, "", "", new TreeMap<>());
      return stopped
          ? draft.interrupted(unknown, List.of())
          : draft.nothing(unknown, RunState.UNREACHABLE, e.getMessage());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    ProbeRun current = run;
    if (current != null) {
      current.stop(INTERRUPTED);
    }
  }

  private TargetInfo named(TargetInfo info) {
    return new TargetInfo(name, false, info.product(), info.version(), info.facts());
  }
}
