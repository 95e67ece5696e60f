// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.function.Function;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteRequest;

/** For the checks of ALTSVC frames. */
final class AltSvcFrameScenarios {
  private static final String H3 = "h3=\":443\"";

  private AltSvcFrameScenarios() {}

  static List<SiteScenario> all() {
    return List.of(
        SiteScenario.of("quic/alt-svc/field-or-frame")
            .right(framed(1, "", H3))
            .wrong(H3)
            .observes("by"),
        SiteScenario.of("quic/alt-svc/not-field-and-frame")
            .right(framed(1, "", H3))
            .wrong(request -> SiteReply.of(200).altSvc(H3).frame(1, "", H3))
            .warns(H3),
        SiteScenario.of("quic/alt-svc/frame-of-connection")
            .right(framed(0, "https://site.example", H3))
            .wrong(framed(0, "", H3))
            .fails("names an origin"),
        SiteScenario.of("quic/alt-svc/frame-for-this-site")
            .right(framed(0, "https://other.example:8443", H3))
            .wrong(framed(0, "https://third.example", H3))
            .warns("third.example"),
        SiteScenario.of("quic/alt-svc/frame-for-this-site")
            .right(framed(0, "https://other.example", H3))
            .wrong(framed(0, "http://other.example", H3))
            .warns("http://other.example"),
        SiteScenario.of("quic/alt-svc/frame-of-stream")
            .right(framed(1, "", H3))
            .wrong(framed(1, "https://site.example", H3))
            .fails("names no origin"),
        SiteScenario.of("quic/alt-svc/frame-syntax")
            .right(framed(1, "", H3))
            .wrong(framed(1, "", "h3=:443"))
            .fails("where a quoted string should begin"),
        SiteScenario.of("quic/alt-svc/frame-from-client")
            .when(request -> !request.frames().isEmpty())
            .right(request -> SiteReply.of(200))
            .wrong(request -> SiteReply.close())
            .fails("closed unanswered"));
  }

  /** Frames are for HTTP/2 alone. */
  private static Function<SiteRequest, SiteReply> framed(int stream, String origin, String value) {
    return request -> SiteReply.of(200).frame(stream, origin, value);
  }
}
