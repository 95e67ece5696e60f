// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;

/**
 * A resolver or name server to ask, for one check. Every message goes out as built, once, from a
 * port of its own; ids count up from a fixed number so that two runs send the same.
 */
public final class Resolver {
  private final Wire wire;
  private final Transport transport;
  private final Optional<InetAddress> source;
  private final Patience patience;

  /**
   * @param endpoint whom to ask
   * @param base a query that every server of this kind answers with NOERROR
   * @param patience how long to wait
   * @param run the check
   */
  public Resolver(Endpoint endpoint, Query base, Patience patience, CaseRun run) {
    this(endpoint, base, patience, Pace.NONE, run);
  }

  /** The same, with messages that far apart. */
  public Resolver(Endpoint endpoint, Query base, Patience patience, Pace pace, CaseRun run) {
    this(new Wire(endpoint, base, pace, run), Transport.UDP, endpoint.source(), patience);
  }

  private Resolver(
      Wire wire, Transport transport, Optional<InetAddress> source, Patience patience) {
    this.wire = wire;
    this.transport = transport;
    this.source = source;
    this.patience = patience;
  }

  /** The same, asked over TCP. */
  public Resolver tcp() {
    return new Resolver(wire, Transport.TCP, source, patience);
  }

  /** The same, asked from another address of this machine. */
  public Resolver from(InetAddress address) {
    return new Resolver(wire, transport, Optional.of(address), patience);
  }

  /** The same, waiting twice as long: for validation that may need many fetches. */
  public Resolver patient() {
    Patience twice = new Patience(patience.tries(), patience.each().multipliedBy(2));
    return new Resolver(wire, transport, source, twice);
  }

  /** A query that gets NOERROR and an answer: with OPT, DO clear, RD set. */
  public Query base() {
    return wire.base();
  }

  /** Asks what should simply work; silence allows no verdict. */
  public Control control(Query query) {
    return wire.exchange("control", query, transport, source, patience)
        .map(Control::of)
        .orElseThrow(
            () ->
                new Inconclusive(
                    "no answer to the control within %s: %s".formatted(patience, query)));
  }

  /** The base query as control: it must get NOERROR. */
  public Control controlBase() {
    return control(base()).requireRcode(Rcode.NOERROR);
  }

  /**
   * As control a sound answer that validates. It asks for TXT, so that no check's own question is
   * answered by it.
   */
  public Control controlValidation() {
    return control(base().type(Type.TXT).dnssecOk(true))
        .requireRcode(Rcode.NOERROR)
        .requireAuthentic();
  }

  /**
   * Sends the stimulus, to which an answer is due. Silence is told apart: where the control is
   * answered afterwards, the target ignores the stimulus; where it is not, the target died.
   *
   * @throws AssertionError if no answer comes
   */
  public Message provoke(Query query) {
    return provokeMaybe(query).orElseThrow(() -> wire.silence(query, transport, source, patience));
  }

  /** Sends the stimulus, to which silence is an answer too. */
  public Optional<Message> provokeMaybe(Query query) {
    return wire.exchange("stimulus", wire.stimulus(query), transport, source, patience);
  }

  /** A TCP connection for several messages; without one nothing can be said. */
  public TcpSession connect() {
    return connectMaybe().orElseThrow(() -> new Inconclusive("no TCP connection is accepted"));
  }

  /** The same; empty if the target does not accept it. */
  public Optional<TcpSession> connectMaybe() {
    return wire.connect(source, patience);
  }
}
