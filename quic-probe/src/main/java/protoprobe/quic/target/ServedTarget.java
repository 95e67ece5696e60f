// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import protoprobe.kit.cli.Family;
import protoprobe.kit.process.Daemon;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.target.Names.Pin;

/** A local server while it runs. */
public final class ServedTarget implements Target {
  private final SiteTarget site;
  private final Served served;
  private final Daemon daemon;

  /**
   * @param info what runs
   * @param served where
   * @param daemon its process, closed with the target
   */
  public ServedTarget(TargetInfo info, Served served, Daemon daemon) {
    this.served = served;
    this.daemon = daemon;
    this.site = SiteTarget.own(info, manner(served), Clients.all());
  }

  private static Manner manner(Served served) {
    InetSocketAddress four = served.quic();
    List<InetSocketAddress> places =
        Stream.concat(
                Stream.of(four),
                served.six().stream().map(six -> new InetSocketAddress(six, four.getPort())))
            .toList();
    return new Manner(
        new Origin(served.host(), four.getPort()),
        served.host(),
        "/",
        List.of(new Field("user-agent", "quic-probe")),
        new Trust(served.authorities().toString(), false),
        new Names(Family.ANY, List.of(new Pin(served.host(), four.getPort(), places))),
        false,
        false,
        OptionalInt.empty(),
        Manner.PATIENT);
  }

  @Override
  public TargetInfo info() {
    return site.info();
  }

  /** Where it is. */
  public Served served() {
    return served;
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Served.class || site.gives(type);
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return type == Served.class ? served : site.give(type, run);
  }

  @Override
  public CompletableFuture<String> ended() {
    return daemon.ended();
  }

  @Override
  public void close() {
    site.close();
    daemon.close();
  }
}
