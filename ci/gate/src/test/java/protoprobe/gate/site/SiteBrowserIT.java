// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as files in a real browser, with scripts and without. */
class SiteBrowserIT {
  /** Blink's names for light and dark: {@code PreferredColorScheme} in its settings. */
  private static final String DARK = "--blink-settings=preferredColorScheme=0";

  /** The colour below everything, not the browser's own white: {@code --page}. */
  private static final int LIGHT_PAGE = 0xF6F7F9;

  private static final int DARK_PAGE = 0x11151C;

  @TempDir Path out;
  private Chromium chromium;
  private Path index;

  @BeforeEach
  void writeSite() {
    chromium = new Chromium(out);
    Site.write(out.resolve("site"), Showcase.columns());
    index = out.resolve("site/index.html");
  }

  @Test
  void withoutAFilterEveryRowIsThere() {
    Document page = chromium.dom(url(index, ""));

    assertThat(page.selectFirst("#filters").hasAttr("hidden")).as("filters hidden").isFalse();
    assertThat(page.selectFirst("#shown").text()).as("count").isEqualTo("14 rows");
    assertThat(page.select(".out")).as("what is left out").isEmpty();
    assertThat(page.select("option[value^=probe-]").eachText())
        .as("probes to choose from")
        .containsExactly("tide", "wind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '#?outcome=inconclusive'         | tide/ebb/no-place
          '#?level=MAY'                    | tide/ebb/optional
          '#?level=INFO&outcome=info'      | tide/ebb/noted
          '#?only=expected'                | tide/ebb/optional, tide/flood/signal
          '#?probe=probe-2'                | wind/gale/flag, wind/not/listed
          '#?text=SPRING+table'            | tide/flood/table/spring
          '#?probe=probe-2&only=differs'   |
          '#?level=MUST&only=differs'      | tide/ebb/no-place, tide/flood/signal
          '#?text=nowhere'                 |
          ?outcome=unsupported           | tide/ebb/optional
          """)
  void aFilterInTheAddressLeavesTheRowsThatFit(String address, String rows) {
    List<String> expected = rows == null ? List.of() : Arrays.asList(rows.split(", "));

    Document page = chromium.dom(url(index, address));

    assertThat(
            page.select("tr.case").stream()
                .filter(row -> row.closest(".out") == null)
                .map(Element::id)
                .sorted())
        .as("rows left by %s", address)
        .containsExactlyElementsOf(expected);
    assertThat(page.selectFirst("#shown").text())
        .as("count")
        .isEqualTo(expected.size() + " of 14 rows");
  }

  @Test
  void aFilterThatIsChosenIsKeptInTheAddress() throws IOException {
    Document page =
        examine(
            """
            const level = document.querySelector('#filters [name=level]');
            level.value = 'MAY';
            level.dispatchEvent(new Event('input', {bubbles: true}));
            say(location.hash);
            document.querySelector('#filters [type=reset]').click();
            setTimeout(() => say(location.hash + 'none'), 0);
            """,
            "");

    assertThat(said(page))
        .as("fragment after a choice and after a reset")
        .containsExactly("#?level=MAY", "none");
  }

  @Test
  void aTableUnfoldsByItsSwitchAndByALinkIntoIt() throws IOException {
    String look = "say(String(document.getElementById('tide/flood/table/neap').offsetHeight > 0));";
    Document page = examine(look + "document.querySelector('.fold input').click();" + look, "");
    Document linked =
        examine("addEventListener('load', () => {" + look + "});", "#tide/flood/table/neap");

    assertThat(said(page))
        .as("row seen before and after the switch")
        .containsExactly("false", "true");
    assertThat(said(linked)).as("row seen by a link to it").containsExactly("true");
  }

  @Test
  void headAndFirstColumnStayInSight() throws IOException {
    Document page =
        examine(
            """
            const box = document.querySelector('.scroll');
            box.style.cssText = 'width: 500px; height: 300px';
            box.scrollTo(200, 250);
            const frame = box.getBoundingClientRect();
            const head = box.querySelector('thead th').getBoundingClientRect();
            say(Math.round(head.top - frame.top) + ' ' + Math.round(head.left - frame.left));
            """,
            "");

    assertThat(said(page))
        .as("place of the corner, within the frame's line")
        .containsExactly("1 1");
  }

  @Test
  void thePolicyLetsNothingElseRun() throws IOException {
    Path page = out.resolve("site/foreign.html");
    Files.writeString(
        page,
        Files.readString(index)
            .replace("</body>", "<script>document.title = 'ran'</script></body>"));

    assertThat(chromium.dom(url(page, "")).title())
        .as("title, which a foreign script would change")
        .isEqualTo("Conformance matrix");
  }

  @Test
  void withoutScriptsItIsTheSamePageWithoutFilters() {
    Document still = chromium.withoutScripts().dom(url(index, "#?level=MAY"));

    assertThat(still.selectFirst("#filters").hasAttr("hidden")).as("filters hidden").isTrue();
    assertThat(still.select("tr.case")).as("rows").hasSize(14);
    assertThat(still.select(".out")).as("what is left out").isEmpty();
    assertThat(chromium.withoutScripts().picture(url(index, "")).getRGB(2, 880) & 0xFFFFFF)
        .as("colour of the page, which the style sheet gives")
        .isEqualTo(LIGHT_PAGE);
  }

  @Test
  void itIsLightOrDarkAsTheReaderLikes() {
    assertThat(chromium.picture(url(index, "")).getRGB(2, 880) & 0xFFFFFF)
        .as("colour of the page")
        .isEqualTo(LIGHT_PAGE);
    assertThat(chromium.picture(url(index, ""), DARK).getRGB(2, 880) & 0xFFFFFF)
        .as("colour of the page in the dark")
        .isEqualTo(DARK_PAGE);
  }

  /** The first page with a script of ours in it, which says what it sees. */
  private Document examine(String script, String address) throws IOException {
    Path page = out.resolve("site/examined.html");
    String say =
        """
        <ol id="said"></ol><script>
        const say = text => {
          const item = document.createElement('li');
          item.textContent = text;
          document.getElementById('said').append(item);
        };
        %s
        </script></body>
        """;
    Files.writeString(
        page,
        Files.readString(index)
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", say.formatted(script)));
    return chromium.dom(url(page, address));
  }

  private static List<String> said(Document page) {
    return page.select("#said li").eachText();
  }

  private static String url(Path file, String address) {
    return file.toUri() + address;
  }
}
