// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import protoprobe.quic.testing.SiteReply;

/** For the checks of the Alt-Svc field. */
final class AltSvcFieldScenarios {
  private static final String SOUND = "h3=\":443\"; ma=86400";

  /** For each rule a field that breaks it, and what is said of that. */
  private static final Map<String, List<String>> SYNTAX =
      Map.ofEntries(
          Map.entry("empty", List.of("", "nothing")),
          Map.entry("field-octet", List.of("h3=\":443\"; a=\"\u0001\"", "control octet 0x01")),
          Map.entry("clear-case", List.of("Clear", "'Clear'")),
          Map.entry("clear-alone", List.of("clear, h3=\":443\"", "clear beside other elements")),
          Map.entry("list", List.of("h3=\":443\",, h2=\":443\"", "an empty element")),
          Map.entry("separator", List.of("h3=\":443\" ma=60", "after an alternative")),
          Map.entry("protocol-id", List.of("w:x=\":443\"", "':'")),
          Map.entry("percent-encoding", List.of("w%3dx=\":443\"", "'%3d' in lower case")),
          Map.entry("percent-needless", List.of("%683=\":443\"", "'%68' for 'h'")),
          Map.entry("protocol-length", List.of("h".repeat(256) + "=\":443\"", "256 octets")),
          Map.entry("equals", List.of("h3 =\":443\"", "space before '='")),
          Map.entry("quoted-string", List.of("h3=\":443", "no closing quote")),
          Map.entry("authority", List.of("h3=:443", "where a quoted string should begin")),
          Map.entry("host", List.of("h3=\"::1:443\"", "without brackets")),
          Map.entry("port", List.of("h3=\":65536\"", "'65536'")),
          Map.entry("parameter", List.of("h3=\":443\"; ma=", "where its value should begin")),
          Map.entry("max-age", List.of("h3=\":443\"; ma=-1", "'-1'")));

  private static final Map<String, List<String>> ADVICE =
      Map.ofEntries(
          Map.entry("obs-text", List.of("h3=\":443\"; x=\"\u00e4\"", "0xe4")),
          Map.entry("quoted-pair", List.of("h3=\"\\:443\"", "\\:")),
          Map.entry("wildcard-host", List.of("h3=\"*.example:443\"", "'*'")),
          Map.entry("protocol-case", List.of("H3=\":443\"", "'H3'")),
          Map.entry("max-age-quoted", List.of("h3=\":443\"; ma=\"60\"", "\"60\"")),
          Map.entry("max-age-zero", List.of("h3=\":443\"; ma=0", "ma=0")),
          Map.entry("max-age-overflow", List.of("h3=\":443\"; ma=4294967296", "ma=4294967296")),
          Map.entry("persist", List.of("h3=\":443\"; persist=0", "'0'")),
          Map.entry("parameter-twice", List.of("h3=\":443\"; ma=60; ma=61", "ma")),
          Map.entry("alternative-twice", List.of("h3=\":443\", h3=\":443\"", "h3 at :443")),
          Map.entry("order", List.of("h2=\":443\", h3=\":443\"", "'h2' before h3")),
          Map.entry("draft", List.of("h3=\":443\", h3-29=\":443\"", "'h3-29'")),
          Map.entry("size", List.of(SOUND + "; x=" + "y".repeat(1100), "1 alternatives")),
          Map.entry("legacy-parameter", List.of("h3=\":443\"; v=\"46,43\"", "v")));

  private AltSvcFieldScenarios() {}

  static List<SiteScenario> all() {
    List<SiteScenario> all = new ArrayList<>();
    SYNTAX.forEach(
        (key, field) ->
            all.add(
                SiteScenario.of("quic/alt-svc/syntax/" + key)
                    .right(SOUND)
                    .wrong(field.get(0))
                    .fails(field.get(1))));
    ADVICE.forEach(
        (key, field) ->
            all.add(
                SiteScenario.of("quic/alt-svc/advice/" + key)
                    .right(SOUND)
                    .wrong(field.get(0))
                    .warns(field.get(1))));
    all.add(
        SiteScenario.of("quic/alt-svc/syntax/clear-alone")
            .right("h3=\":443\"", "h2=\":443\"")
            .wrong("h3=\":443\"", "clear")
            .fails("line 2, column 1"));
    all.add(
        SiteScenario.of("quic/alt-svc/syntax/host")
            .right(SOUND)
            .wrong(request -> SiteReply.of(200).altSvc(request.http2() ? "h3=\"a b:1\"" : SOUND))
            .fails("HTTP/2, line 1, column 6: ' ' in a name"));
    all.add(
        SiteScenario.of("quic/alt-svc/unknown-parameter")
            .right(SOUND)
            .wrong(SOUND + "; future=1")
            .observes("parameters"));
    all.add(
        SiteScenario.of("quic/alt-svc/lines")
            .right(SOUND)
            .wrong("h3=\":443\"", "h2=\":443\"")
            .observes("http/1.1"));
    all.add(
        SiteScenario.of("quic/alt-svc/not-in-trailers")
            .right(SOUND)
            .wrong(request -> SiteReply.of(200).trailer("alt-svc", SOUND))
            .warns("no Alt-Svc field in the trailers"));
    return all;
  }
}
