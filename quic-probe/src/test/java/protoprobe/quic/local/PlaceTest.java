// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import protoprobe.kit.fault.Refused;

class PlaceTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void aFreePlaceIsFree() {
    Place place = Place.free();

    assertThatCode(() -> place.requireFree("caddy", true)).doesNotThrowAnyException();
  }

  @Test
  void aPortInUseIsToldInOneLine() throws Exception {
    try (DatagramSocket somebody = new DatagramSocket(0, LOOPBACK)) {
      Place place = new Place(LOOPBACK, Optional.empty(), somebody.getLocalPort());

      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> place.requireFree("caddy", false))
          .withMessage(
              "caddy: UDP port %d of 127.0.0.1: expected to be free for it, got: Address already in"
                      .formatted(somebody.getLocalPort())
                  + " use");
    }
  }

  @Test
  void theTcpSidesPortCountsOnlyWhereThereIsOne() throws Exception {
    try (ServerSocket somebody = new ServerSocket(0, 1, LOOPBACK)) {
      Place place = new Place(LOOPBACK, Optional.empty(), somebody.getLocalPort());

      assertThatCode(() -> place.requireFree("gtlsserver", false)).doesNotThrowAnyException();
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> place.requireFree("caddy", true))
          .withMessageContaining("caddy: TCP port " + somebody.getLocalPort());
    }
  }

  @Test
  void everyServerHasAnAddressOfItsOwn() {
    assertThat(LocalServer.all()).extracting(server -> server.addresses()).doesNotHaveDuplicates();
    assertThat(Place.own(7).socket()).hasToString("/127.44.3.7:443");
  }
}
