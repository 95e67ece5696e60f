// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;

/** Run records for tests: plain ones by hand, and hostile ones in any number from a seed. */
public final class Records {
  /** When each of the records began. */
  public static final Instant STARTED = Instant.parse("2025-03-01T10:20:30.456Z");

  /** What targets may send to break a reader; none begins or ends with a space. */
  public static final List<String> HOSTILE =
      List.of(
          "say \"yes\" or 'no' & <b>go</b>",
          "<![CDATA[ not data",
          "a ]]> b ]]]]>> c",
          "nul\u0000and bell\u0007.",
          "clear\u001b[2J\u001b]0;title\u0007screen",
          "noncharacter \uFFFE and \uFFFF.",
          "lone high \uD83D, lone low \uDE00.",
          "override \u202Egnp.exe\u202C and \u2066isolate\u2069.",
          "x".repeat(10_000),
          "emoji \uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69 and Zürich, 東京",
          "line one\nline two\r\n\tline three\u2028four\u0085five",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
          "${jndi:ldap://x} %s %n {0} $1 \\1 \\",
          "__proto__");

  private static final Environment ENVIRONMENT =
      new Environment("Debian GNU/Linux 12", "6.1.0", "amd64", "17.0.1", 0);

  private Records() {}

  /** A complete record of {@code edns} on the local target {@code unbound} with these results. */
  public static RunRecord of(Result... results) {
    return of(RunState.COMPLETE, "", List.of(), results);
  }

  /** The same in another state, with further ids planned that have no result. */
  public static RunRecord of(
      RunState state, String reason, List<String> unfinished, Result... results) {
    List<String> planned = new ArrayList<>(unfinished);
    Arrays.stream(results).map(Result::id).forEach(planned::add);
    return new RunRecord(
        RunRecord.SCHEMA,
        new Tool("edns-probe", "1.2.3"),
        "edns",
        new TargetInfo("unbound", true, "Unbound", "1.17.1", new TreeMap<>()),
        ENVIRONMENT,
        List.of("edns-probe", "run", "--local", "unbound"),
        STARTED,
        STARTED.plusMillis(1_234_567),
        state,
        reason,
        planned.stream().distinct().map(id -> requirement(id, Level.MUST)).toList(),
        planned,
        List.of(results));
  }

  /** The same record, its catalogue holding this requirement in place of that of the same id. */
  public static RunRecord with(RunRecord record, Requirement requirement) {
    List<Requirement> catalogue = new ArrayList<>(record.catalogue());
    catalogue.removeIf(each -> each.id().equals(requirement.id()));
    catalogue.add(requirement);
    return copy(record, record.target(), catalogue);
  }

  /** The same record of another target. */
  public static RunRecord on(RunRecord record, TargetInfo target) {
    return copy(record, target, record.catalogue());
  }

  private static RunRecord copy(RunRecord record, TargetInfo target, List<Requirement> catalogue) {
    return new RunRecord(
        record.schema(),
        record.tool(),
        record.probe(),
        target,
        record.environment(),
        record.command(),
        record.started(),
        record.ended(),
        record.state(),
        record.reason(),
        catalogue,
        record.planned(),
        record.results());
  }

  /** A requirement of RFC 8914 with a sentence about its id. */
  public static Requirement requirement(String id, Level level) {
    return new Requirement(
        id,
        id,
        "Extended DNS Errors",
        "RFC 8914",
        "2",
        level,
        "The server obeys " + id + ".",
        "",
        List.of("EDE-01"));
  }

  /** A complete record of that many results, every text in it hostile or at least odd. */
  public static RunRecord hostile(long seed, int results) {
    Random random = new Random(seed);
    List<String> ids =
        IntStream.range(0, results).mapToObj(i -> "edns/" + i + "/" + text(random)).toList();
    return new RunRecord(
        RunRecord.SCHEMA,
        new Tool(text(random), text(random)),
        text(random),
        new TargetInfo(text(random), random.nextBoolean(), text(random), text(random), map(random)),
        new Environment(text(random), text(random), text(random), text(random), 1000),
        List.of(text(random), text(random)),
        STARTED,
        STARTED.plusNanos(random.nextInt()),
        RunState.COMPLETE,
        text(random),
        ids.stream().map(id -> requirement(id, random)).toList(),
        ids,
        ids.stream().map(id -> result(id, random)).toList());
  }

  private static Requirement requirement(String id, Random random) {
    return new Requirement(
        id,
        text(random),
        text(random),
        text(random),
        text(random),
        one(random, Level.values()),
        text(random),
        random.nextBoolean() ? "" : text(random),
        List.of(text(random)));
  }

  private static Result result(String id, Random random) {
    Outcome outcome = one(random, Outcome.values());
    Optional<Grade> grade =
        random.nextBoolean() ? Optional.empty() : Optional.of(one(random, Grade.values()));
    Graded last = new Graded(outcome, grade);
    Graded first = random.nextInt(4) == 0 ? Graded.of(one(random, Outcome.values())) : last;
    return new Result(
        id,
        outcome,
        grade,
        text(random),
        text(random),
        text(random),
        map(random),
        List.of(new EvidenceFile(text(random), text(random))),
        random.nextInt(1_000_000),
        List.of(first, last));
  }

  private static SortedMap<String, String> map(Random random) {
    SortedMap<String, String> map = new TreeMap<>();
    map.put(text(random), text(random));
    map.put(text(random), text(random));
    return map;
  }

  private static String text(Random random) {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
