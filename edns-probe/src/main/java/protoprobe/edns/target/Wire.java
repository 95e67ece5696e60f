// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;

/** Carries the messages of one check, and remembers its last control. */
final class Wire {
  private static final int FIRST_ID = 0x1d0f;

  private final Endpoint endpoint;
  private final Query base;
  private final CaseRun run;
  private final Pace pace;
  private final Transcript transcript;
  private final AtomicInteger ids = new AtomicInteger(FIRST_ID);
  private volatile Query lastControl;
  private volatile Way lastWay;

  /** How a message travels, and from where. */
  private record Way(Transport transport, Optional<InetAddress> source) {}

  Wire(Endpoint endpoint, Query base, Pace pace, CaseRun run) {
    this.endpoint = endpoint;
    this.base = base;
    this.pace = pace;
    this.run = run;
    this.transcript = new Transcript(run);
    this.lastControl = base;
    this.lastWay = new Way(Transport.UDP, endpoint.source());
  }

  Query base() {
    return base;
  }

  Optional<Message> exchange(
      String role,
      Query query,
      Transport transport,
      Optional<InetAddress> source,
      Patience patience) {
    Way way = new Way(transport, source);
    if (role.equals("control")) {
      lastControl = query;
      lastWay = way;
    } else if (role.equals("stimulus") && run.stimulusRemoved()) {
      way = lastWay; // the control's query went its way too
    }
    byte[] octets = numbered(query).toBytes();
    Endpoint from = new Endpoint(endpoint.server(), way.source());
    pace.await();
    Optional<Message> answer =
        way.transport() == Transport.UDP
            ? UdpExchange.ask(from, octets, patience, run::closeLater)
            : TcpExchange.ask(from, octets, patience, run::closeLater);
    transcript.add(role, from, way.transport(), octets, answer);
    return answer;
  }

  /** A connection for several messages; empty if nobody accepts it. */
  Optional<TcpSession> connect(Optional<InetAddress> source, Patience patience) {
    Endpoint from = new Endpoint(endpoint.server(), source);
    return TcpSession.open(this, from, patience, transcript);
  }

  /** Waits until another message may go to this server. */
  void awaitTurn() {
    pace.await();
  }

  void closeLater(AutoCloseable transport) {
    run.closeLater(transport);
  }

  boolean stimulusRemoved() {
    return run.stimulusRemoved();
  }

  /** Whether the check's time is over, and so its transports closed. */
  boolean over() {
    return run.remaining().isZero();
  }

  /** What stands for the stimulus: itself, or the control where a test removes stimuli. */
  Query stimulus(Query query) {
    return run.stimulusRemoved() ? lastControl : query;
  }

  AssertionError silence(
      Query query, Transport transport, Optional<InetAddress> source, Patience patience) {
    boolean alive = exchange("liveness", base, transport, source, patience).isPresent();
    return new AssertionError(
        "[an answer] none within %s to %s; %s"
            .formatted(
                patience,
                query,
                alive
                    ? "the base query is answered afterwards"
                    : "nor to the base query afterwards: the target no longer answers"));
  }

  /** A query that did not choose its id gets the next one. */
  Query numbered(Query query) {
    return query.id() != 0 ? query : query.id(ids.getAndIncrement() & 0xffff);
  }
}
