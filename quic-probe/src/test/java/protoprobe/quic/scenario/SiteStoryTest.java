// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.run.ProbeRun;
import protoprobe.kit.run.RunListener;
import protoprobe.kit.run.RunOptions;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteScript;

/** What the owner of a site reads after a run. */
class SiteStoryTest {
  private static final Catalogue CATALOGUE = Catalogue.ofPackage("protoprobe.quic.checks");
  private static final String H3 = "h3=\":443\"; ma=86400";

  @TempDir private Path folder;

  @Test
  void all_is_well() {
    assertThat(story(request -> SiteReply.of(200).altSvc(H3), errand -> FakeVisit.of(200)))
        .anyMatch(line -> line.startsWith("site        https://site.example:"))
        .contains(
            "tcp         200 over HTTP/1.1; 200 over HTTP/2; TLSv1.3, certificate believed",
            "advertised  h3 at :443, fresh for 1 day (HTTP/1.1, HTTP/2)",
            "reached     h3 at 127.0.0.1:443 by quiche 0: QUIC version 1, 200 as over HTTP/2",
            "wrong       nothing was found")
        .noneMatch(line -> line.startsWith("to do"));
  }

  @Test
  void nothing_is_advertised() {
    assertThat(story(request -> SiteReply.of(200), errand -> FakeVisit.of(200)))
        .contains(
            "advertised  nothing",
            "reached     HTTP/3 is advertised nowhere",
            "wrong       no answer says that HTTP/3 is available")
        .anyMatch(line -> line.matches("to do {7}if the server speaks.*Alt-Svc: h3=\":\\d+\".*"));
  }

  @Test
  void the_alternative_is_dead() {
    assertThat(
            story(
                request -> SiteReply.of(200).altSvc(H3),
                errand -> FakeVisit.ending(End.SILENT, "").unshaken()))
        .contains(
            "reached     h3 at 127.0.0.1:443 by quiche 0: no answer, nothing came back over UDP",
            "wrong       h3 at 127.0.0.1:443 by quiche 0: nothing came back over UDP")
        .anyMatch(line -> line.startsWith("to do       have the server listen on UDP port 443"));
  }

  @Test
  void another_site_answers() {
    assertThat(
            story(
                request -> SiteReply.of(301).header("location", "/new").altSvc(H3),
                errand -> FakeVisit.of(404).issued(ScriptedSite.AUTHORITY.issue("third.example"))))
        .contains(
            "tcp         301 to /new over HTTP/1.1; 301 to /new over HTTP/2; TLSv1.3,"
                + " certificate believed",
            "reached     h3 at 127.0.0.1:443 by quiche 0: QUIC version 1, 404, but 301 over HTTP/2",
            "wrong       h3 at 127.0.0.1:443: the certificate is not for site.example, but for"
                + " third.example",
            "            h3 at 127.0.0.1:443: status 404, but 301 over HTTP/2",
            "to do       give HTTP/3 a certificate for site.example from an authority that clients"
                + " believe",
            "            serve the same site over HTTP/3 as over TCP");
  }

  @Test
  void broken_fields_and_hostile_words() {
    assertThat(
            story(
                request ->
                    SiteReply.of(200)
                        .altSvc(request.http2() ? "h3=:443" : "h3=\"\u001b[2J:443\", h2=\":1\""),
                errand -> FakeVisit.of(200)))
        .anyMatch(line -> line.contains("Alt-Svc of HTTP/2, line 1, column 4: The authority"))
        .anyMatch(line -> line.contains("Alt-Svc of HTTP/1.1, line 1, column 5: A field value"))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void other_hosts_are_listed_but_not_visited() {
    assertThat(
            story(
                request -> SiteReply.of(200).altSvc("h3=\"third.example:443\""),
                errand -> FakeVisit.of(200)))
        .contains(
            "advertised  h3 at third.example:443, fresh for 1 day (HTTP/1.1, HTTP/2)",
            "reached     h3 at third.example:443: not visited, it is on another host;"
                + " --follow-foreign visits it");
  }

  private List<String> story(SiteScript script, Function<Errand, FakeVisit> visits) {
    SiteScenario.House house = SiteScenario.House.plain();
    try (ScriptedSite site = new ScriptedSite(script, visits, house, folder)) {
      new ProbeRun(
              Selection.everything()
                  .onlyIds(List.of("quic/alt-svc/advertised", "quic/reach/handshake"))
                  .of(CATALOGUE),
              site,
              RunOptions.DEFAULT,
              new EvidenceStore(Optional.empty(), "story"),
              new RunListener() {})
          .execute();
      return site.info().story();
    }
  }
}
