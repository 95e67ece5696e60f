// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.cli.Family;
import protoprobe.quic.altsvc.AltSvc;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.target.Names.Pin;

class ItineraryTest {
  private static final Names NAMES =
      new Names(
          Family.ANY,
          List.of(
              Pin.of("other.example", 443, List.of(address("203.0.113.7"))),
              Pin.of("inside.example", 443, List.of(address("10.0.0.1"))),
              Pin.of("site.example", 8443, List.of(address("192.168.0.1")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h3=':443' | 198.51.100.1:443 | ",
        "h3=':444' | 198.51.100.1:444 | ",
        "h3='SITE.example:444' | 198.51.100.1:444 | ",
        "h3='other.example:443' | | is on another host",
        "h3=':8443' | 192.168.0.1:8443 | is on a private address",
      })
  void nobody_else_is_visited_unless_the_user_says_so(String field, String place, String barred) {
    List<Stop> stops = stops(field, false);

    assertThat(stops).hasSize(1);
    assertThat(stops.get(0).address().map(Places::shown).orElse(null)).isEqualTo(place);
    assertThat(stops.get(0).barred().orElse("")).startsWith(barred == null ? "" : barred);
    assertThat(stops.get(0).open()).isEqualTo(barred == null);
  }

  @Test
  void what_the_user_follows_is_visited() {
    assertThat(stops("h3='other.example:443', h3='inside.example:443', h3=':8443'", true))
        .allMatch(Stop::open)
        .extracting(stop -> Places.shown(stop.address().orElseThrow()))
        .containsExactly("203.0.113.7:443", "10.0.0.1:443", "192.168.0.1:8443");
  }

  @Test
  void what_does_not_resolve_is_listed() {
    assertThat(stops("h3='nowhere.invalid:443'", true))
        .containsExactly(
            new Stop(
                AltSvc.parse(List.of("h3=\"nowhere.invalid:443\"")).alternatives().get(0),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void each_place_is_visited_once_and_not_too_many() {
    assertThat(stops("h3=':443', h3=':443'; ma=1", false)).hasSize(1);
    assertThat(
            stops("h3=':1',h3=':2',h3=':3',h3=':4',h3=':5',h3=':6',h3=':7',h3=':8',h3=':9'", false))
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.1.2.3, true",
    "172.31.0.1, true",
    "192.168.1.1, true",
    "169.254.0.1, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "198.51.100.1, false",
    "::1, true",
    "fd00::1, true",
    "fe80::1, true",
    "2001:db8::1, false",
  })
  void private_addresses(String literal, boolean inside) {
    assertThat(Places.isPrivate(address(literal))).isEqualTo(inside);
  }

  private static List<Stop> stops(String field, boolean follow) {
    Manner manner =
        new Manner(
            new Origin("site.example", 443),
            "site.example",
            "/",
            List.of(),
            new Trust("", false),
            NAMES,
            follow,
            true,
            OptionalInt.empty(),
            Manner.PATIENT);
    List<InetSocketAddress> own = List.of(new InetSocketAddress(address("198.51.100.1"), 443));
    return new Itinerary(manner, own)
        .stops(AltSvc.parse(List.of(field.replace('\'', '"'))).alternatives().stream());
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
