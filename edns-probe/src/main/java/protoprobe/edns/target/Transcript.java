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

  @Override
  public synchronized void close() {
    if (exchanges > 0) {
      run.findings()
          .keep("messages.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
      exchanges = 0;
    }
  }
}
