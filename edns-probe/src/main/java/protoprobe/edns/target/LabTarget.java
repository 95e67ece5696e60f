// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import protoprobe.edns.testbed.Testbed;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.Daemon;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;

/** A resolver with the testbed behind it. */
public final class LabTarget implements Target {
  private static final Set<Class<?>> GIVEN = Set.of(Resolver.class, Lab.class);
  private static final Patience SHORT = new Patience(1, Duration.ofMillis(500));

  private final TargetInfo info;
  private final Testbed testbed;
  private final Endpoint endpoint;
  private final Optional<Daemon> daemon;
  private Optional<Bytes> cookieSecret = Optional.empty();

  /**
   * @param info what runs
   * @param testbed closed with the target
   * @param endpoint where it listens
   * @param daemon its process, closed with the target
   */
  public LabTarget(TargetInfo info, Testbed testbed, Endpoint endpoint, Optional<Daemon> daemon) {
    this.info = info;
    this.testbed = testbed;
    this.endpoint = endpoint;
    this.daemon = daemon;
  }

  /** What is known of the resolver's configuration: the secret of its server cookies. */
  public LabTarget withCookieSecret(Optional<Bytes> secret) {
    cookieSecret = secret;
    return this;
  }

  /** Whether the resolver answers, and validates what the testbed serves. */
  public static boolean validates(Testbed testbed, Endpoint endpoint) {
    Zone zone = testbed.zone(ZoneFault.VALID_NSEC, "ready");
    Query query = Query.of(zone.name(), Type.A).dnssecOk(true);
    try {
      return Glimpse.of(endpoint, query, SHORT).filter(Message::ad).isPresent();
    } catch (Refused notYet) {
      return false;
    }
  }

  /** What stands behind it; closed with it. */
  public Testbed testbed() {
    return testbed;
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  @Override
  public boolean gives(Class<?> type) {
    return GIVEN.contains(type);
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    Lab lab = new TestbedLab(testbed, run, cookieSecret);
    if (type == Lab.class) {
      return lab;
    }
    Query base = lab.zone(ZoneFault.VALID_NSEC).query("", Type.A).dnssecOk(false);
    return new Resolver(endpoint, base, Patience.LOCAL, run);
  }

  @Override
  public CompletableFuture<String> ended() {
    return daemon.map(Daemon::ended).orElseGet(CompletableFuture::new);
  }

  @Override
  public void close() {
    daemon.ifPresent(Daemon::close);
    testbed.close();
  }
}
