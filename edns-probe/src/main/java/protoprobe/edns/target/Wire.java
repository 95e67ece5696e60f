// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.kit.target.CaseRun;

/** Carries the messages of one check, and remembers its last control. */
final class Wire {
  private static final int FIRST_ID = 0x1d0f;

  private final Endpoint endpoint;
  private final Query base;
  private final Patience patience;
  private final CaseRun run;
  private final Transcript transcript;
  private final AtomicInteger ids = new AtomicInteger(FIRST_ID);
  private volatile Asked lastControl;

  /** What was asked, and how. */
  record Asked(Query query, Transport transport, Optional<InetAddress> source) {}

  Wire(Endpoint endpoint, Query base, Patience patience, CaseRun run) {
    this.endpoint = endpoint;
    this.base = base;
    this.patience = patience;
    this.run = run;
    this.transcript = new Transcript(run);
    this.lastControl = new Asked(base, Transport.UDP, endpoint.source());
  }

  Query base() {
    return base;
  }

  Patience patience() {
    return patience;
  }

  Optional<TcpSession> connect(Optional<InetAddress> source) {
    return TcpSession.open(this, new Endpoint(endpoint.server(), source), transcript);
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

  Optional<Message> control(Asked asked) {
    lastControl = asked;
    return exchange("control", asked);
  }

  /** Sends the stimulus, or the last control where a test removes stimuli. */
  Optional<Message> provoke(Asked asked) {
    return exchange("stimulus", run.stimulusRemoved() ? lastControl : asked);
  }

  private Optional<Message> exchange(String role, Asked asked) {
    Query query = asked.query();
    Transport transport = asked.transport();
    Optional<InetAddress> source = asked.source();
    byte[] octets = numbered(query).toBytes();
    Endpoint from = new Endpoint(endpoint.server(), source);
    Optional<Message> answer =
        transport == Transport.UDP
            ? UdpExchange.ask(from, octets, patience, run::closeLater)
            : TcpExchange.ask(from, octets, patience, run::closeLater);
    transcript.add(role, from, transport, octets, answer);
    return answer;
  }

  AssertionError silence(Asked asked) {
    Query query = asked.query();
    boolean alive =
        exchange("liveness", new Asked(base, asked.transport(), asked.source())).isPresent();
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
