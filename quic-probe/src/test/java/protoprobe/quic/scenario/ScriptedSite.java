// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import protoprobe.kit.cli.Family;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.scenario.SiteScenario.House;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.target.Manner;
import protoprobe.quic.target.Names;
import protoprobe.quic.target.Names.Pin;
import protoprobe.quic.target.Origin;
import protoprobe.quic.target.SiteTarget;
import protoprobe.quic.testing.SiteScript;
import protoprobe.quic.testing.SiteServer;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.testing.TestAuthority.Issued;

/** A site whose answers are scripted, as a target: site.example, on this machine. */
final class ScriptedSite implements Target {
  static final String HOST = "site.example";

  static final TestAuthority AUTHORITY = new TestAuthority("scenario authority");
  static final Issued ISSUED = AUTHORITY.issue(HOST, "other.example");
  private static final Limits LIMITS = new Limits(10_000, 10_000, 1 << 20);

  private final Optional<ScriptedServer> quic;
  private final SiteServer server;
  private final SiteTarget target;

  ScriptedSite(SiteScript script, Function<Errand, FakeVisit> visits, House house, Path folder) {
    quic = house.quic.map(ScriptedServer::start);
    String port = quic.map(each -> "" + each.address().getPort()).orElse("");
    SiteScript ported = request -> script.answer(request).replacing("{quic}", port);
    server =
        SiteServer.start(ISSUED, ported, house.protocols, house.addresses.toArray(String[]::new));
    OptionalInt plain = house.plain ? OptionalInt.of(server.listenPlainly()) : OptionalInt.empty();
    int own = house.port == 0 ? server.port() : house.port;
    List<InetSocketAddress> places =
        Stream.concat(house.addresses.stream(), house.silent.stream())
            .map(each -> new InetSocketAddress(each, server.port()))
            .toList();
    Manner manner =
        new Manner(
            new Origin(HOST, own),
            HOST,
            "/",
            List.of(new Field("user-agent", "scenario")),
            new Trust(AUTHORITY.pem(folder).toString(), false),
            new Names(Family.ANY, List.of(new Pin(HOST, own, places))),
            house.followForeign,
            false,
            plain,
            LIMITS);
    target = SiteTarget.greet("scripted", manner, List.of(new FakeStack("quiche 0", visits)));
  }

  @Override
  public TargetInfo info() {
    return target.info();
  }

  @Override
  public boolean gives(Class<?> type) {
    return target.gives(type);
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return target.give(type, run);
  }

  @Override
  public void close() {
    target.close();
    server.close();
    quic.ifPresent(ScriptedServer::close);
  }
}
