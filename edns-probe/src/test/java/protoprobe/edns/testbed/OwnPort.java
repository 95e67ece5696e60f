// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;

/** A testbed outside any namespace, on a port that is free. */
final class OwnPort {
  private OwnPort() {}

  static Testbed testbed() throws IOException {
    return Testbed.start(Testbed.Settings.of(Clock.systemUTC()).onPort(free()));
  }

  private static int free() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.53.0.1"))) {
      return probe.getLocalPort();
    }
  }
}
