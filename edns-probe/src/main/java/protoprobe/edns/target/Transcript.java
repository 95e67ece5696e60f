// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.kit.report.HexDump;
import protoprobe.kit.target.CaseRun;

/** What was sent and received in one check, written down as it happened. */
final class Transcript implements AutoCloseable {
  private final StringBuilder text = new StringBuilder();
  private final CaseRun run;
  private int exchanges;

  Transcript(CaseRun run) {
    this.run = run;
    run.closeLater(this);
  }

  synchronized void add(
      String role, Endpoint to, Transport transport, byte[] query, Optional<Message> answer) {
    text.append("== %d. %s over %s to %s%n".formatted(++exchanges, role, transport, to.server()));
    text.append(HexDump.of(query)).append('\n').append(Message.decode(query).toText()).append('\n');
    text.append("-- answer\n");
    text.append(
        answer.map(a -> HexDump.of(a.octets()) + "\n" + a.toText()).orElse("none: silence\n"));
    text.append('\n');
  }

  /** A connection that was opened, or was to be. */
  synchronized Connection connection(Endpoint to) {
    text.append("== %d. connection to %s%n%n".formatted(++exchanges, to.server()));
    return new Connection(exchanges);
  }

  private synchronized void add(
      String heading, Optional<byte[]> octets, Optional<Message> decoded) {
    text.append("-- ").append(heading).append('\n');
    octets.ifPresent(sent -> text.append(HexDump.of(sent)).append('\n'));
    decoded.ifPresent(message -> text.append(message.toText()).append('\n'));
  }

  /** What happened on one connection. */
  final class Connection {
    private final int number;

    private Connection(int number) {
      this.number = number;
    }

    void sent(String role, byte[] octets) {
      note("%s, %d octets with their length:".formatted(role, octets.length), octets);
    }

    void heard(Heard heard, long millis) {
      String what = heard.message().isPresent() ? "answer:" : "heard: " + heard;
      add(
          "connection %d, %d ms later, %s".formatted(number, millis, what),
          heard.message().map(Message::octets),
          heard.message());
    }

    void note(String event, byte... octets) {
      Optional<byte[]> shown = Optional.of(octets).filter(some -> some.length > 0);
      add("connection %d, %s".formatted(number, event), shown, Optional.empty());
    }
  }

  @Override
  public synchronized void close() {
    if (exchanges > 0) {
      run.findings()
          .keep("messages.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
      exchanges = 0;
    }
  }
}
