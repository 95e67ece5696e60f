// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "Several options in one query")
final class SeveralOptionsChecks {
  private static final int UNKNOWN = 100;
  private static final byte[] CLIENT_COOKIE = {1, 2, 3, 4, 5, 6, 7, 8};

  /** Family IPv4, source and scope prefix of no bits, so no address (RFC 7871 section 6). */
  private static final byte[] NO_SUBNET = {0, 1, 0, 0};

  @Check(
      id = "edns/opt/several-options",
      row = "EDNS-29",
      section = "6.1.2",
      level = MUST,
      says =
          "A query with several options is answered; those not understood are ignored, none is sent"
              + " back as it came.")
  void severalOptions(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer =
        resolver.provoke(
            resolver
                .base()
                .option(OptionCode.NSID)
                .option(OptionCode.ECS, NO_SUBNET)
                .option(OptionCode.EXPIRE)
                .option(OptionCode.COOKIE, CLIENT_COOKIE)
                .option(UNKNOWN));

    assertThatAnswer(answer)
        .as("an answer to the query, without echo of its options")
        // a server may insist on its cookie: RFC 7873 section 5.2.3
        .hasRcode(Rcode.NOERROR, Rcode.BADCOOKIE)
        .hasOpt()
        .lacksOption(UNKNOWN)
        // RFC 7873 section 4: 8 octets are a client's; RFC 7314: an answer holds a number
        .fits(message -> octets(message, OptionCode.COOKIE) != 8, "the bare client cookie back")
        .fits(message -> octets(message, OptionCode.EXPIRE) != 0, "the empty EXPIRE option back");
  }

  /** Octets of an option's data; -1 if it is not there. */
  private static int octets(Message message, int code) {
    return message.opt().flatMap(opt -> opt.option(code)).map(o -> o.data().length()).orElse(-1);
  }
}
