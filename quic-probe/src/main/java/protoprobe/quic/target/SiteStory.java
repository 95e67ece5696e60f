// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.report.Printable;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.stack.Visit;

/**
 * Tells the owner of a site what was found: advertised, reached, what is wrong, what to do. Visits
 * nobody for that.
 */
final class SiteStory {
  private static final int MOST = 12;

  private final SiteFacts facts;
  private final List<String> lines = new ArrayList<>();

  SiteStory(SiteFacts facts) {
    this.facts = facts;
  }

  List<String> lines() {
    tell("site", site());
    tell("tcp", tcp());
    tell("advertised", advertised());
    tell("reached", reached());
    List<Trouble> troubles = new Diagnosis(facts).troubles();
    tell("wrong", troubles.isEmpty() ? List.of("nothing was found") : what(troubles));
    tell("to do", troubles.stream().map(Trouble::remedy).distinct().toList());
    return List.copyOf(lines);
  }

  private static List<String> what(List<Trouble> troubles) {
    return troubles.stream().map(Trouble::what).distinct().toList();
  }

  private List<String> site() {
    String places = facts.addresses().stream().map(Places::shown).collect(Collectors.joining(", "));
    return List.of(facts.manner().origin() + facts.manner().path() + " at " + places);
  }

  private List<String> tcp() {
    List<String> told = new ArrayList<>();
    facts.replies().forEach(reply -> told.add(status(reply) + " over " + reply.version()));
    facts
        .tls()
        .ifPresent(
            tls ->
                told.add(
                    "%s, certificate %s"
                        .formatted(
                            tls.version(),
                            tls.doubt()
                                .map(doubt -> "not believed: " + doubt)
                                .orElse("believed"))));
    if (facts.isEndless()) {
      told.add("the page did not come to its end");
    }
    return told.isEmpty() ? List.of("nobody answered") : List.of(String.join("; ", told));
  }

  private static String status(Reply reply) {
    return reply.status() + reply.first("location").map(place -> " to " + place).orElse("");
  }

  private List<String> advertised() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (Statement statement : facts.statements()) {
      words(statement)
          .forEach(
              words ->
                  told.computeIfAbsent(words, key -> new ArrayList<>()).add(statement.place()));
    }
    return told.isEmpty()
        ? List.of("nothing")
        : told.entrySet().stream()
            .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
            .toList();
  }

  private static Stream<String> words(Statement statement) {
    Stream<String> clear =
        statement.field().clear() ? Stream.of("clear: all is withdrawn") : Stream.empty();
    return Stream.concat(clear, statement.field().alternatives().stream().map(SiteStory::words));
  }

  private static String words(Alternative each) {
    return "%s at %s, fresh for %s"
        .formatted(
            each.protocol(),
            each.authority(),
            each.maxAge().isPresent() ? time(each.maxAge().getAsLong()) : "an unreadable time");
  }

  private static String time(long seconds) {
    return seconds % 86_400 == 0 && seconds > 0
        ? seconds / 86_400 + (seconds == 86_400 ? " day" : " days")
        : seconds + " s";
  }

  private List<String> reached() {
    List<String> told = new ArrayList<>();
    for (Stop stop : facts.stops()) {
      List<Reach> reaches = facts.reaches(stop);
      reaches.forEach(reach -> told.add(reach + ": " + outcome(reach)));
      if (reaches.isEmpty()) {
        told.add(stop + ": not visited" + stop.barred().map(why -> ", it " + why).orElse(""));
      }
    }
    return told.isEmpty() ? List.of("HTTP/3 is advertised nowhere") : told;
  }

  private String outcome(Reach reach) {
    if (!reach.answered()) {
      return "no answer, " + Diagnosis.words(reach.visit());
    }
    int status = reach.visit().answer().orElseThrow().status();
    String version =
        reach.visit().handshake().map(SiteStory::version).orElse("QUIC of an unknown version");
    Optional<Reply> known = facts.newestReply();
    return "%s, %d%s"
        .formatted(
            version,
            status,
            known
                .map(
                    reply ->
                        reply.status() == status
                            ? " as over " + reply.version()
                            : ", but " + reply.status() + " over " + reply.version())
                .orElse(""));
  }

  private static String version(Visit.Handshake handshake) {
    return switch (handshake.version()) {
      case 1 -> "QUIC version 1";
      case 0x6b3343cf -> "QUIC version 2";
      default -> "QUIC version 0x%08x".formatted(handshake.version());
    };
  }

  private void tell(String label, List<String> told) {
    String head = label;
    for (String each : told.stream().limit(MOST).toList()) {
      lines.add(Printable.text("%-10s  %s".formatted(head, each), 400));
      head = "";
    }
    if (told.size() > MOST) {
      lines.add("%-10s  and %d more".formatted("", told.size() - MOST));
    }
  }
}
