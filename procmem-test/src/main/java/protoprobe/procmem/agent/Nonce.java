// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Sixteen letters or digits: a terminal in between shows them as they are, and does nothing else
 * with them.
 */
record Nonce(String text) {
  static final int LENGTH = 16;

  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  static Nonce random() {
    return new Nonce(
        RANDOM
            .ints(LENGTH, 0, SIGNS.length())
            .mapToObj(at -> SIGNS.substring(at, at + 1))
            .collect(Collectors.joining()));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What an agent answers: every bit the other way round. */
  byte[] answer() {
    byte[] octets = bytes();
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) ~octets[i];
    }
    return octets;
  }
}
