// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import protoprobe.kit.report.Printable;
import protoprobe.quic.altsvc.AltSvc;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.tcp.TcpVisit.Answer;

/**
 * The site's answer over TCP.
 *
 * @param ask what it answers
 * @param answer final
 * @param frames ALTSVC frames that came meanwhile
 */
public record Reply(Ask ask, Answer answer, List<AltSvcFrame> frames) {
  /** The offer that withdraws all others. */
  public static final String CLEAR = "clear";

  private static final String ALT_SVC = "alt-svc";

  static Optional<Reply> of(Ask ask, TcpVisit visit) {
    return visit
        .answer()
        .filter(answer -> visit.answered())
        .map(answer -> new Reply(ask, answer, visit.frames()));
  }

  public int status() {
    return answer.status();
  }

  /** The version it came in. */
  public HttpVersion version() {
    return answer.version();
  }

  /** The values of its Alt-Svc field lines. */
  public List<String> altSvcLines() {
    return values(answer.headers(), ALT_SVC);
  }

  /** Those that came behind the body. */
  public List<String> trailingAltSvcLines() {
    return values(answer.trailers(), ALT_SVC);
  }

  /** Its Alt-Svc field. */
  public AltSvc altSvc() {
    return AltSvc.parse(altSvcLines());
  }

  /**
   * What it offers to the origin, in words: {@code clear}, or each alternative such as {@code
   * h3=:443}; by its field and by ALTSVC frames. Empty if it says nothing.
   */
  public SortedSet<String> offer(Origin origin) {
    SortedSet<String> offer = new TreeSet<>(words(altSvc()));
    frames.stream()
        .filter(frame -> frame.origin().equals(frame.stream() == 0 ? origin.toString() : ""))
        .forEach(frame -> offer.addAll(words(AltSvc.parse(List.of(frame.value())))));
    return offer;
  }

  private static List<String> words(AltSvc field) {
    return field.clear()
        ? List.of(CLEAR)
        : field.alternatives().stream()
            .map(each -> each.protocol() + "=" + each.authority())
            .toList();
  }

  /** The values of a field, line by line. */
  public List<String> values(String name) {
    return values(answer.headers(), name);
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }

  static List<String> values(List<Field> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** Such as {@code 200 to GET / over HTTP/2 at 192.0.2.1:443}. */
  @Override
  public String toString() {
    return answer.status() + " to " + Printable.text(ask.toString());
  }
}
