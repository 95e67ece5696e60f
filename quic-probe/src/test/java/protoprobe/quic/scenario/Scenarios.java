// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
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

  private Scenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(StreamScenarios.all(), ReachParameterScenarios.all()).flatMap(List::stream);
  }

  /** It closes with that error when it gets such a packet; a lenient server is broken. */
  static Scenario closing(String id, Predicate<Heard> stimulus, TransportError error) {
    return closing(id, stimulus, error.code());
  }

  /** The same, with a code of any kind. */
  static Scenario closing(String id, Predicate<Heard> stimulus, long error) {
    return Scenario.fails(
        id,
        LENIENT.when(stimulus, new Action.Close(false, error)),
        LENIENT,
        "a request on the connection is served");
  }

  /** Whether a packet has a frame of that kind for which something holds. */
  static <F extends Frame> Predicate<Heard> frame(Class<F> kind, Predicate<F> holds) {
    return heard ->
        heard.frames().stream().filter(kind::isInstance).map(kind::cast).anyMatch(holds);
  }
}
