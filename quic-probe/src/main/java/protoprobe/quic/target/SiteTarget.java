// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.tcp.TcpVisit.End;

/** A site that serves HTTP over TCP, and perhaps over QUIC. */
public final class SiteTarget implements Target {
  private final TargetInfo info;
  private final Surroundings surroundings;

  private SiteTarget(TargetInfo info, Surroundings surroundings) {
    this.info = info;
    this.surroundings = surroundings;
  }

  /**
   * Visits the site at each of its addresses, to see whether it answers at all.
   *
   * @param name as reports show it
   * @param stacks closed with the target
   * @throws Refused if it answers at none of them
   */
  public static SiteTarget greet(String name, Manner manner, List<Stack> stacks) {
    List<InetSocketAddress> addresses =
        manner.names().of(manner.origin().host(), manner.origin().port());
    Traffic traffic = new Traffic(manner);
    try {
      Greeting greeting = Greeting.of(manner, addresses, traffic);
      TcpVisit first = greeting.answered().orElseThrow(() -> refused(manner, greeting.visits()));
      return new SiteTarget(
          info(name, first),
          new Surroundings(
              manner,
              greeting.answeringFirst(addresses),
              traffic,
              List.copyOf(stacks),
              Optional.empty()));
    } catch (RuntimeException e) {
      traffic.close();
      stacks.forEach(Stack::close);
      throw e;
    }
  }

  private static Refused refused(Manner manner, List<TcpVisit> visits) {
    String reasons =
        visits.stream()
            .map(visit -> Places.shown(visit.server()) + ": " + visit.reason())
            .collect(Collectors.joining("; "));
    boolean doubted = visits.stream().anyMatch(visit -> visit.end() == End.CERTIFICATE);
    return new Refused(
        "%s: expected an answer over HTTP, got none from %s%s"
            .formatted(
                manner.origin(),
                reasons,
                doubted ? "; --cacert FILE believes its authority, --insecure anybody" : ""));
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
    return type == Site.class || type == Tour.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return type == Tour.class ? new Tour(surroundings, run) : new Site(surroundings, run);
  }

  @Override
  public void close() {
    surroundings.traffic().close();
    surroundings.stacks().forEach(Stack::close);
  }
}
