// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.net.Inet6Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.forge.Script;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireReader;

/** For the checks of reaching HTTP/3; the site on TCP is scripted, the client over QUIC played. */
final class ReachScenarios {
  private static final String H3 = "h3=\":443\"; ma=86400";

  /** Beside version 1, but only Version Negotiation is told of it. */
  private static final Script SPEAKING_DRAFT_29 =
      Scenarios.LENIENT.onDatagram(ReachScenarios::negotiation);

  private ReachScenarios() {}

  private static Optional<List<byte[]>> negotiation(byte[] datagram) {
    if (!LongHeader.begins(datagram)) {
      return Optional.empty();
    }
    LongHeader asked = LongHeader.read(new WireReader(datagram));
    if (!Version.isReserved(asked.version())) {
      return Optional.empty();
    }
    LongHeader header = new LongHeader(LongHeader.FORM, 0, asked.source(), asked.destination());
    return Optional.of(
        List.of(new VersionNegotiation(header, List.of(0xff00001d, 0x51303530)).encode()));
  }

  static List<SiteScenario> all() {
    return List.of(
        SiteScenario.of("quic/reach/answered")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.SILENT, "to 4 datagrams").unshaken())
            .fails("nobody answers: SILENT to 4 datagrams"),
        SiteScenario.of("quic/reach/answered")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.UNREACHABLE, "ICMP").unshaken())
            .fails("h3 at 127.0.0.1:443 by quiche 0: nobody answers: UNREACHABLE ICMP"),
        SiteScenario.of("quic/reach/handshake")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.CLOSED, "0x178").unshaken())
            .fails("no handshake: CLOSED 0x178"),
        SiteScenario.of("quic/reach/handshake")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.TIMEOUT, "half").unshaken())
            .fails("no handshake: TIMEOUT half"),
        SiteScenario.of("quic/reach/handshake")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.BROKEN, "closed with 0x8").unshaken())
            .fails("no handshake: BROKEN closed with 0x8"),
        SiteScenario.of("quic/reach/certificate")
            .right(H3)
            .metWrongly(
                errand -> FakeVisit.of(200).issued(ScriptedSite.AUTHORITY.issue("third.example")))
            .fails("not for site.example, but for third.example"),
        SiteScenario.of("quic/reach/certificate")
            .right(H3)
            .metWrongly(
                errand ->
                    FakeVisit.of(200)
                        .issued(
                            ScriptedSite.AUTHORITY.issueUntil(
                                Instant.now().minus(Duration.ofHours(1)), ScriptedSite.HOST)))
            .fails("expired at"),
        SiteScenario.of("quic/reach/certificate")
            .right(H3)
            .metWrongly(
                errand ->
                    FakeVisit.of(200)
                        .issued(new TestAuthority("stranger").issue(ScriptedSite.HOST)))
            .fails("issued by 'CN=stranger'"),
        SiteScenario.of("quic/reach/certificate")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.CERTIFICATE, "bad").unshaken())
            .fails("bad"),
        SiteScenario.of("quic/reach/protocol")
            .right(H3)
            .metWrongly(errand -> FakeVisit.of(200).alpn("hq-interop"))
            .fails("'hq-interop'"),
        SiteScenario.of("quic/reach/version")
            .right(H3)
            .met(errand -> FakeVisit.of(200).version(0x6b3343cf))
            .metWrongly(errand -> FakeVisit.of(200).version(0xff00001d))
            .fails("version 0xff00001d"),
        SiteScenario.of("quic/reach/ipv6")
            .house(house -> house.silent = List.of("::1"))
            .right(H3)
            .metWrongly(
                errand ->
                    isSix(errand)
                        ? FakeVisit.ending(End.UNREACHABLE, "ICMP").unshaken()
                        : FakeVisit.of(200))
            .warns("h3 at [0:0:0:0:0:0:0:1]:443 by quiche 0: UNREACHABLE ICMP"),
        SiteScenario.of("quic/reach/draft")
            .house(house -> house.quic = Optional.of(SPEAKING_DRAFT_29))
            .right("h3=\":{quic}\", h3-29=\":{quic}\"")
            .wrong("h3=\":{quic}\", h3-27=\":{quic}\"")
            .warns("is spoken"),
        SiteScenario.of("quic/reach/draft")
            .house(house -> house.quic = Optional.of(SPEAKING_DRAFT_29))
            .right("h3=\":{quic}\", h3-Q050=\":{quic}\"")
            .wrong("h3=\":{quic}\", h3-Q046=\":{quic}\"")
            .warns("among [0xff00001d, 0x51303530]"));
  }

  private static boolean isSix(Errand errand) {
    return errand.server().getAddress() instanceof Inet6Address;
  }
}
