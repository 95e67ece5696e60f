// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** Whatever a record says in whichever of its fields stays text: no markup, no link, no trick. */
class SiteHostileTest {
  /** Words of the format: another text there is no record at all. */
  private static final Set<String> WORDS =
      Set.of("started", "ended", "state", "level", "outcome", "grade", "attempts");

  private static final Map<List<Object>, Map<String, List<String>>> HARMLESS = new HashMap<>();

  @TempDir Path out;
  private int folders;

  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></script></title></pre></td></table><h1>gone</h1>",
        "<!-- --><![CDATA[ ]]> ]]> -->",
        "&lt;b&gt; &amp;#60; &#x202e;",
        "javascript:alert(1)",
        "data:text/html,<b>x",
        "//example.org/x",
        "../../../../etc/passwd",
        "/etc/passwd",
        "\u001b[2J\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007",
        "nul\u0000 bell\u0007 del\u007f c1\u009b31m",
        "\u202Egnp.exe\u202C\u2066x\u2069\u200b\ufeff",
        "lone \uD83D and \uDE00.",
        "one\ntwo\r\n\tthree\u2028four\u0085five",
        "${7*7} #{7*7} {{7*7}} @if(true) !{x}",
        "RFC 8914\" onclick=\"x",
        "x".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void inEveryFieldItStaysText(String text) {
    Set<String> words = new HashSet<>();
    int fields = 0;
    for (Place place : places()) {
      Optional<RunRecord> record = place.with(text);
      if (record.isEmpty()) {
        words.add(place.field());
        continue;
      }
      SitePages site = site("site", record.get());
      assertThat(shape(site))
          .as("elements and attributes, with %s in %s", text, place)
          .isEqualTo(harmless(place, text));
      assertLinks(site, place);
      assertNothingUnseen(site, place);
      assertThat(words(site)).as("text of the pages, %s", place).contains(seen(place, text));
      fields++;
    }
    assertThat(words).as("fields that take only words of the format").isEqualTo(WORDS);
    assertThat(fields).as("fields with text of somebody else").isEqualTo(34);
  }

  @Test
  void inAnExpectationItStaysText() throws IOException {
    String reason = "RFC 8914 section 2: <script>alert(1)</script> \"><b>";
    Path file = Files.writeString(out.resolve("e.txt"), "edns/a/b fail -- " + reason + "\n");
    RunRecord record = Records.of(Result.plain("edns/a/b", Outcome.FAIL, "no"));
    Comparison comparison = Comparison.of(record, Expectations.read(file), false);

    SitePages site =
        SitePages.write(
            out.resolve("site"), List.of(new Site.Column(record, Optional.of(comparison))));

    Element story = site.page("edns-unbound.html").getElementById("edns/a/b");
    assertThat(story.select(".listed").text()).as("reason").contains(reason);
    assertThat(story.select("script, b b, .listed > :not(b, code)")).as("its markup").isEmpty();
  }

  /** What the site looks like with a text there that is sorted alike and means nothing. */
  private Map<String, List<String>> harmless(Place place, String text) {
    String other = text.compareTo("edns") < 0 ? "! y" : "x y";
    return HARMLESS.computeIfAbsent(
        List.of(place, other), key -> shape(site("harmless", place.with(other).orElseThrow())));
  }

  /** Elements with the names of their attributes, in order; a link may be none. */
  private static Map<String, List<String>> shape(SitePages site) {
    Map<String, List<String>> shape = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    site.pages()
        .keySet()
        .forEach(name -> names.put(name, name.startsWith("index") ? name : "page"));
    site.pages().forEach((name, page) -> shape.put(names.get(name), elements(page)));
    return shape;
  }

  private static List<String> elements(Document page) {
    return page.getAllElements().stream()
        .map(
            element ->
                element.normalName().replaceFirst("^a$", "span")
                    + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .filter(Predicate.not(Set.of("href", "rel")::contains))
                        .toList())
        .toList();
  }

