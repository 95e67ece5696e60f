// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.run.Job;

/** Runs several jobs side by side. */
final class RunAll {
  /** As many targets at once as keep two cores busy without disturbing each other's time-outs. */
  private static final int SIDE_BY_SIDE = 4;

  private RunAll() {}

  /** The records, in the order of the jobs; partial ones if the user interrupts. */
  static List<RunRecord> of(List<Job> jobs, Reporter reporter) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(SIDE_BY_SIDE, jobs.size()));
    reporter.interrupts(jobs);
    try {
      List<Future<RunRecord>> running = new ArrayList<>();
      jobs.forEach(job -> running.add(pool.submit(() -> reporter.follow(job))));
      List<RunRecord> records = new ArrayList<>();
      for (Future<RunRecord> each : running) {
        records.add(each.get());
      }
      return records;
    } catch (ExecutionException e) {
      jobs.forEach(Job::stop);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a run failed", e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for runs", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
