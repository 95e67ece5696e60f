// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Section;
import protoprobe.edns.wire.Type;
import protoprobe.kit.testing.Peers;

/** {@code query}: the decoded answer of a scripted server, with what is wrong in it. */
@Timeout(120)
class QueryIT {
  @Test
  void malformedOptionsAreShownWithTheirOctets() throws Exception {
    Ran ran =
        query(
            reply ->
                reply
                    .option(OptionCode.EDE, (byte) 7) // an INFO-CODE has two octets
                    .option(OptionCode.COOKIE, (byte) 0xc0, (byte) 0xff, (byte) 0xee)
                    .rawOption((byte) 0, (byte) 3, (byte) 0, (byte) 9, (byte) 'x'));
    assertThat(ran.status()).isZero();
    assertThat(ran.complaints()).isEmpty();
    assertThat(ran.output())
        .containsSubsequence(
            ";; OPT PSEUDOSECTION:",
            "; EDE:",
            ";   data: 07",
            ";   malformed: ",
            "; COOKIE:",
            ";   data: c0ffee",
            ";   malformed: ",
            "; malformed: no whole option: 0003000978",
            "example.org.",
            "192.0.2.1",
            ";; MALFORMED: ");
  }

  @Test
  void anAnswerThatIsCutOffIsDecodedAsFarAsItGoes() throws Exception {
    Ran ran = query(reply -> reply.count(Section.ANSWER, 3).trailing((byte) 0xc0));
    assertThat(ran.status()).isZero();
    assertThat(ran.output()).contains("ANSWER: 3", "192.0.2.1", ";; MALFORMED: ");
  }

  @Test
  void hostileTextStaysInItsLine() throws Exception {
    String hostile = "\u001b[2J\u202e\n;; ANSWER SECTION:\nforged. 1 IN A 1.2.3.4";
    Ran ran = query(reply -> reply.ede(0, hostile));
    assertThat(ran.output()).doesNotContain("\u001b", "\u202e", "\nforged.");
    assertThat(ran.output()).contains("; EDE: 0 (Other Error) \"");
  }

  @Test
  void theQueryIsAsTheOptionsSay() throws Exception {
    List<Message> received = new ArrayList<>();
    try (LoopbackServer server =
        LoopbackServer.answering(
            octets -> {
              received.add(Message.decode(octets));
              return DnsBytes.answer(octets);
            })) {
      String at = "@" + server.address();
      Call.of("query", "example.org", "a", at).run();
      Call.of("query", "Example.Org.", "TYPE666", at, "--do", "--cd").run();
      Call.of("query", ".", "DNSKEY", at, "--no-edns").run();
    }
    assertThat(received).hasSize(3);
    assertThat(received.get(0).questions().get(0).type()).isEqualTo(Type.A);
    assertThat(received.get(0).opt().orElseThrow().dnssecOk()).isFalse();
    assertThat(received.get(1).questions().get(0).toString()).contains("Example.Org.", "TYPE666");
    assertThat(received.get(1).opt().orElseThrow().dnssecOk()).isTrue();
    assertThat(received.get(1).toText()).contains(" cd");
    assertThat(received.get(2).questions().get(0).name()).isEqualTo(Name.ROOT);
    assertThat(received.get(2).opt()).isEmpty();
  }

  /** BIND's dig reads the same answer: same status, flags, counts, records, options. */
  @Test
  void digSaysTheSame() throws Exception {
    String dig = Peers.require("dig").toString();
    try (LoopbackServer server =
        LoopbackServer.answering(octets -> rich(DnsBytes.reply(octets)).toBytes())) {
      Ran ours = Call.of("query", "example.org", "A", "@" + server.address()).run();
      Ran theirs =
          Call.of(
                  java.nio.file.Path.of(dig),
                  "@127.0.0.1",
                  "-p",
                  "" + server.port(),
                  "+nocookie",
                  "+noall",
                  "+comments",
                  "+question",
                  "+answer",
                  "+authority",
                  "+additional",
                  "example.org",
                  "A")
              .run();
      assertThat(theirs.status()).as(theirs.output()).isZero();
      assertThat(lines(ours)).containsExactlyInAnyOrderElementsOf(lines(theirs));
    }
  }

  private static Reply rich(Reply reply) {
    Name owner = Name.parse("example.org");
    byte[] text = "\u0005hello".getBytes(StandardCharsets.US_ASCII);
    return reply
        .aa()
        .answer(Rr.of(owner, Type.TXT, 300, text))
        .authority(Rr.of(owner, Type.NS, 86_400, Name.parse("ns.example.org").octets().toArray()))
        .additional(Rr.of(Name.parse("ns.example.org"), Type.AAAA, 5, new byte[16]))
        .ede(22, "no reachable authority");
  }

  /**
   * The lines with records, flags, status and options, blanks made one, message ids left out, and
   * EXTRA-TEXT in our way, which is that of character strings, not dig's.
   */
  private static List<String> lines(Ran ran) {
    return ran.output()
        .lines()
        .map(line -> line.replaceAll("\\s+", " ").replaceAll(", id: \\d+", "").strip())
        .map(line -> line.replaceAll("^(; EDE: .*\\)): \\((.*)\\)$", "$1 \"$2\""))
        .filter(line -> !line.isEmpty() && !line.matches(";; (Got|MSG|WARNING).*|; <<>>.*"))
        .toList();
  }

  private static Ran query(java.util.function.UnaryOperator<Reply> change) throws Exception {
    try (LoopbackServer server =
        LoopbackServer.answering(octets -> change.apply(DnsBytes.reply(octets)).toBytes())) {
      return Call.of("query", "example.org", "A", "@" + server.address()).run();
    }
  }
}
