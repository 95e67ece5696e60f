// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.time.Duration;
import java.util.TreeMap;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;
import protoprobe.kit.target.Target;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.target.Endpoint;
import protoprobe.quic.target.Page;
import protoprobe.quic.target.Patience;
import protoprobe.quic.target.QuicServer;

/** A scripted server as a target. */
final class ScriptedTarget implements Target {
  /** Nobody else keeps it busy; what is to be silent is silent at once. */
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(1500), Duration.ofMillis(700), Duration.ofMillis(40));

  private final ScriptedServer server;
  private final Page page = new Page();
  private final Recorder recorder;

  ScriptedTarget(Script script) {
    this(script, Recorder.NONE);
  }

  /**
   * @param recorder told of what the check sends and receives
   */
  ScriptedTarget(Script script, Recorder recorder) {
    this.server = ScriptedServer.start(script);
    this.recorder = recorder;
  }

  @Override
  public TargetInfo info() {
    return new TargetInfo("scripted", true, "scripted server", "", new TreeMap<>());
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == QuicServer.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    Endpoint endpoint = new Endpoint(server.address(), "localhost", "localhost", "/");
    return new QuicServer(endpoint, page, SHORT, Pace.NONE, recorder, run);
  }

  @Override
  public void close() {
    server.close();
  }
}
