// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** Names of files, anchors and evidence, given by whoever wrote the records. */
class SiteNamesTest {
  private static final List<String> TARGETS =
      List.of(
          "a b", "a_b", "A_B", "../../etc/x", "/etc/x", "index", ".", "..", "", "\u0000\n", "con");

  @TempDir Path out;

  @Test
  void everyTargetHasAPageOfItsOwnInTheFolder() {
    List<Site.Column> columns = new ArrayList<>();
    TARGETS.forEach(name -> columns.add(column(Records.of(pass("edns/a/b")), name)));
    columns.add(column(Records.of(pass("edns/a/b")), "x".repeat(5_000)));
    columns.add(column(Records.of(pass("edns/a/b")), "x".repeat(5_001)));

    SitePages site = SitePages.write(out.resolve("site"), columns);

    assertThat(SitePages.files(out))
        .as("files beside the site")
        .containsExactly(out.resolve("site"));
    assertThat(site.pages().keySet())
        .as("pages")
        .hasSize(columns.size() + 1)
        .allMatch(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,110}\\.html"));
    assertThat(site.pages().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .as("pages where case does not count")
        .doesNotHaveDuplicates();
    for (Element link : site.index().select("a.target")) {
      assertThat(site.page(link.attr("href")).selectFirst("h1").text())
          .as("target that %s is about", link.attr("href"))
          .isEqualTo(link.text());
    }
  }

  @Test
  void aForeignProbeJoinsByARecord() {
    RunRecord record = Records.hostile(7, 30);

    SitePages site = SitePages.write(out, List.of(new Site.Column(record, Optional.empty())));

    Document page =
        site.pages().values().stream().filter(each -> each != site.index()).findFirst().get();
    assertThat(site.index().select("tr.case")).as("rows").hasSize(30);
    assertThat(page.select("article")).as("stories").hasSize(30);
    for (Element link : site.index().select("td a")) {
      String anchor = link.attr("href").split("#", 2)[1];
      assertThat(page.getElementById(anchor)).as("anchor %s", anchor).isNotNull();
    }
    assertThat(page.select("[id]").eachAttr("id")).as("ids of a page").doesNotHaveDuplicates();
    assertThat(site.index().select("[id]").eachAttr("id"))
        .as("ids of the first page")
        .doesNotHaveDuplicates();
  }

  @Test
  void oneIdOfTwoProbesIsTwoAnchors() {
    RunRecord record = Records.of(pass("edns/a/b"));
    RunRecord other = Edited.ofProbe(record, "other");

    SitePages site =
        SitePages.write(
            out,
            List.of(
                new Site.Column(record, Optional.empty()),
                new Site.Column(other, Optional.empty())));

    assertThat(site.index().select("tr.case").eachAttr("id"))
        .as("anchors of rows")
        .hasSize(2)
        .contains("edns/a/b")
        .doesNotHaveDuplicates();
  }

  @Test
  void anIdThatOccursTwiceCountsOnce() {
    RunRecord record =
        Records.of(pass("edns/a/b"), Result.plain("edns/a/b", Outcome.FAIL, "again"));
    SitePages site =
        SitePages.write(
            out, List.of(new Site.Column(Edited.withCatalogueTwice(record), Optional.empty())));

    assertThat(site.index().select("tr.case .cell").eachText())
        .as("cells")
        .containsExactly("✔ pass");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evidence/a.txt",
        "evidence/../../a.txt",
        "evidence/./a.txt",
        "..",
        "/etc/passwd",
        "//example.org/a",
        "evidence//a",
        "https://example.org/a",
        "javascript:alert(1)",
        "evidence\\..\\a",
        "C:\\a",
        "evidence/a\nb",
        "evidence/\u202Egpj.exe",
        "evidence/\uD800",
        ""
      })
  void evidenceThatIsNotBelowTheOutputFolderIsNotLinked(String path) {
    assertThat(Evidence.of(new EvidenceFile(path, "text/plain")).link())
        .as("link to %s", path)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "evidence/edns-unbound/a.txt, ../evidence/edns-unbound/a.txt",
    "evidence/a b/c+d.txt, ../evidence/a%20b/c%2Bd.txt",
    "evidence/ü?#%.txt, ../evidence/%C3%BC%3F%23%25.txt",
    "evidence/..a, ../evidence/..a",
  })
  void evidenceIsLinkedFromTheSite(String path, String link) {
    assertThat(Evidence.of(new EvidenceFile(path, "text/plain")).link())
        .as("link to %s", path)
        .contains(link);
  }

  private static Result pass(String id) {
    return Result.plain(id, Outcome.PASS, "");
  }

  private static Site.Column column(RunRecord record, String target) {
    TargetInfo info = new TargetInfo(target, true, "Product", "1", new TreeMap<>());
    return new Site.Column(Records.on(record, info), Optional.empty());
  }
}
