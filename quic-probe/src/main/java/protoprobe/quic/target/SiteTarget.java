// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.tcp.TcpVisit;

/** A site that serves HTTP over TCP, and perhaps over QUIC. */
public final class SiteTarget implements Target {
  private static final Set<Class<?>> GIVEN = Set.of(Site.class, Tour.class, QuicServer.class);

  private final TargetInfo info;
  private final Surroundings surroundings;
  private final QuicSide quic;

  private SiteTarget(TargetInfo info, Surroundings surroundings) {
    this.info = info;
    this.surroundings = surroundings;
    this.quic = new QuicSide(surroundings);
  }

  /**
   * A stranger's site: visited at each of its addresses, to see whether it answers at all.
   *
   * @param name as reports show it
   * @param stacks closed with the target
   * @throws Refused if it answers at none of them, neither over TCP nor over QUIC
   */
  public static SiteTarget greet(String name, Manner manner, List<Stack> stacks) {
    List<InetSocketAddress> addresses =
        manner.names().of(manner.origin().host(), manner.origin().port());
    Traffic traffic = new Traffic(manner);
    try {
      Greeting greeting = Greeting.of(manner, addresses, traffic);
      Optional<TcpVisit> first = greeting.answered();
      TargetInfo info = first.map(visit -> info(name, visit)).orElseGet(() -> unknown(name));
      Surroundings surroundings =
          new Surroundings(
              manner,
              greeting.answeringFirst(addresses),
              traffic,
              List.copyOf(stacks),
              greeting.noTcp());
      SiteTarget target = new SiteTarget(info, surroundings);
      if (first.isEmpty() && (greeting.doubted() || target.quic.place().isEmpty())) {
        throw refused(manner, greeting);
      }
      return target;
    } catch (RuntimeException e) {
      traffic.close();
      stacks.forEach(Stack::close);
      throw e;
    }
  }

  /**
   * A site that we started, which is known to be ready.
   *
   * @param stacks closed with the target
   */
  static SiteTarget own(TargetInfo info, Manner manner, List<Stack> stacks) {
    List<InetSocketAddress> addresses =
        manner.names().of(manner.origin().host(), manner.origin().port());
    Traffic traffic = new Traffic(manner);
    Greeting greeting = Greeting.of(manner, addresses, traffic);
    return new SiteTarget(
        info,
        new Surroundings(
            manner,
            greeting.answeringFirst(addresses),
            traffic,
            List.copyOf(stacks),
            greeting.noTcp()));
  }

  private static Refused refused(Manner manner, Greeting greeting) {
    return new Refused(
        "%s: expected an answer over HTTP or QUIC, got none from %s%s"
            .formatted(
                manner.origin(),
                greeting.reasons(),
                greeting.doubted()
                    ? "; --cacert FILE believes its authority, --insecure anybody"
                    : ""));
  }

  private static TargetInfo unknown(String name) {
    return new TargetInfo(name, false, "", "", new TreeMap<>());
  }

  /** What it calls itself. */
  private static TargetInfo info(String name, TcpVisit visit) {
    String server =
        visit.answer().map(answer -> Reply.values(answer.headers(), "server")).stream()
            .flatMap(List::stream)
            .findFirst()
            .orElse("");
    String[] parts = server.split("[/ ]", 3);
    String version = parts.length > 1 && parts[1].matches("[0-9].*") ? parts[1] : "";
    return new TargetInfo(name, false, parts[0], version, new TreeMap<>());
  }

  @Override
  public TargetInfo info() {
    return info.withStory(new SiteStory(new SiteFacts(surroundings)).lines());
  }

  @Override
  public boolean gives(Class<?> type) {
    return GIVEN.contains(type);
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    if (type == QuicServer.class) {
      return quic.server(run);
    }
    return type == Tour.class ? new Tour(surroundings, run) : new Site(surroundings, run);
  }

  @Override
  public void close() {
    surroundings.traffic().close();
    surroundings.stacks().forEach(Stack::close);
  }
}
