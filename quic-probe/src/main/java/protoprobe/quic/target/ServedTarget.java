// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.concurrent.CompletableFuture;
import protoprobe.kit.process.Daemon;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;

/** A local server while it runs. */
public final class ServedTarget implements Target {
  private final TargetInfo info;
  private final Served served;
  private final Daemon daemon;

  /**
   * @param info what runs
   * @param served where
   * @param daemon its process, closed with the target
   */
  public ServedTarget(TargetInfo info, Served served, Daemon daemon) {
    this.info = info;
    this.served = served;
    this.daemon = daemon;
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  /** Where it is. */
  public Served served() {
    return served;
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Served.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return served;
  }

  @Override
  public CompletableFuture<String> ended() {
    return daemon.ended();
  }

  @Override
  public void close() {
    daemon.close();
  }
}