  private static void assertLinks(SitePages site, Place place) {
    for (Document page : site.pages().values()) {
      assertThat(page.select("[href]").eachAttr("href"))
          .as("links, %s", place)
          .allMatch(
              href ->
                  href.matches(
                          "([A-Za-z0-9_][A-Za-z0-9._-]*\\.html)?(#[A-Za-z0-9~][A-Za-z0-9~/._-]*)?")
                      || href.matches("https://www\\.rfc-editor\\.org/rfc/rfc[0-9]+(#[a-z0-9.-]+)?")
                      || href.matches("\\.\\.(/(?!\\.{0,2}(/|$))[A-Za-z0-9%_.*-]+)+"));
    }
  }

  private static void assertNothingUnseen(SitePages site, Place place) {
    for (Path file : SitePages.files(site.folder())) {
      try {
        assertThat(Files.readString(file).lines())
            .as("characters that cannot be seen, %s", place)
            .allMatch(line -> Printable.text(line, Integer.MAX_VALUE).equals(line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String words(SitePages site) {
    StringBuilder words = new StringBuilder();
    site.pages().values().forEach(page -> words.append(page.text()));
    return bare(words.toString());
  }

  /** What the page shows of it at least: names are cut, commands quoted, lines broken. */
  private static String seen(Place place, String text) {
    String shown = place.path().startsWith("/command") ? text.replace("'", "'\\''") : text;
    return bare(Printable.text(shown.length() > 70 ? shown.substring(0, 70) : shown, 70));
  }

  private static String bare(String text) {
    return text.replaceAll("\\s|\\\\[nrt]|\\\\x\\{2028}|\\\\x85", "");
  }

  /** Another folder each time: names of pages differ. */
  private SitePages site(String name, RunRecord record) {
    Comparison comparison = Comparison.of(record, Expectations.none(), false);
    Path folder = out.resolve(name + "-" + folders++);
    return SitePages.write(folder, List.of(new Site.Column(record, Optional.of(comparison))));
  }

  /** One of everything. */
  private static ObjectNode sample() {
    Result result =
        new Result(
            "edns/a/b",
            Outcome.FAIL,
            Optional.of(Grade.WRONG),
            "message",
            "expected",
            "actual",
            new TreeMap<>(Map.of("rcode", "SERVFAIL")),
            List.of(new EvidenceFile("evidence/a.txt", "text/plain")),
            12,
            List.of(Graded.of(Outcome.FAIL)));
    RunRecord record =
        Edited.record(
            Records.of(result),
            json -> {
              ((ObjectNode) json.get("target")).putObject("facts").put("role", "resolver");
              json.put("reason", "a reason");
              ((ObjectNode) json.at("/catalogue/0")).put("row", "a row");
            });
    return RecordFile.mapper().valueToTree(record);
  }

  /** Every text in the sample, and the keys of its maps. */
  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    collect(sample(), "", places);
    places.add(new Place("/target/facts", true));
    places.add(new Place("/results/0/observed", true));
    return places;
  }

  private static void collect(JsonNode node, String path, List<Place> places) {
    if (node.isTextual()) {
      places.add(new Place(path, false));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "/" + i, places);
      }
    } else {
      node.properties()
          .forEach(each -> collect(each.getValue(), path + "/" + each.getKey(), places));
    }
  }

  /**
   * Where a text stands.
   *
   * @param path JSON pointer
   * @param key whether it is a key of the map there
   */
  private record Place(String path, boolean key) {
    String field() {
      String[] parts = path.split("/");
      String last = parts[parts.length - 1];
      return last.matches("[0-9]+") ? parts[parts.length - 2] : last;
    }

    /** The sample with that text there, if that is a record. */
    Optional<RunRecord> with(String text) {
      ObjectNode json = sample();
      int cut = path.lastIndexOf('/');
      JsonNode parent = json.at(path.substring(0, cut));
      String last = path.substring(cut + 1);
      if (key) {
        ((ObjectNode) json.at(path)).removeAll().put(text, "value");
      } else if (parent instanceof ArrayNode array) {
        array.set(Integer.parseInt(last), array.textNode(text));
      } else {
        ((ObjectNode) parent).put(last, text);
      }
      try {
        return Optional.of(RecordFile.mapper().treeToValue(json, RunRecord.class));
      } catch (JsonProcessingException notARecord) {
        return Optional.empty();
      }
    }
  }
}
