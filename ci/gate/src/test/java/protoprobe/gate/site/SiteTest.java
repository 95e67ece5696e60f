// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

class SiteTest {
  @TempDir Path out;

  private final List<Site.Column> columns = Showcase.columns();

  @Test
  void everyIdHasARowAndEveryRowACellForEveryTarget() {
    Document index = site().index();

    for (Element table : index.select("table.matrix")) {
      int targets = table.select("tr.targets > th").size() - 1;
      for (Element row : table.select("tr.case, tr.summary, tr.number")) {
        assertThat(row.select("> td")).as("cells of row %s", row.id()).hasSize(targets);
        assertThat(row.select("> th")).as("heads of row %s", row.id()).hasSize(1);
      }
      assertThat(table.select("tr.case").eachAttr("id"))
          .as("rows of %s", table.selectFirst("caption").text())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(ids(table.select("tr.targets .target")));
    }
    assertThat(index.select("table.matrix")).as("one table for each probe").hasSize(2);
  }

  /** The union of what the records of these columns know. */
  private TreeSet<String> ids(Elements targets) {
    TreeSet<String> ids = new TreeSet<>();
    for (Element target : targets) {
      RunRecord record = record(target.attr("href"));
      record.catalogue().stream().map(Requirement::id).forEach(ids::add);
      record.results().stream().map(Result::id).forEach(ids::add);
    }
    return ids;
  }

  @Test
  void everyCellSaysWhatTheRecordSays() {
    SitePages site = site();
    int seen = 0;
    for (Element table : site.index().select("table.matrix")) {
      Elements targets = table.select("tr.targets .target");
      for (Element row : table.select("tr.case")) {
        for (int i = 0; i < targets.size(); i++) {
          RunRecord record = record(targets.get(i).attr("href"));
          Element cell = row.select("> td").get(i);
          String word = word(record, row.id());
          String where = row.id() + " on " + record.name();
          assertThat(cell.selectFirst(".sign").text()).as("word of %s", where).endsWith(" " + word);
          assertThat(cell.classNames()).as("colour of %s", where).contains(word.replace(' ', '-'));
          assertThat(cell.select(".grade").text())
              .as("grade of %s", where)
              .isEqualTo(
                  record.result(row.id()).flatMap(Result::grade).map(g -> g.word()).orElse(""));
          seen++;
        }
      }
    }
    assertThat(seen).as("cells: 12 rows and 4 targets, 2 rows and 1").isEqualTo(12 * 4 + 2);
  }

  private static String word(RunRecord record, String id) {
    if (record.state() == RunState.ABSENT || record.state() == RunState.UNREACHABLE) {
      return record.state().word();
    }
    if (record.result(id).isPresent()) {
      String word = record.result(id).get().outcome().word().replace('-', ' ');
      return id.endsWith("/noted") ? "info" : word;
    }
    if (record.planned().contains(id)) {
      return "not run";
    }
    boolean known = record.catalogue().stream().anyMatch(each -> each.id().equals(id));
    return known ? "not selected" : "unknown";
  }

  @Test
  void deviationsAreMarkedInCellsAndNowhereElse() {
    Document index = site().index();

    assertThat(marked(index, 0, ".mark.deviates"))
        .as("new deviations of harbour")
        .containsExactlyInAnyOrder(
            "tide/flood/table/spring", "tide/ebb/cut-off", "tide/ebb/harness");
    assertThat(marked(index, 0, ".mark.expected"))
        .as("expected deviations of harbour")
        .containsExactlyInAnyOrder("tide/flood/signal", "tide/ebb/optional");
    assertThat(index.selectFirst("tr[id=tide/flood/signal] td:nth-of-type(2) .mark").text())
        .as("mark of a pass where a warning is listed")
        .contains("better than expected");
    assertThat(marked(index, 2, ".mark")).as("marks of an absent target").isEmpty();
  }

  private static List<String> marked(Document index, int column, String mark) {
    return index.selectFirst("table.matrix").select("tr.case").stream()
        .filter(row -> !row.select("> td").get(column).select(mark).isEmpty())
        .map(Element::id)
        .toList();
  }

  @Test
  void numbersAgreeWithTheRecords() {
    Document index = site().index();

    assertThat(numbers(index, 0))
        .as("harbour, lagoon, and two that were not there")
        .containsExactly(
            List.of("7", "7", "0", "0"),
            List.of("3", "6", "0", "0"),
            List.of("2", "0", "0", "0"),
            List.of("3", "5", "0", "0"));
    assertThat(numbers(index, 1))
        .as("a run without expectations")
        .containsExactly(
            List.of("2"), List.of("1"), List.of("not compared"), List.of("not compared"));
    assertThat(index.select("tr.summary td").get(0).select(".sign").eachText())
        .as("summary of a table's five rows")
        .containsExactly("✔ 3 pass", "! 1 warn", "✘ 1 fail");
  }

  private static List<List<String>> numbers(Document index, int table) {
    return index.select("table.matrix").get(table).select("tr.number").stream()
        .map(row -> row.select("td").eachText())
        .toList();
  }

  @Test
  void whoIsNotThereIsAColumnWithTheReason() {
    Elements heads = site().index().selectFirst("table.matrix").select("tr.targets > th");

    assertThat(heads.eachText().subList(3, 5))
        .as("the last two columns")
        .satisfiesExactly(
            text -> assertThat(text).contains("192.0.2.53", "unreachable", "no answer within 15 s"),
            text -> assertThat(text).contains("marina", "absent", "marinad was not found"));
  }

