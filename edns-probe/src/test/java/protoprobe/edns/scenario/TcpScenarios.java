// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.asks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** For the checks of DNS over TCP. */
final class TcpScenarios {
  private static final Script SOUND = Script.replying(Replies::answered);

  private TcpScenarios() {}

  /** A set of 20 TXT records, as the testbed's zones hold it. */
  static Reply texts(Message query) {
    Name owner = query.questions().get(0).name();
    Reply reply = Reply.to(query).ra();
    for (int i = 0; i < 20; i++) {
      reply = reply.answer(Rr.of(owner, Type.TXT, 60, new byte[] {1, (byte) ('a' + i)}));
    }
    return reply;
  }

  private static Scenario.Builder of(String id) {
    return Scenario.of("edns/tcp/" + id).when(query -> true).rightly(SOUND);
  }

  /** Something else over TCP than over UDP. */
  private static Script overTcp(Script tcp, Script udp) {
    return (query, scene) -> (scene.transport() == Transport.TCP ? tcp : udp).answer(query, scene);
  }

  private static Script replying(Function<Message, Reply> tcp, Function<Message, Reply> udp) {
    return overTcp(Script.replying(tcp), Script.replying(udp));
  }

  /** Takes the first read for the whole message. */
  private static Optional<byte[]> impatient(Message query, Scene scene) {
    if (scene.line().pieces() > 1) {
      scene.line().hangUp();
      return Optional.empty();
    }
    return SOUND.answer(query, scene);
  }

  private static Script closing(boolean abruptly) {
    return (query, scene) -> {
      if (abruptly) {
        scene.line().reset();
      } else {
        scene.line().hangUp();
      }
      return SOUND.answer(query, scene);
    };
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (String lie : List.of("no-message", "half-a-message", "largest")) {
      all.add(
          Scenario.of("edns/tcp/length/" + lie)
              .when(query -> query.size() < 30)
              .rightly(Script.silent())
              .wrong(Replies::answered)
              .fails("no answer to what is no message"));
    }
    all.addAll(answering());
    all.add(of("idle").rightly(closing(false)).wrongly(closing(true)).observes("idle"));
    all.add(of("half-closed").wrongly(overTcp(Script.silent(), SOUND)).observes("half-closed"));
    return all;
  }

  private static List<Scenario> answering() {
    return List.of(
        of("answers")
            .wrongly(replying(q -> Replies.refused(q, Rcode.REFUSED), Replies::answered))
            .fails("heard: REFUSED"),
        of("octet-by-octet").wrongly(TcpScenarios::impatient).fails("the end of the connection"),
        of("several")
            .wrongly(overTcp(closing(false), SOUND))
            .warns("number of queries answered on one connection"),
        Scenario.of("edns/tcp/out-of-order")
            .when(asks("silent.lab."))
            .rightly(Script.silent())
            .wrong(query -> Replies.refused(query, Rcode.SERVFAIL))
            .otherwise(Replies::answered)
            .warns("heard: SERVFAIL"),
        Scenario.of("edns/tcp/after-truncation")
            .when(asks("big-answer.lab."))
            .rightly(replying(TcpScenarios::texts, query -> Reply.to(query).ra().tc()))
            .wrongly(replying(query -> answered(query).tc(), query -> Reply.to(query).ra().tc()))
            .otherwise(Replies::answered)
            .fails("an answer of all 20 records"));
  }
}
