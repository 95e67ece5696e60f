// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.target.Ask;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.tcp.TcpVisit;

@Topic(spec = "RFC 7838", title = "Where alternatives are")
final class AltSvcPlaceChecks {
  /** Ports that on most systems the administrator alone can listen on. */
  private static final int FIRST_UNPRIVILEGED = 1024;

  private static final int MISDIRECTED = 421;
  private static final String FOREIGN = "not-covered.invalid";

  /** Whom anybody may impersonate gets no QUIC: the certificate is for https (RFC 9114 3.1.1). */
  @Check(
      id = "quic/alt-svc/plain-http",
      row = "ALT-S12",
      spec = "RFC 9114",
      section = "3.1.1",
      level = SHOULD,
      says = "Answers over plain HTTP do not advertise HTTP/3, which clients would not use.")
  void plainHttp(Site site) {
    site.control();
    int port =
        site.plainPort()
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "plain HTTP has its place beside port 443 only, not beside "
                            + site.origin().port()));
    Ask ask = site.ask().plainly(port);
    TcpVisit visit = site.provokeVisit(ask);
    if (!visit.answered()) {
      throw new NotApplicable("nobody speaks plain HTTP: " + ask + ": " + visit.reason());
    }
    Reply reply = site.provoke(ask);

    assertThat(reply.altSvc().alternatives())
        .as("no alternative for HTTP/3 in %s", reply)
        .extracting(Alternative::protocol)
        .noneMatch(protocol -> protocol.startsWith("h3"));
  }

  /** Clients ignore it there (RFC 7838 section 6). */
  @Check(
      id = "quic/alt-svc/not-with-421",
      row = "ALT-S06",
      section = "6",
      level = SHOULD,
      says = "An answer 421 (Misdirected Request) advertises nothing.")
  void notWith421(Site site) {
    site.control();
    Reply reply = site.provoke(site.ask().http2().authority(FOREIGN));
    if (reply.status() != MISDIRECTED) {
      throw new Unsupported(
          "421 (Misdirected Request): a request for %s got %s".formatted(FOREIGN, reply));
    }
    assertThat(reply.altSvcLines()).as("no Alt-Svc field in %s", reply).isEmpty();
  }

  /** Chromium's rule, which RFC 7838 section 9.1 gives the reason for. */
  @Check(
      id = "quic/alt-svc/privileged-port",
      row = "ALT-S23",
      section = "9.1",
      level = SHOULD,
      says = "A site on a privileged port has its alternatives on such ports too.")
  void privilegedPort(Site site) {
    List<Alternative> alternatives =
        site.statements().stream()
            .flatMap(statement -> statement.field().alternatives().stream())
            .toList();
    if (site.origin().port() >= FIRST_UNPRIVILEGED) {
      throw new NotApplicable("the site's own port is %d".formatted(site.origin().port()));
    }
    assertThat(alternatives)
        .as("ports below %d, as the site's %d", FIRST_UNPRIVILEGED, site.origin().port())
        .allMatch(each -> each.port() < FIRST_UNPRIVILEGED, "a privileged port");
  }
}
