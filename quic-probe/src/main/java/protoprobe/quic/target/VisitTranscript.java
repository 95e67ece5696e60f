// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import protoprobe.kit.report.Printable;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** The visits over QUIC that one check looked at, written down; secrets are left out. */
final class VisitTranscript implements AutoCloseable {
  private static final int LONGEST_LINE = 16_000;

  private final StringBuilder text = new StringBuilder();
  private final Set<Visit> written = new HashSet<>();
  private final CaseRun run;
  private final boolean discreet;

  /**
   * @param discreet whether the server is a stranger's: no keys are kept
   */
  VisitTranscript(CaseRun run, boolean discreet) {
    this.run = run;
    this.discreet = discreet;
    run.closeLater(this);
  }

  synchronized void add(String role, Reach reach) {
    Visit visit = reach.visit();
    if (!written.add(visit)) {
      return;
    }
    line("== %d. %s: %s", written.size(), role, reach);
    visit.handshake().ifPresent(this::handshake);
    visit.answer().ifPresent(this::answer);
    visit
        .close()
        .ifPresent(
            close ->
                line(
                    "the peer closed: %s 0x%x '%s'",
                    close.application() ? "HTTP/3" : "QUIC", close.code(), close.reason()));
    line("%s %s", visit.end(), visit.reason());
    text.append('\n');
  }

  /**
   * Keeps what the client wrote: its qlog, and the keys of the connection unless the server is a
   * stranger's, as with captures.
   */
  void keepLog(Reach reach) {
    Visit.Evidence evidence = reach.visit().evidence();
    String name = reach.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    keep(name + ".sqlog", "application/qlog+json-seq", evidence.qlog());
    if (!discreet) {
      keep(name + ".keys", "text/plain", evidence.keys());
    }
  }

  private void keep(String name, String mediaType, String text) {
    if (!text.isEmpty()) {
      run.findings().keep(name, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void handshake(Visit.Handshake handshake) {
    line(
        "handshake after %d ms: version 0x%08x, ALPN '%s', %s%s, %d certificates",
        handshake.millis(),
        handshake.version(),
        handshake.alpn(),
        handshake.cipher(),
        handshake.retried() ? ", behind a Retry" : "",
        handshake.certificates().size());
    handshake.parameters().forEach(each -> line("parameter %s = %s", each.name(), each.value()));
  }

  private void answer(Visit.Answer answer) {
    line("< %d, after %d ms", answer.status(), answer.millis());
    for (Field field : answer.headers()) {
      line("< %s: %s", field.name(), SiteTranscript.shown(field));
    }
    line(
        "body: %d octets%s, sha256 %s",
        answer.length(), answer.complete() ? "" : " and more", answer.sha256());
  }

  private void line(String form, Object... values) {
    text.append(Printable.text(form.formatted(values).strip(), LONGEST_LINE)).append('\n');
  }

  @Override
  public synchronized void close() {
    if (!written.isEmpty()) {
      run.findings()
          .keep("visits.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
      written.clear();
    }
  }
}
