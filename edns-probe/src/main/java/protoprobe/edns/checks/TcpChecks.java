// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import protoprobe.edns.target.Heard;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.target.TcpSession;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 7766", title = "DNS over TCP")
final class TcpChecks {
  private static final int SEVERAL = 10;

  /** Lengths that lie; afterwards the client's half of the connection is closed. */
  enum Lie implements Row {
    NO_MESSAGE(0, 0, "A length of zero, and no message."),
    HALF_A_MESSAGE(100, 20, "A length of 100, and 20 octets."),
    LARGEST(65_535, 12, "A length of 65535, and 12 octets.");

    private final int length;
    private final int octets;
    private final String says;

    Lie(int length, int octets, String says) {
      this.length = length;
      this.octets = octets;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  @Check(
      id = "edns/tcp/answers",
      row = "TCP-01",
      section = "5",
      level = MUST,
      says = "What is answered over UDP is answered over TCP too.")
  void answers(Resolver resolver) {
    resolver.controlBase();

    Optional<TcpSession> session = resolver.connectMaybe();

    assertThat(session).as("a TCP connection").isPresent();
    Heard heard = session.get().provoke(resolver.base()).hear();
    assertThat(heard.hasRcode(Rcode.NOERROR)).as("NOERROR over TCP, heard: %s", heard).isTrue();
  }

  @Check(
      id = "edns/tcp/octet-by-octet",
      row = "TCP-02",
      section = "8",
      level = MUST,
      says = "A message that arrives in pieces is awaited: the connection is not closed for it.")
  void octetByOctet(Resolver resolver) {
    resolver.controlBase();

    Heard heard = resolver.connect().provokeInPieces(resolver.base(), 1).hear();

    assertThat(heard.hasRcode(Rcode.NOERROR))
        .as("NOERROR to a query sent octet by octet, heard: %s", heard)
        .isTrue();
  }

  @Check(
      id = "edns/tcp/several",
      row = "TCP-03",
      section = "6.2.1.1",
      level = SHOULD,
      says = "All queries that come in quick succession on one connection are answered.")
  void several(Resolver resolver) {
    Query[] queries =
        IntStream.rangeClosed(1, SEVERAL)
            .mapToObj(id -> resolver.base().id(id))
            .toArray(Query[]::new);

    TcpSession session = resolver.connect().provoke(queries);

    TreeSet<Integer> answered = new TreeSet<>();
    Heard heard = session.hear();
    while (heard.hasRcode(Rcode.NOERROR)
        && answered.add(heard.message().orElseThrow().id())
        && answered.size() < SEVERAL) {
      heard = session.hear();
    }
    assertThat(answered.size())
        .as("number of queries answered on one connection, the last heard: %s", heard)
        .isEqualTo(SEVERAL);
  }

  @Check(
      id = "edns/tcp/out-of-order",
      row = "TCP-04",
      section = "7",
      level = SHOULD,
      says = "An answer that is there does not wait for one that takes long.",
      localOnly = true)
  void outOfOrder(Resolver resolver, Lab lab) {
    resolver.controlBase();
    Query slow = lab.zone(ServingFault.SILENT).query().id(1);
    Query fast = resolver.base().id(2);

    Heard first = resolver.connect().provoke(slow, fast).hear();

    assertThat(first.message().map(Message::id))
        .as("id of the first answer: the second query's, whose answer is cached; heard: %s", first)
        .hasValue(2);
  }

  @Check(
      id = "edns/tcp/length",
      row = "TCP-06",
      section = "5",
      level = MUST,
      says = "A length that lies harms only its own connection: the next one is served.",
      rows = Lie.class,
      hazard = Hazard.FORGE)
  void length(Resolver resolver, Lie lie) {
    TcpSession session = resolver.connect();
    session.control(resolver.base()).requireRcode(Rcode.NOERROR);

    Heard heard = session.provokeClaiming(lie.length, resolver.base(), lie.octets).finish().hear();

    assertThat(heard.hasRcode(Rcode.NOERROR))
        .as("no answer to what is no message, heard: %s", heard)
        .isFalse();
    Heard next = resolver.connect().provoke(resolver.base()).hear();
    assertThat(next.hasRcode(Rcode.NOERROR))
        .as("NOERROR on the next connection, heard: %s", next)
        .isTrue();
  }

  @Check(
      id = "edns/tcp/after-truncation",
      row = "TCP-07",
      section = "5",
      level = MUST,
      says = "What was truncated over UDP is complete over TCP.",
      localOnly = true)
  void afterTruncation(Resolver resolver, Lab lab) {
    Query query = lab.zone(ServingFault.BIG_ANSWER).query().payload(1232);
    if (!resolver.control(query).answer().tc()) {
      throw new Inconclusive("the control of 5 kB over UDP is not truncated: " + query);
    }

    Heard heard = resolver.connect().provoke(query).hear();

    assertThat(heard.message().filter(TcpChecks::complete))
        .as("an answer of all 20 records without TC over TCP, heard: %s", heard)
        .isPresent();
  }

  private static boolean complete(Message answer) {
    return answer.rcode().equals(Rcode.NOERROR)
        && !answer.tc()
        && HardeningChecks.texts(answer) == HardeningChecks.BIG_RECORDS;
  }
}
