// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import protoprobe.kit.check.Outcome;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Script;
import protoprobe.quic.tls.Identity;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportError;

/** Every scenario, topic by topic. */
final class Scenarios {
  private static final Identity IDENTITY = Identity.ecdsa();

  /** A server that serves everybody and minds nothing. */
  static final Script LENIENT =
      Script.of(ServerConfig.of(IDENTITY.chain(), IDENTITY.key(), List.of("h3")));

  private static final String SERVED = "a request on the connection is served";

  private Scenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            StreamScenarios.all(),
            ParameterScenarios.all(),
            PacketScenarios.all(),
            ConnectionIdScenarios.all(),
            VersionScenarios.all(),
            ReachParameterScenarios.all())
        .flatMap(List::stream);
  }

  /** It closes with that error when it gets such a packet; a lenient server is broken. */
  static Scenario closing(String id, Predicate<Heard> stimulus, TransportError error) {
    return closing(id, stimulus, error.code());
  }

  /** The same, with a code of any kind. */
  static Scenario closing(String id, Predicate<Heard> stimulus, long error) {
    return Scenario.fails(
        id, LENIENT.when(stimulus, new Action.Close(false, error)), LENIENT, SERVED);
  }

  /** The same for what is only a SHOULD. */
  static Scenario weakly(String id, Predicate<Heard> stimulus, long error) {
    return Scenario.warns(
        id, LENIENT.when(stimulus, new Action.Close(false, error)), LENIENT, SERVED);
  }

  /**
   * It goes on with what it gets; so that it is asked at all, it serves no second request unless
   * the stimulus came before. The broken server closes.
   */
  static Scenario goingOn(String id, Predicate<Heard> stimulus) {
    Predicate<Heard> again =
        frame(Frame.Stream.class, it -> it.stream() >= 4 && it.stream() % 4 == 0 && it.fin());
    Predicate<Heard> uncalled =
        heard -> heard.before().stream().noneMatch(before -> stimulus.test(as(heard, before)));
    Action close = new Action.Close(false, TransportError.PROTOCOL_VIOLATION.code());
    return Scenario.fails(
        id,
        LENIENT.when(again.and(uncalled), close),
        LENIENT.when(stimulus, close),
        "it closes with CONNECTION_CLOSE");
  }

  /**
   * It serves a connection that is set up so; so that it is asked at all, it refuses the second
   * connection without that. The broken server refuses what it gets.
   */
  static Scenario accepting(String id, Predicate<Heard> stimulus) {
    return accepting(id, stimulus, "MUST");
  }

  /** The same for a requirement of that level. */
  static Scenario accepting(String id, Predicate<Heard> stimulus, String level) {
    Predicate<Heard> second = heard -> heard.connection() == 2 && heard.hello().isPresent();
    Action close = new Action.Close(false, TransportError.PROTOCOL_VIOLATION.code());
    return new Scenario(
        id,
        LENIENT.when(second.and(stimulus.negate()), close),
        LENIENT.when(stimulus, close),
        level.equals("MUST") ? Outcome.FAIL : Outcome.WARN,
        "it closes with CONNECTION_CLOSE",
        Optional.empty());
  }

  static Heard as(Heard heard, Packet packet) {
    return new Heard(
        packet,
        heard.datagram(),
        heard.hello(),
        heard.confirmed(),
        heard.before(),
        heard.connection());
  }

  /** Whether a packet has a frame of that kind for which something holds. */
  static <F extends Frame> Predicate<Heard> frame(Class<F> kind, Predicate<F> holds) {
    return heard ->
        heard.frames().stream().filter(kind::isInstance).map(kind::cast).anyMatch(holds);
  }
}
