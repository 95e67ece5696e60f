// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;

/**
 * An invented run of an invented probe, with one of everything: every outcome, grade, state and
 * deviation; a check with a table; ids left out, not run, and unknown to one version.
 */
final class Showcase {
  static final String EVIDENCE = "evidence/tide-harbour/tide/flood/signal/messages.txt";

  private static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");
  private static final List<String> KEYS = List.of("ebb", "flood", "neap", "slack", "spring");

  private Showcase() {}

  /** Four targets of one probe, one of another. */
  static List<Site.Column> columns() {
    return List.of(
        compared(
            "harbour",
            "tide/flood/signal fail -- RFC 6891 section 7: refuses",
            "tide/flood/table/neap pass:exact -- RFC 6891 section 7: measured",
            "tide/ebb/optional unsupported -- RFC 8914 section 3: not built in"),
        compared("lagoon", "tide/flood/signal warn:weak -- RFC 6891 section 7: once it was so"),
        column(nothing("marina", RunState.ABSENT, "not installed: marinad was not found")),
        column(nothing("192.0.2.53", RunState.UNREACHABLE, "no answer within 15 s")),
        new Site.Column(foreign(), Optional.empty()));
  }

  static List<Requirement> catalogue() {
    List<Requirement> list = new ArrayList<>();
    list.add(requirement("tide/flood/signal", Level.MUST, "RFC 6891", "7", ""));
    for (String key : KEYS) {
      list.add(requirement("tide/flood/table/" + key, Level.SHOULD, "RFC 6891", "6.1.3", key));
    }
    list.add(requirement("tide/ebb/optional", Level.MAY, "RFC 8914", "3", ""));
    list.add(requirement("tide/ebb/noted", Level.INFO, "RFC 8914", "4", ""));
    list.add(requirement("tide/ebb/cut-off", Level.MUST, "RFC 8914", "", ""));
    list.add(requirement("tide/ebb/left-out", Level.MUST, "mm/tide.c", "ebb()", ""));
    list.add(requirement("tide/ebb/no-place", Level.MUST, "mm/tide.c", "ebb()", ""));
    list.add(requirement("tide/ebb/harness", Level.MUST, "mm/tide.c", "ebb()", ""));
    return list;
  }

  private static Requirement requirement(
      String id, Level level, String spec, String section, String key) {
    String check = key.isEmpty() ? id : id.substring(0, id.lastIndexOf('/'));
    return new Requirement(
        id,
        check,
        spec.startsWith("RFC 6") ? "What a flood signals" : "What is left at ebb",
        spec,
        section,
        level,
        "A station that obeys " + check + " answers every gauge that asks.",
        key.isEmpty() ? "" : "at " + key + " tide",
        List.of("TIDE-" + check.length()));
  }

  private static Site.Column compared(String target, String... expectations) {
    RunRecord record = complete(target);
    return new Site.Column(record, Optional.of(Comparison.of(record, read(expectations), false)));
  }

  private static Site.Column column(RunRecord record) {
    return new Site.Column(record, Optional.of(Comparison.of(record, Expectations.none(), false)));
  }

