// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.time.Duration;
import java.util.TreeMap;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Patience;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;

/** A target whose resolver is a script. */
final class ScriptedTarget implements Target {
  /** The scripts answer at once; who waits longer waits for silence. */
  private static final Patience SHORT = new Patience(1, Duration.ofMillis(250));

  private final FakeLab lab = new FakeLab();
  private final ScriptedServer server;
  private final Patience patience;

  ScriptedTarget(Script script) {
    this(script, SHORT);
  }

  ScriptedTarget(Script script, Patience patience) {
    this.patience = patience;
    this.server = new ScriptedServer(script, lab);
  }

  @Override
  public TargetInfo info() {
    return new TargetInfo("scripted", true, "script", "1", new TreeMap<>());
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Resolver.class || type == Lab.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    Query base = lab.zone(ZoneFault.VALID_NSEC).query("", Type.A).dnssecOk(false);
    return type == Lab.class
        ? lab
        : new Resolver(Endpoint.of(server.address()), base, patience, run);
  }

  @Override
  public void close() {
    server.close();
  }
}
