// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Reply;

/** How a scripted peer answers: from what it received, and nothing else. */
@FunctionalInterface
interface Script {
  /**
   * The octets of the answer; empty for silence.
   *
   * @param query as received
   * @param scene the transport, the client, and the zones behind the peer
   */
  Optional<byte[]> answer(Message query, Scene scene);

  /** A script that always answers. */
  static Script replying(java.util.function.Function<Message, Reply> reply) {
    return (query, scene) -> Optional.of(reply.apply(query).toBytes());
  }

  /** A script that never answers. */
  static Script silent() {
    return (query, scene) -> Optional.empty();
  }

  /** This one where the condition holds, else the other. */
  default Script when(java.util.function.Predicate<Message> condition, Script otherwise) {
    return (query, scene) ->
        condition.test(query) ? answer(query, scene) : otherwise.answer(query, scene);
  }
}
