// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Optional;

/**
 * A COOKIE option (RFC 7873 section 4).
 *
 * @param client eight octets
 * @param server empty, or 8 to 32 octets
 */
public record Cookie(Bytes client, Bytes server) {
  private static final int CLIENT = 8;
  private static final int SHORTEST_SERVER = 8;
  private static final int LONGEST_SERVER = 32;

  /** Empty if the option is another or its length is none of 8 and 16 to 40. */
  public static Optional<Cookie> of(EdnsOption option) {
    if (option.code() != OptionCode.COOKIE || !isLegal(option.data().length())) {
      return Optional.empty();
    }
    return Optional.of(new Cookie(option.data().slice(0, CLIENT), option.data().from(CLIENT)));
  }

  private static boolean isLegal(int length) {
    return length == CLIENT
        || length >= CLIENT + SHORTEST_SERVER && length <= CLIENT + LONGEST_SERVER;
  }

  static OptionView view(Bytes data) {
    if (!isLegal(data.length())) {
      return OptionView.broken(
          data, "cookie of %d octets, expected 8 or 16 to 40".formatted(data.length()));
    }
    String server = data.length() == CLIENT ? "no server cookie" : "server " + data.from(CLIENT);
    return OptionView.fine("client %s, %s".formatted(data.slice(0, CLIENT), server));
  }
}
