// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import protoprobe.kit.report.Printable;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.tcp.TcpVisit.Answer;
import protoprobe.quic.tcp.TcpVisit.Tls;
import protoprobe.quic.trust.Identity;

/** The exchanges that one check looked at, written down; secrets are left out. */
public final class SiteTranscript implements AutoCloseable {
  private static final int LONGEST_VALUE = 16_000;
  private static final Set<String> SECRET =
      Set.of("cookie", "set-cookie", "authorization", "proxy-authorization", "authentication-info");

  private final StringBuilder text = new StringBuilder();
  private final CaseRun run;
  private int exchanges;

  SiteTranscript(CaseRun run) {
    this.run = run;
    run.closeLater(this);
  }

  synchronized void add(String role, Ask ask, TcpVisit visit) {
    line("== %d. %s: %s", ++exchanges, role, ask);
    ask.request().frames().forEach(frame -> frame("> ", frame));
    line("> host or :authority: %s", ask.request().authority());
    fields("> ", ask.request().headers());
    visit.tls().ifPresent(this::tls);
    visit.frames().forEach(frame -> frame("< ", frame));
    visit.answer().ifPresent(this::answer);
    line("%s %s%n", visit.end(), visit.reason());
  }

  /** Anything else that happened, line by line. */
  synchronized void add(String role, String what, List<String> lines) {
    line("== %d. %s: %s", ++exchanges, role, what);
    lines.forEach(each -> line("%s", each));
    line("");
  }

  private void tls(Tls tls) {
    line("%s %s, ALPN '%s'", tls.version(), tls.cipher(), tls.alpn());
    for (X509Certificate each : tls.chain()) {
      line(
          "certificate of '%s' for %s, by '%s', until %s",
          each.getSubjectX500Principal().getName(),
          Identity.names(each),
          each.getIssuerX500Principal().getName(),
          each.getNotAfter().toInstant());
    }
    line("certificate believed: %s", tls.doubt().map(doubt -> "no, " + doubt).orElse("yes"));
  }

  private void answer(Answer answer) {
    answer.interim().forEach(code -> line("< %d", code));
    line("< %d over %s, after %d ms", answer.status(), answer.version(), answer.millis());
    fields("< ", answer.headers());
    line(
        "body: %d octets%s, sha256 %s",
        answer.length(), answer.complete() ? "" : " and more", answer.sha256());
    fields("< trailer ", answer.trailers());
  }

  private void frame(String sign, AltSvcFrame frame) {
    line(
        "%sALTSVC frame on stream %d, origin '%s', value '%s'%s",
        sign,
        frame.stream(),
        frame.origin(),
        frame.value(),
        frame.whole() ? "" : ", shorter than the length of its origin demands");
  }

  private void fields(String sign, List<Field> fields) {
    fields.forEach(field -> line("%s%s: %s", sign, field.name(), shown(field)));
  }

  /** Whether the values of that field are nobody else's business. */
  public static boolean isSecret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  static String shown(Field field) {
    return isSecret(field.name())
        ? "(left out: %d octets)".formatted(field.value().length())
        : field.value();
  }

  private void line(String form, Object... values) {
    String line = form.formatted(values);
    text.append(line.endsWith("\n") ? printable(line.strip()) + "\n" : printable(line));
    text.append('\n');
  }

  private static String printable(String line) {
    return Printable.text(line, LONGEST_VALUE);
  }

  @Override
  public synchronized void close() {
    if (exchanges > 0) {
      run.findings()
          .keep("exchanges.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
      exchanges = 0;
    }
  }
}
