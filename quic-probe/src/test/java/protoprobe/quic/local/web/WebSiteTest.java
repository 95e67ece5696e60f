// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.local.web.WebPages.Field;
import protoprobe.quic.local.web.WebSite.Answer;

class WebSiteTest {
  private @TempDir Path folder;
  private WebSite site;

  @BeforeEach
  void written() throws Exception {
    site = new WebSite(WebPages.write(folder), "tester");
  }

  @Test
  void theFirstPage() throws Exception {
    Answer answer = site.answer("GET", "/?q=1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo(Files.readAllBytes(folder.resolve("index.html")));
    assertThat(answer.fields())
        .contains(
            new Field("server", "tester"),
            new Field("content-type", "text/html; charset=utf-8"),
            new Field("content-length", "" + answer.content().length));
  }

  @Test
  void headHasTheFieldsAlone() {
    Answer get = site.answer("GET", "/large.bin");
    Answer head = site.answer("HEAD", "/large.bin");

    assertThat(get.content()).hasSize(1 << 20);
    assertThat(head.content()).isEmpty();
    assertThat(head.fields())
        .isEqualTo(get.fields())
        .contains(new Field("content-length", "1048576"));
  }

  @Test
  void whatIsNoFile() {
    assertThat(site.answer("GET", "/redirect").status()).isEqualTo(302);
    assertThat(site.answer("GET", "/redirect").fields())
        .contains(new Field("location", "/"), new Field("content-length", "0"));
    assertThat(site.answer("GET", "/headers").fields()).containsAll(WebPages.FIELDS);
    assertThat(site.answer("GET", "/../etc/passwd").status()).isEqualTo(404);
    assertThat(site.answer("DELETE", "/").status()).isEqualTo(405);
    assertThat(site.answer("DELETE", "/").fields()).contains(new Field("allow", "GET, HEAD"));
  }

  /** A digest of the content is the same in every run, and so are the answers. */
  @Test
  void theFilesAreAlwaysTheSame(@TempDir Path other) throws Exception {
    WebSite second = new WebSite(WebPages.write(other), "tester");

    for (String path : List.of("/", "/large.bin")) {
      assertThat(second.answer("GET", path).content())
          .isEqualTo(site.answer("GET", path).content());
    }
  }
}