  @Test
  void theTableIsOneForReadersOfAllKinds() {
    for (Element table : site().index().select("table.matrix")) {
      assertThat(table.select("> caption").text()).as("caption").isNotEmpty();
      assertThat(table.select("th:not([scope])")).as("heads without a scope").isEmpty();
      assertThat(table.parent().attr("tabindex")).as("scrolled by keys").isEqualTo("0");
      assertThat(table.select("label:has(input[type=checkbox])"))
          .as("switches with a label")
          .hasSameSizeAs(table.select("tr.summary"));
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Path evidence = out.resolve(Showcase.EVIDENCE);
    Files.createDirectories(evidence.getParent());
    Files.writeString(evidence, ";; opcode QUERY\n");
    SitePages site = site();

    int inner = 0;
    for (var page : site.pages().entrySet()) {
      for (Element link : page.getValue().select("a[href]")) {
        String href = link.attr("href");
        if (!href.startsWith("https://www.rfc-editor.org/rfc/")) {
          assertResolves(site, page.getKey(), href);
          inner++;
        }
      }
    }
    assertThat(inner).as("links within the site").isGreaterThan(60);
    assertThat(site.page("tide-harbour.html").select(".evidence a").eachAttr("href"))
        .as("evidence, from a page")
        .containsExactly("../" + Showcase.EVIDENCE);
  }

  private static void assertResolves(SitePages site, String page, String href) {
    String[] parts = href.split("#", 2);
    String file = parts[0].isEmpty() ? page : parts[0];
    assertThat(site.folder().resolve(file).normalize()).as("%s in %s", href, page).isRegularFile();
    if (parts.length > 1) {
      assertThat(site.page(file).getElementById(parts[1]))
          .as("anchor of %s in %s", href, page)
          .isNotNull();
    }
  }

  @Test
  void theTargetsPageTellsTheWholeStory() {
    Element story = site().page("tide-harbour.html").getElementById("tide/flood/signal");

    assertThat(story.text())
        .as("story of a known failure")
        .contains(
            "A station that obeys tide/flood/signal answers every gauge that asks.",
            "MUST",
            "✘ fail",
            "expected deviation",
            "rcode: expected NOERROR, but was FORMERR",
            "rcode FORMERR",
            "Attempts differ: inconclusive, fail",
            "tide/flood/signal fail RFC 6891 section 7: refuses",
            "tide-probe run --local harbour --only tide/flood/signal");
    assertThat(story.select("pre.wanted").first().wholeText())
        .as("lines of what was expected")
        .isEqualTo("a response with RCODE NOERROR\nand its OPT record");
    assertThat(story.select("a.reference").attr("href"))
        .as("the specification")
        .isEqualTo("https://www.rfc-editor.org/rfc/rfc6891#section-7");
    assertThat(story.select(".observed tr").eachText())
        .as("observed")
        .containsExactly("flags qr rd ra", "rcode FORMERR");
  }

  @Test
  void thePageNamesEnvironmentStateAndCommand() {
    Document page = site().page("tide-harbour.html");

    assertThat(page.selectFirst(".environment").text())
        .as("where, when and how")
        .contains(
            "Station 4.2.7", "role gauge", "tide-probe 1.2.3", "2026-11-21T10:00:00Z", "4.5 s")
        .contains("Debian GNU/Linux 12 (bookworm)", "6.1.0-41-amd64", "17.0.15")
        .contains("tide-probe run --local harbour");
    assertThat(page.selectFirst(".environment pre.story").wholeText())
        .as("what was found")
        .isEqualTo("announced  high water\nkept       low water");
    assertThat(page.selectFirst(".notice").text())
        .as("how far it came")
        .isEqualTo("incomplete: the time ran out");
    assertThat(page.select(".deviations a").eachAttr("href"))
        .as("what has to be looked at")
        .containsExactly("#tide/flood/table/spring", "#tide/ebb/cut-off", "#tide/ebb/harness");
  }

  @Test
  void pagesNeedNothingElse() {
    site()
        .pages()
        .forEach(
            (name, page) -> {
              assertThat(page.select("[src], link, iframe, object, embed, base, img, [style]"))
                  .as("what %s would load, or its policy forbid", name)
                  .isEmpty();
              assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                  .as("policy of %s", name)
                  .startsWith("default-src 'none'; ");
            });
  }

  @Test
  void theSameRecordsGiveTheSameBytesInAnyOrder() throws IOException {
    Site.write(out.resolve("one"), columns);
    List<Site.Column> reversed = new ArrayList<>(columns);
    Collections.reverse(reversed);
    Site.write(out.resolve("two"), reversed);

    List<Path> files = SitePages.files(out.resolve("one"));
    assertThat(files).as("pages").hasSize(columns.size() + 1);
    for (Path file : files) {
      assertThat(out.resolve("two").resolve(file.getFileName()))
          .as("second writing")
          .hasSameBinaryContentAs(file);
    }
  }

  @Test
  void noRecordsGiveAPageThatSaysSo() {
    SitePages site = SitePages.write(out, List.of());

    assertThat(site.pages()).as("pages").containsOnlyKeys("index.html");
    assertThat(site.index().selectFirst(".empty").text()).as("text").contains("No run record");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "in the way");

    assertThatThrownBy(() -> Site.write(file.resolve("site"), columns))
        .as("output below a file")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("cannot write the page " + file.resolve("site"));
  }

  @Test
  void theCompilerOfTemplatesIsNotNeeded() {
    assertThatThrownBy(() -> Class.forName("gg.jte.compiler.TemplateCompiler"))
        .as("the compiler while pages are written by the other tests")
        .isInstanceOf(ClassNotFoundException.class);
  }

  private SitePages site() {
    return SitePages.write(out.resolve("site"), columns);
  }

  private RunRecord record(String page) {
    return columns.stream()
        .map(Site.Column::record)
        .filter(record -> (record.name() + ".html").equals(page))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record for the page " + page));
  }
}
