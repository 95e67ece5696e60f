// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A message for people, in dig's manner. */
final class MessageText {
  /** A line in a report shows no more characters of one EDE, and no more EDEs. */
  private static final int SUMMARY_EDE = 160;

  private static final int SUMMARY_EDES = 5;

  private final Message message;

  MessageText(Message message) {
    this.message = message;
  }

  String toText() {
    List<String> lines = new ArrayList<>();
    header(lines);
    message.opts().forEach(opt -> pseudoSection(opt, lines));
    questions(lines);
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      records(section, lines);
    }
    if (!message.wellFormed()) {
      lines.add("");
      message.problems().forEach(problem -> lines.add(";; MALFORMED: " + problem));
    }
    message.remarks().forEach(remark -> lines.add(";; NOTE: " + remark));
    lines.add("");
    lines.add(";; MSG SIZE: " + message.size());
    return String.join("\n", lines) + "\n";
  }

  private void header(List<String> lines) {
    lines.add(
        ";; ->>HEADER<<- opcode: %s, status: %s, id: %d"
            .formatted(Opcode.name(message.opcode()), message.rcode(), message.id()));
    List<String> counts = new ArrayList<>();
    for (Section section : Section.values()) {
      counts.add(section.label() + ": " + message.count(section));
    }
    lines.add(";; flags: %s; %s".formatted(flags(), String.join(", ", counts)));
  }

  private String flags() {
    List<String> names = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      if (message.flag(flag)) {
        names.add(flag.name().toLowerCase(Locale.ROOT));
      }
    }
    return names.isEmpty() ? "none" : String.join(" ", names);
  }

  private static void pseudoSection(Opt opt, List<String> lines) {
    lines.add("");
    lines.add(";; OPT PSEUDOSECTION:");
    String place = place(opt.record());
    lines.add(
        "; EDNS: version: %d, flags:%s; udp: %d%s"
            .formatted(opt.version(), ednsFlags(opt), opt.udpPayload(), place));
    for (EdnsOption option : opt.options()) {
      OptionView view = OptionView.of(option);
      lines.add("; %s: %s".formatted(option.name(), view.text()).stripTrailing());
      if (!view.problems().isEmpty()) {
        lines.add(";   data: " + option.data());
      }
      view.problems().forEach(problem -> lines.add(";   malformed: " + problem));
    }
    if (!opt.rest().isEmpty()) {
      lines.add("; malformed: no whole option: " + opt.rest());
    }
  }

  private static String place(Rr record) {
    String owner = record.owner().isRoot() ? "" : ", owner: " + record.owner();
    boolean usual = record.section() == Section.ADDITIONAL;
    return owner + (usual ? "" : ", section: " + record.section());
  }

  private static String ednsFlags(Opt opt) {
    int unknown = opt.flags() & ~(Opt.DO | Opt.CO);
    return (opt.dnssecOk() ? " do" : "")
        + (opt.compactOk() ? " co" : "")
        + (unknown == 0 ? "" : " 0x%04x".formatted(unknown));
  }

  private void questions(List<String> lines) {
    if (!message.questions().isEmpty()) {
      lines.add("");
      lines.add(";; QUESTION SECTION:");
      message.questions().forEach(question -> lines.add(";" + question));
    }
  }

  private void records(Section section, List<String> lines) {
    List<Rr> records =
        message.records(section).stream().filter(rr -> rr.type() != Type.OPT).toList();
    if (!records.isEmpty()) {
      lines.add("");
      lines.add(";; %s SECTION:".formatted(section));
      records.forEach(record -> lines.add(record.toText()));
    }
  }

  String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(message.qr() ? message.rcode().toString() : asked());
    if (message.opcode() != Opcode.QUERY) {
      parts.add("opcode " + Opcode.name(message.opcode()));
    }
    parts.add(flags());
    int answers = message.answers().size();
    if (message.qr() || answers > 0) {
      parts.add(answers == 1 ? "1 answer" : answers + " answers");
    }
    parts.add(
        message
            .opt()
            .map(o -> "OPT v%d udp %d%s".formatted(o.version(), o.udpPayload(), ednsFlags(o)))
            .orElse("no OPT"));
    errors(parts);
    problems(parts);
    return String.join(", ", parts);
  }

  /** A query has no RCODE to tell. */
  private String asked() {
    return message.questions().isEmpty()
        ? "a query without question"
        : "a query for "
            + message.questions().stream()
                .map(Question::toString)
                .collect(Collectors.joining(" and "));
  }

  private void errors(List<String> parts) {
    List<ExtendedError> errors = message.extendedErrors();
    errors.stream().limit(SUMMARY_EDES).forEach(error -> parts.add("EDE " + shortened(error)));
    if (errors.size() > SUMMARY_EDES) {
      parts.add("%d more EDE".formatted(errors.size() - SUMMARY_EDES));
    }
  }

  private static String shortened(ExtendedError error) {
    String text = error.toString();
    return text.length() <= SUMMARY_EDE
        ? text
        : text.codePoints()
            .limit(SUMMARY_EDE)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "", "..."));
  }

  private void problems(List<String> parts) {
    List<Problem> problems = message.problems();
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
      parts.add("malformed: " + problems.get(0) + more);
    }
  }
}
