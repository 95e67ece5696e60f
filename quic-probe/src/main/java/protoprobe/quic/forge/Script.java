// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/**
 * How a scripted server behaves. Without rules it speaks HTTP/3 with everybody, takes everything
 * and checks nothing; a rule says what it does with packets of some kind. The first rule that
 * applies decides.
 *
 * @param tls its certificates and protocols
 * @param parameters changes its transport parameters
 * @param versions that it speaks, and tells of
 * @param manners how it deals with newcomers and movers
 * @param rules for packets
 * @param datagrams for datagrams, before anything is read from them: empty to go on, else what is
 *     sent back
 * @param body octets of each answer; below 0: it has no end
 */
public record Script(
    ServerConfig tls,
    UnaryOperator<TransportParameters> parameters,
    List<Version> versions,
    Manners manners,
    List<Rule> rules,
    Function<byte[], Optional<List<byte[]>>> datagrams,
    int body) {

  /** What to do with packets of some kind. */
  public record Rule(Predicate<Heard> applies, Function<Heard, Action> action) {}

  /**
   * How it deals with newcomers and movers.
   *
   * @param retry whether it wants an address validated by a Retry
   * @param challenge whether it challenges a path that is new
   * @param leastDatagram octets of a datagram that may open a connection
   * @param leastId octets of a connection id that it may be opened with
   * @param spareId by which a connection is reached, too; may be empty
   */
  public record Manners(
      boolean retry, boolean challenge, int leastDatagram, int leastId, byte[] spareId) {
    static final Manners GOOD = new Manners(false, false, Assembler.DATAGRAM, 8, new byte[0]);
  }

  public Script {
    versions = List.copyOf(versions);
    rules = List.copyOf(rules);
  }

  /** A server of version 1 without rules. */
  public static Script of(ServerConfig tls) {
    return new Script(
        tls,
        UnaryOperator.identity(),
        List.of(Version.V1),
        Manners.GOOD,
        List.of(),
        datagram -> Optional.empty(),
        1000);
  }

  /** With one more rule, after the others. */
  public Script when(Predicate<Heard> applies, Action action) {
    return when(applies, heard -> action);
  }

  /** With one more rule, after the others. */
  public Script when(Predicate<Heard> applies, Function<Heard, Action> action) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(new Rule(applies, action));
    return new Script(tls, parameters, versions, manners, more, datagrams, body);
  }

  /** With transport parameters changed in this way too. */
  public Script sending(UnaryOperator<TransportParameters> change) {
    return new Script(
        tls,
        made -> change.apply(parameters.apply(made)),
        versions,
        manners,
        rules,
        datagrams,
        body);
  }

  /** Speaking these versions, and choosing the last of them if a client would take it. */
  public Script speaking(Version... all) {
    return new Script(tls, parameters, List.of(all), manners, rules, datagrams, body);
  }

  private Script with(Manners others) {
    return new Script(tls, parameters, versions, others, rules, datagrams, body);
  }

  /** Sending a Retry to whoever has no token. */
  public Script retrying() {
    return with(
        new Manners(
            true, manners.challenge, manners.leastDatagram, manners.leastId, manners.spareId));
  }

  /** Challenging a path that is new. */
  public Script challenging() {
    return with(
        new Manners(manners.retry, true, manners.leastDatagram, manners.leastId, manners.spareId));
  }

  /** Letting in what is smaller than it should be. */
  public Script lettingIn(int datagram, int id) {
    return with(new Manners(manners.retry, manners.challenge, datagram, id, manners.spareId));
  }

  /** Reached by that connection id, too. */
  public Script also(byte[] spareId) {
    return with(
        new Manners(
            manners.retry, manners.challenge, manners.leastDatagram, manners.leastId, spareId));
  }

  /** Deciding over datagrams first. */
  public Script onDatagram(Function<byte[], Optional<List<byte[]>>> decides) {
    return new Script(tls, parameters, versions, manners, rules, decides, body);
  }

  /** With answers of so many octets. */
  public Script answering(int octets) {
    return new Script(tls, parameters, versions, manners, rules, datagrams, octets);
  }

  /** With answers that begin, and then neither go on nor end. */
  public Script neverEnding() {
    return answering(-1);
  }

  /** With another side of TLS. */
  public Script tls(ServerConfig other) {
    return new Script(other, parameters, versions, manners, rules, datagrams, body);
  }

  Action actionFor(Heard heard) {
    return rules.stream()
        .filter(rule -> rule.applies().test(heard))
        .findFirst()
        .map(rule -> rule.action().apply(heard))
        .orElse(new Action.Take());
  }
}
