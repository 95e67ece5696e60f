// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Hazard.FORGE;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.function.Predicate;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.altsvc.AltSvc;
import protoprobe.quic.altsvc.Finding;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.tcp.TcpVisit.Answer;

@Topic(spec = "RFC 7838", title = "ALTSVC frames of HTTP/2")
final class AltSvcFrameChecks {
  /**
   * Frames are recommended, but "Alt-Svc header fields remain valid"; nearly all sites use them.
   */
  @Check(
      id = "quic/alt-svc/field-or-frame",
      row = "ALT-S13",
      section = "3",
      level = INFO,
      says = "Whether a site advertises by field or by ALTSVC frame over HTTP/2 is noted.")
  void fieldOrFrame(Site site, Findings findings) {
    Reply reply = http2(site);
    boolean field = !reply.altSvcLines().isEmpty();
    boolean frame = !reply.frames().isEmpty();
    findings.observe("by", field && frame ? "both" : field ? "field" : frame ? "frame" : "neither");
  }

  /** Which of the two comes last, and so counts, is hard to predict. */
  @Check(
      id = "quic/alt-svc/not-field-and-frame",
      row = "ALT-S16",
      section = "4",
      level = SHOULD,
      says = "A site does not mix Alt-Svc fields and ALTSVC frames.")
  void notFieldAndFrame(Site site) {
    site.altSvcFrames();

    assertThat(http2(site).altSvcLines()).as("no Alt-Svc field beside ALTSVC frames").isEmpty();
  }

  @Check(
      id = "quic/alt-svc/frame-of-connection",
      row = "ALT-S14",
      section = "4",
      level = MUST,
      says = "An ALTSVC frame on stream 0 names an origin; else it is invalid and ignored.")
  void frameOfConnection(Site site) {
    assertThat(frames(site, frame -> frame.stream() == 0, "on stream 0"))
        .as("a whole frame that names its origin")
        .allMatch(frame -> frame.whole() && !frame.origin().isEmpty(), "names an origin");
  }

  @Check(
      id = "quic/alt-svc/frame-for-this-site",
      row = "ALT-S14",
      section = "4",
      level = SHOULD,
      says = "An ALTSVC frame on stream 0 is for an origin that the certificate is for.")
  void frameForThisSite(Site site) {
    List<AltSvcFrame> frames =
        frames(site, frame -> frame.stream() == 0 && !frame.origin().isEmpty(), "with an origin");

    assertThat(frames)
        .extracting(AltSvcFrame::origin)
        .as("an origin of https that the site's certificate covers")
        .allMatch(site::certifies, "covered");
  }

  @Check(
      id = "quic/alt-svc/frame-of-stream",
      row = "ALT-S15",
      section = "4",
      level = MUST,
      says = "An ALTSVC frame on another stream names no origin; else it is invalid and ignored.")
  void frameOfStream(Site site) {
    assertThat(frames(site, frame -> frame.stream() != 0, "on a stream other than 0"))
        .as("a whole frame that names no origin")
        .allMatch(frame -> frame.whole() && frame.origin().isEmpty(), "names no origin");
  }

  @Check(
      id = "quic/alt-svc/frame-syntax",
      row = "ALT-S16",
      section = "4",
      level = MUST,
      says = "What an ALTSVC frame holds obeys the grammar of the Alt-Svc field.")
  void frameSyntax(Site site) {
    List<Finding> errors =
        site.altSvcFrames().stream()
            .map(frame -> AltSvc.parse(List.of(frame.value())))
            .flatMap(field -> field.findings().stream())
            .filter(Finding::error)
            .toList();

    assertThat(errors).as("values that obey the grammar (RFC 7838 section 3)").isEmpty();
  }

  /** As control a whole answer, and last of all one without body, so that the two differ. */
  @Check(
      id = "quic/alt-svc/frame-from-client",
      row = "ALT-S17",
      section = "4",
      level = MUST,
      hazard = FORGE,
      says = "A server ignores an ALTSVC frame that a client sends, and answers what follows.")
  void frameFromClient(Site site) {
    Reply whole = site.control(site.ask().http2());
    requireHttp2(whole);
    if (whole.answer().length() == 0) {
      throw new Unsupported("a body to compare: none in " + whole);
    }
    site.control(site.ask().http2().head());
    AltSvcFrame frame = new AltSvcFrame(0, site.origin().toString(), "h3=\":443\"; ma=1");

    TcpVisit visit = site.provokeVisit(site.ask().http2().frame(frame));

    assertThat(visit.answer().map(answer -> answer.status() + ", " + body(answer)))
        .as("behind an ALTSVC frame an answer as without; it ended: %s", visit.reason())
        .contains(whole.status() + ", " + body(whole.answer()));
  }

  /** Not which: a page may change from one second to the next. */
  private static String body(Answer answer) {
    return answer.length() > 0 ? "a body" : "no body";
  }

  private static List<AltSvcFrame> frames(Site site, Predicate<AltSvcFrame> wanted, String words) {
    List<AltSvcFrame> frames = site.altSvcFrames().stream().filter(wanted).toList();
    if (frames.isEmpty()) {
      throw new Unsupported("ALTSVC frames " + words + ": " + site.altSvcFrames());
    }
    return frames;
  }

  private static Reply http2(Site site) {
    site.control();
    Reply reply = site.provoke(site.ask().http2());
    requireHttp2(reply);
    return reply;
  }

  private static void requireHttp2(Reply reply) {
    if (reply.version() != protoprobe.quic.tcp.HttpVersion.HTTP_2) {
      throw new Unsupported("HTTP/2: the site chose http/1.1, or nothing, by ALPN");
    }
  }
}
