// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;
import protoprobe.kit.testing.Records;

/** Hostile text in every field of a record, through every output: it stays text. */
@Timeout(120)
class HostileFieldsTest {
  /** Terminal, markup, commands of CI servers, Markdown, paths, size. */
  private static final List<String> TEXTS =
      List.of(
          "\u001b[2J\u001b]0;t\u0007 nul\u0000 del\u007f c1\u009b31m \u202Egnp\u202C\u2066x\u2069\u200b"
              + " \uD83D lone \uDE00 \uFFFE a\rb\u2028c\u0085d",
          "]]> <script>alert(1)</script> \"><img src=x onerror=alert(1)> &amp;<svg onload=x/> &e;"
              + " <!-- --> <![CDATA[ ' onmouseover='x",
          "::error file=x::pwned\n::error::pwned\n  ::stop-commands::x\r\n##[add-mask]x ##vso[task.x]y"
              + " %0A::warning::x [[ATTACHMENT|/etc/passwd]]",
          "| a | `b` **c** @octocat [d](http://x) ![e](http://y) https://z.example <b>f</b> #1 ~~g~~",
          "../../../../escape/x",
          "/escape/" + "x".repeat(1 << 20));

  /** A longer one is no record: see RecordFile. */
  private static final int LONGEST_KEY = 60_000;

  private static final Pattern CODE =
      Pattern.compile("<code>([^\\\\`*_{}\\[\\]()<>#+.!|~&\"'$:@^=-]|&#[0-9]+;)*</code>");

  private static final Set<String> ELEMENTS =
      Set.of(
          "testsuites",
          "testsuite",
          "properties",
          "property",
          "testcase",
          "failure",
          "error",
          "skipped",
          "system-out");

  @TempDir private Path folder;
  private Path out;

  static List<TextPlace> places() {
    return TextPlace.of(sample());
  }

  @ParameterizedTest
  @MethodSource("places")
  void stays_text(TextPlace place) throws Exception {
    int number = 0;
    for (String text : TEXTS) {
      out = Files.createDirectories(folder.resolve("a/b/c/" + number++));
      int most = place.name().endsWith(".key") ? LONGEST_KEY : text.length();
      RunRecord record = place.with(sample(), text.substring(0, Math.min(most, text.length())));
      Path file = out.resolve("in/record.json");
      RecordFile.write(record, file);

      String what = "%s, text %d".formatted(place, number);
      console(what, Cli.run("report", file, "-v", "--color=never"));
      gate(what, file, record);
      console(what, Cli.run("diff", file, other(), "--json", out.resolve("diff.json")));
      console(what, Cli.run("merge", file, "--out", out.resolve("merged")));
      badge(what, file);
      site(what, file);
      assertFiles(what);
    }
  }

  @Test
  void in_the_reason_of_an_expectation() throws Exception {
    RunRecord record = Records.of(Result.plain("edns/x/one", Outcome.FAIL, "no"));
    for (String text : TEXTS.subList(0, 5)) {
      out = Files.createDirectories(folder.resolve("a/b/c"));
      Path file = out.resolve("in/record.json");
      RecordFile.write(record, file);
      String reason = text.replaceAll("[\\r\\n]", " ").replace("\uD83D", "").replace("\uDE00", "");
      Path expect =
          Files.writeString(out.resolve("expect.txt"), "edns/x/one fail -- " + reason + " RFC 1\n");

      Cli.Run run =
          Cli.run("gate", file, "-v", "--expect", expect, "--junit", out.resolve("junit"));

      assertThat(run.status()).as(run.toString()).isZero();
      console(text, run);
      xml(text, Files.readString(out.resolve("junit/TEST-edns-unbound.xml")));
    }
  }

  @Test
  void an_id_writes_no_lines_of_its_own_into_the_expectations() throws IOException {
    for (String id : List.of("edns/x\nedns/y fail -- RFC 1", "a b", "# x", "floor", "a\u001b[2J")) {
      RunRecord record = Records.of(Result.plain(id, Outcome.FAIL, "no"));
      Path file = folder.resolve("record.json");
      RecordFile.write(record, file);
      Path expect = folder.resolve("edns-unbound.txt");
      Files.writeString(expect, "# mine\n");

      Cli.Run run = Cli.run("gate", file, "--expect", expect, "--update-expectations");

      assertThat(run.status()).as(run.toString()).isEqualTo(2);
      assertThat(run.err()).contains("cannot be listed").hasLineCount(1);
      assertThat(expect).content().isEqualTo("# mine\n");
    }
  }

  private void gate(String what, Path file, RunRecord record) throws Exception {
    Path summary = out.resolve("summary.md");
    Path junit = out.resolve("junit");
    Cli.Run run = Cli.run("gate", file, "--junit", junit, "--summary", summary, "--annotations");

    assertThat(run.status()).as("%s: %s", what, run.err()).isIn(1, 3);
    List<String> commands =
        run.out().lines().filter(line -> line.stripLeading().startsWith("::")).toList();
    assertThat(commands)
        .as("commands, %s", what)
        .hasSizeBetween(1, 10)
        .allMatch(line -> line.matches("::error title=[^:,]*::.*"))
        .noneMatch(line -> line.matches(".*%(?!25|0A|0D|3A|2C).*"));
    console(what, new Cli.Run(0, without(commands, run.out()), run.err()));
    markdown(what, Files.readString(summary));
    Path xml = junit.resolve("TEST-" + record.name() + ".xml");
    xml(what, Files.readString(xml));
    assertThat(Cli.run("validate", xml)).as(what).isEqualTo(new Cli.Run(0, "", ""));
  }

