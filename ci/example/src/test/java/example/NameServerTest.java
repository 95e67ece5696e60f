// SPDX-License-Identifier: Apache-2.0
package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** An ordinary test beside the conformance suite. */
class NameServerTest {
  @Test
  void listensOnLoopback() throws Exception {
    try (NameServer server = new NameServer("example.org")) {
      assertTrue(server.address().startsWith("127.0.0.1:"), server.address());
    }
  }
}
