// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.CookieClient.with;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.COOKIE;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.CookieClient;
import protoprobe.edns.target.MessageAssert;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 7873", title = "DNS cookies, as the server gives them out")
final class CookieChecks {
  private static final Bytes OTHER_CLIENT = Bytes.fromHex("70726f62652d3032");

  /** Lengths that no COOKIE option may have. */
  enum Length implements Row {
    EMPTY(0, "The option is empty."),
    HALF_A_CLIENT_COOKIE(4, "Half a client cookie."),
    ONE_SHORT_OF_A_CLIENT_COOKIE(7, "A client cookie without its last octet."),
    ONE_OCTET_OF_SERVER_COOKIE(9, "A client cookie and one octet."),
    ONE_SHORT_OF_A_SERVER_COOKIE(15, "A client cookie and a server cookie of 7 octets."),
    ONE_TOO_LONG(41, "A client cookie and a server cookie of 33 octets.");

    private final int octets;
    private final String says;

    Length(int octets, String says) {
      this.octets = octets;
      this.says = says;
    }

    int octets() {
      return octets;
    }

    @Override
    public String says() {
      return says;
    }
  }

  static MessageAssert hasCookieFor(MessageAssert answer, Bytes client) {
    return answer
        .hasSoundOption(COOKIE)
        .fits(
            seen ->
                CookieClient.in(seen)
                    .filter(cookie -> cookie.client().equals(client) && !cookie.server().isEmpty())
                    .isPresent(),
            "the COOKIE option has not client cookie %s and a server cookie".formatted(client));
  }

  @Check(
      id = "edns/cookie/only-when-asked",
      row = "CKI-01",
      section = "5.2.1",
      level = SHOULD,
      says = "A query without a COOKIE option is answered as by a server without cookies.")
  void noCookieWithoutCookie(Resolver resolver) {
    CookieClient.meet(resolver);

    Message answer = resolver.provoke(resolver.base());

    assertThatAnswer(answer)
        .as("no COOKIE option in the answer to a query without one")
        .hasRcode(Rcode.NOERROR)
        .lacksOption(COOKIE);
  }

  @Check(
      id = "edns/cookie/first-contact",
      row = "CKI-02",
      section = "5.2.3",
      level = MUST,
      says = "Whoever sends a client cookie alone gets it back with a server cookie.")
  void givesServerCookie(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(with(resolver.base(), Bytes.EMPTY));

    MessageAssert expected =
        assertThatAnswer(answer)
            .as("NOERROR or BADCOOKIE, the client cookie copied, a server cookie of 8 to 32 octets")
            .hasRcode(Rcode.NOERROR, Rcode.BADCOOKIE);
    if (!answer.rcode().equals(Rcode.BADCOOKIE)) {
      expected.offers(COOKIE, CookieClient.FEATURE);
    }
    hasCookieFor(expected, CookieClient.COOKIE);
  }

  @Check(
      id = "edns/cookie/valid",
      row = "CKI-03",
      section = "5.2.5",
      level = MUST,
      says = "Whoever sends the right server cookie is served, and gets a COOKIE option back.")
  void servesValidCookie(Resolver resolver) {
    CookieClient client = CookieClient.meet(resolver);
    resolver.controlBase();

    Message answer = resolver.provoke(with(resolver.base(), client.server()));

    hasCookieFor(
        assertThatAnswer(answer)
            .as("NOERROR and a COOKIE option with the same client cookie")
            .hasRcode(Rcode.NOERROR),
        CookieClient.COOKIE);
  }

  @Check(
      id = "edns/cookie/corrupted",
      row = "CKI-04",
      section = "5.2.4, 5.4",
      level = MUST,
      says = "A server cookie with one bit wrong is not valid, and gets a good one.")
  void refusesCorruptedCookie(Resolver resolver) {
    CookieClient client = CookieClient.meet(resolver);
    client.confirmGood();

    Message answer = resolver.provoke(with(client.inquiry(), client.corrupted()));

    hasCookieFor(
        assertThatAnswer(answer)
            .as("BADCOOKIE and a COOKIE option with a good server cookie")
            .hasRcode(Rcode.BADCOOKIE),
        CookieClient.COOKIE);
  }

  @Check(
      id = "edns/cookie/malformed",
      row = "CKI-05",
      section = "5.2.2",
      level = SHOULD,
      says = "A COOKIE option of impossible length is answered FORMERR.",
      rows = Length.class,
      hazard = Hazard.FORGE)
  void refusesMalformedCookie(Resolver resolver, Length length) {
    CookieClient.meet(resolver);

    Message answer = resolver.provoke(resolver.base().option(COOKIE, new byte[length.octets()]));

    assertThatAnswer(answer)
        .as("FORMERR to a COOKIE option of %d octets", length.octets())
        .hasRcode(Rcode.FORMERR);
  }

  @Check(
      id = "edns/cookie/other-version",
      row = "CKI-13",
      spec = "RFC 6891",
      section = "6.1.3",
      level = MUST,
      says = "An EDNS version that the server does not know is BADVERS, cookie or not.")
  void versionBeforeCookie(Resolver resolver) {
    CookieClient.meet(resolver);

    Message answer = resolver.provoke(with(resolver.base().version(1), Bytes.EMPTY));

    assertThatAnswer(answer).as("BADVERS to EDNS version 1").hasRcode(Rcode.BADVERS);
  }

  @Check(
      id = "edns/cookie/first-of-two",
      row = "CKI-14",
      section = "5.2",
      level = SHOULD,
      says = "Of several COOKIE options only the first counts.",
      hazard = Hazard.FORGE)
  void firstOfTwo(Resolver resolver) {
    CookieClient.meet(resolver);
    Query two = with(with(resolver.base(), OTHER_CLIENT, Bytes.EMPTY), Bytes.EMPTY);

    Message answer = resolver.provoke(two);

    hasCookieFor(assertThatAnswer(answer).as("the first client cookie copied"), OTHER_CLIENT);
  }
}