  private static String without(List<String> lines, String text) {
    return text.lines()
        .filter(line -> !lines.contains(line))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static void console(String what, Cli.Run run) {
    String all = run.out() + run.err();
    assertThat(all.codePoints().filter(Cli::unseen).toArray())
        .as("characters that cannot be seen, %s: %s", what, all)
        .isEmpty();
    assertThat(all.lines().filter(line -> line.matches("\\s*::[A-Za-z].*")))
        .as("commands of GitHub's, %s", what)
        .isEmpty();
    assertThat(all).as(what).doesNotContain("##[", "##vso[", "internal error", "\tat ");
    assertThat(all.length()).as("length, %s", what).isLessThan(60_000);
  }

  private static void markdown(String what, String text) {
    assertThat(CODE.matcher(text).replaceAll(""))
        .as("Markdown outside of what is quoted, %s", what)
        .matches("[A-Za-z0-9 |:#,()\\n-]*")
        .doesNotContain("- [", "@");
    assertThat(text.length()).as("length, %s", what).isLessThan(20_000);
  }

  private static void xml(String what, String text) throws Exception {
    Element root = parsed(text);
    assertThat(names(root)).as("elements, %s", what).isSubsetOf(ELEMENTS);
    NodeList outputs = root.getElementsByTagName("system-out");
    for (int i = 0; i < outputs.getLength(); i++) {
      assertThat(outputs.item(i).getTextContent().lines().filter(line -> line.contains("[[")))
          .as("attachments, %s", what)
          .allMatch(line -> line.matches("\\[\\[ATTACHMENT\\|evidence/[^|]*]]"))
          .noneMatch(line -> line.contains("/../"));
    }
  }

  private void badge(String what, Path file) throws Exception {
    Path badges = out.resolve("badges");
    console(what, Cli.run("badge", file, "--out", badges));
    for (Path each : files(badges)) {
      String text = Files.readString(each);
      if (each.toString().endsWith(".svg")) {
        assertThat(names(parsed(text)))
            .as("elements, %s", what)
            .isSubsetOf("svg", "title", "rect", "path", "g", "text");
        assertThat(text).as("SVG, %s", what).doesNotContainPattern("<[^>]* on[a-z]+=");
      } else {
        assertThat(RecordFile.mapper().readTree(text).get("label").textValue().codePoints())
            .as("label, %s", what)
            .noneMatch(Cli::unseen);
      }
    }
  }

  private void site(String what, Path file) throws IOException {
    Path site = out.resolve("site");
    console(what, Cli.run("matrix", file, "--out", site));
    for (Path each : files(site)) {
      Document page = Jsoup.parse(Files.readString(each));
      assertThat(page.select("script, style")).as("scripts, %s", what).hasSize(2);
      assertThat(page.select("img, iframe, object, [onerror], [onload], [onmouseover]"))
          .as("elements of a stranger's, %s", what)
          .isEmpty();
    }
  }

  /** Everything lies where it was to be written, the input included. */
  private void assertFiles(String what) throws IOException {
    assertThat(files(folder))
        .as("files, %s", what)
        .allMatch(file -> file.startsWith(folder.resolve("a/b/c")));
    assertThat(Path.of("/escape")).as(what).doesNotExist();
    assertThat(folder.resolveSibling("escape")).as(what).doesNotExist();
    Set<String> places = new TreeSet<>();
    for (Path each : files(out)) {
      places.add(out.relativize(each).getName(0).toString());
    }
    assertThat(places)
        .as("where, %s", what)
        .isSubsetOf("in", "other", "junit", "summary.md", "diff.json", "merged", "badges", "site");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Path other() {
    Path file = out.resolve("other/record.json");
    RecordFile.write(sample(), file);
    return file;
  }

  private static Element parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static Set<String> names(Element root) {
    NodeList all = root.getElementsByTagName("*");
    Set<String> names =
        IntStream.range(0, all.getLength())
            .mapToObj(i -> all.item(i).getNodeName())
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(root.getTagName());
    return names;
  }

  /** One of everything, so that no field is left out for being empty. */
  private static RunRecord sample() {
    Result result =
        new Result(
            "edns/a/b",
            Outcome.FAIL,
            Optional.of(Grade.WRONG),
            "message",
            "expected",
            "actual",
            new TreeMap<>(Map.of("rcode", "SERVFAIL")),
            List.of(new EvidenceFile("evidence/edns-unbound/a.txt", "text/plain")),
            12,
            List.of(new Graded(Outcome.FAIL, Optional.of(Grade.WRONG))));
    return new RunRecord(
        RunRecord.SCHEMA,
        new Tool("edns-probe", "1.2.3"),
        "edns",
        new TargetInfo(
            "unbound", true, "Unbound", "1.17.1", new TreeMap<>(Map.of("story", "found it"))),
        new Environment("Debian", "6.1", "amd64", "17", 0),
        List.of("edns-probe"),
        Records.STARTED,
        Records.STARTED.plusMillis(1),
        RunState.INCOMPLETE,
        "the time is up",
        List.of(
            new Requirement(
                "edns/a/b",
                "edns/a",
                "Topic",
                "RFC 8914",
                "2",
                Level.MUST,
                "Says.",
                "Row.",
                List.of("EDE-01"))),
        List.of("edns/a/b"),
        List.of(result));
  }
}
