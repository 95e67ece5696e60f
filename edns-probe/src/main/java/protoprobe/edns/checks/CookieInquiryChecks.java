// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.CookieClient.with;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.CookieClient;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 7873", title = "Questions about nothing but the cookie")
final class CookieInquiryChecks {
  @Check(
      id = "edns/cookie/without-question",
      row = "CKI-06",
      section = "5.4",
      level = MUST,
      says = "A query with a client cookie and no question gets NOERROR and a server cookie.")
  void answersWithoutQuestion(Resolver resolver) {
    CookieClient.meet(resolver);

    Message answer = resolver.provoke(with(resolver.base().withoutQuestion(), Bytes.EMPTY));

    CookieChecks.hasCookieFor(
        assertThatAnswer(answer)
            .as("NOERROR, no records, a COOKIE option")
            .hasRcode(Rcode.NOERROR)
            .fits(seen -> seen.answers().isEmpty(), "records in the answer section"),
        CookieClient.COOKIE);
  }

  @Check(
      id = "edns/cookie/confirmed",
      row = {"CKI-03", "CKI-06"},
      section = "5.4",
      level = MUST,
      says = "A query with a good server cookie and no question gets NOERROR: the cookie is valid.")
  void confirmsValidCookie(Resolver resolver) {
    CookieClient client = CookieClient.meet(resolver);

    Message answer = resolver.provoke(with(resolver.base().withoutQuestion(), client.server()));

    CookieChecks.hasCookieFor(
        assertThatAnswer(answer)
            .as("NOERROR, no records, a COOKIE option")
            .hasRcode(Rcode.NOERROR)
            .fits(seen -> seen.answers().isEmpty(), "records in the answer section"),
        CookieClient.COOKIE);
  }

  @Check(
      id = "edns/cookie/not-confirmed",
      row = {"CKI-04", "CKI-06"},
      section = "5.4",
      level = MUST,
      says = "A query with a bad server cookie and no question gets BADCOOKIE.")
  void refutesBadCookie(Resolver resolver) {
    CookieClient client = CookieClient.meet(resolver);
    Query bare = resolver.base().withoutQuestion();
    resolver.control(with(bare, client.server())).requireRcode(Rcode.NOERROR);

    Message answer = resolver.provoke(with(bare, client.corrupted()));

    CookieChecks.hasCookieFor(
        assertThatAnswer(answer)
            .as("BADCOOKIE and a COOKIE option with a good server cookie")
            .hasRcode(Rcode.BADCOOKIE),
        CookieClient.COOKIE);
  }
}