  private static Expectations read(String... lines) {
    try {
      Path file = Files.createTempFile("expectations", ".txt");
      try {
        return Expectations.read(Files.write(file, List.of(lines)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunRecord complete(String target) {
    boolean harbour = target.equals("harbour");
    List<Result> results = new ArrayList<>();
    results.add(signal(target));
    Outcome[] table = {Outcome.PASS, Outcome.PASS, Outcome.PASS, Outcome.WARN, Outcome.FAIL};
    Grade[] grades = {Grade.EXACT, Grade.GENERIC, Grade.EXACT, Grade.WEAK, Grade.WRONG};
    for (int i = 0; i < KEYS.size(); i++) {
      int shifted = harbour ? i : 0;
      results.add(graded("tide/flood/table/" + KEYS.get(i), table[shifted], grades[shifted]));
    }
    results.add(Result.plain("tide/ebb/optional", Outcome.UNSUPPORTED, "control: not offered"));
    results.add(Result.plain("tide/ebb/noted", Outcome.PASS, ""));
    results.add(
        Result.plain(
            "tide/ebb/no-place",
            harbour ? Outcome.NOT_APPLICABLE : Outcome.INCONCLUSIVE,
            "/proc/sys/tide: ENOENT"));
    results.add(Result.plain("tide/ebb/harness", Outcome.ERROR, "IOException: broken pipe"));
    List<Requirement> catalogue = new ArrayList<>(catalogue());
    catalogue.removeIf(each -> !harbour && each.id().equals("tide/ebb/left-out"));
    List<String> planned = new ArrayList<>(results.stream().map(Result::id).toList());
    planned.add("tide/ebb/cut-off");
    return record(
        "tide", target, RunState.INCOMPLETE, "the time ran out", catalogue, planned, results);
  }

  private static Result signal(String target) {
    boolean harbour = target.equals("harbour");
    return new Result(
        "tide/flood/signal",
        harbour ? Outcome.FAIL : Outcome.PASS,
        Optional.empty(),
        harbour ? "rcode: expected NOERROR, but was FORMERR" : "",
        harbour ? "a response with RCODE NOERROR\nand its OPT record" : "",
        harbour ? ";; opcode QUERY, rcode FORMERR, id 4711\n;; flags qr rd ra" : "",
        new TreeMap<>(Map.of("rcode", harbour ? "FORMERR" : "NOERROR", "flags", "qr rd ra")),
        harbour ? List.of(new EvidenceFile(EVIDENCE, "text/plain")) : List.of(),
        12,
        List.of(Outcome.INCONCLUSIVE, harbour ? Outcome.FAIL : Outcome.PASS));
  }

  private static Result graded(String id, Outcome outcome, Grade grade) {
    return new Result(
        id,
        outcome,
        Optional.of(grade),
        outcome == Outcome.PASS ? "" : "the answer is " + grade.word(),
        "",
        "",
        new TreeMap<>(Map.of("height", grade.ordinal() + " m")),
        List.of(),
        7,
        List.of(outcome));
  }

  private static RunRecord nothing(String target, RunState state, String reason) {
    return record("tide", target, state, reason, catalogue(), List.of(), List.of());
  }

  /** Of a probe that the project does not know, with a result that its catalogue has not. */
  private static RunRecord foreign() {
    Requirement known = requirement("wind/gale/flag", Level.MUST, "Beaufort 1805", "8", "");
    return record(
        "wind",
        "harbour",
        RunState.COMPLETE,
        "",
        List.of(known),
        List.of(known.id()),
        List.of(
            Result.plain(known.id(), Outcome.PASS, ""),
            Result.plain("wind/not/listed", Outcome.FAIL, "an id without a requirement")));
  }

  private static RunRecord record(
      String probe,
      String target,
      RunState state,
      String reason,
      List<Requirement> catalogue,
      List<String> planned,
      List<Result> results) {
    return new RunRecord(
        RunRecord.SCHEMA,
        new Tool(probe + "-probe", "1.2.3"),
        probe,
        new TargetInfo(
                target,
                !target.contains("."),
                state == RunState.UNREACHABLE ? "" : "Station",
                state == RunState.ABSENT ? "" : "4.2." + target.length(),
                new TreeMap<>(Map.of("role", "gauge")))
            .withStory(List.of("announced  high water", "kept       low water")),
        new Environment("Debian GNU/Linux 12 (bookworm)", "6.1.0-41-amd64", "amd64", "17.0.15", 0),
        List.of(probe + "-probe", "run", "--local", target),
        DAY.plusSeconds(86_400L * (target.length() % 2)),
        DAY.plusSeconds(86_400L * (target.length() % 2)).plusMillis(4_507),
        state,
        reason,
        catalogue,
        planned,
        results);
  }
}
