// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;

class CookieFaultTest {
  private static final Bytes CLIENT = Bytes.fromHex("0123456789abcdef");

  private static Message ask(CookieFault fault, Query query, Seen.Transport transport) {
    Message asked = Message.decode(query.toBytes());
    return Message.decode(
        fault
            .behaviour()
            .replies(new Behaviour.Arrived(asked, transport), Outgoing.empty(asked, 0))
            .get(0));
  }

  private static Query with(Bytes server) {
    byte[] both = Bytes.fromHex(CLIENT.hex() + server.hex()).toArray();
    return Query.of("a.lab.", Type.A).option(OptionCode.COOKIE, both);
  }

  private static Cookie cookie(Message answer) {
    return answer
        .opt()
        .flatMap(opt -> opt.option(OptionCode.COOKIE))
        .flatMap(Cookie::of)
        .orElseThrow();
  }

  @Test
  void a_wrong_client_cookie_comes_with_a_wrong_answer() {
    Message answer = ask(CookieFault.WRONG_CLIENT_COOKIE, with(Bytes.EMPTY), Seen.Transport.UDP);

    assertThat(answer.rcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(cookie(answer).client()).isEqualTo(Bytes.fromHex("0023456789abcdef"));
  }

  @Test
  void who_is_required_to_have_a_cookie_is_given_one_that_does() {
    Message first = ask(CookieFault.REQUIRED, with(Bytes.EMPTY), Seen.Transport.UDP);
    Cookie given = cookie(first);
    Message second = ask(CookieFault.REQUIRED, with(given.server()), Seen.Transport.UDP);

    assertThat(first.rcode()).isEqualTo(Rcode.BADCOOKIE);
    assertThat(given.client()).isEqualTo(CLIENT);
    assertThat(second.rcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void who_is_never_satisfied_takes_no_cookie_over_udp() {
    Message first = ask(CookieFault.NEVER_SATISFIED, with(Bytes.EMPTY), Seen.Transport.UDP);
    Query again = with(cookie(first).server());

    assertThat(ask(CookieFault.NEVER_SATISFIED, again, Seen.Transport.UDP).rcode())
        .isEqualTo(Rcode.BADCOOKIE);
    assertThat(ask(CookieFault.NEVER_SATISFIED, again, Seen.Transport.TCP).rcode())
        .isEqualTo(Rcode.NOERROR);
  }

  @Test
  void who_sends_no_cookie_is_answered_rightly() {
    for (CookieFault fault : CookieFault.values()) {
      Message answer = ask(fault, Query.of("a.lab.", Type.A), Seen.Transport.UDP);

      assertThat(answer.rcode()).as("%s", fault).isEqualTo(Rcode.NOERROR);
      assertThat(answer.opt().orElseThrow().options()).as("%s", fault).isEmpty();
    }
  }
}
