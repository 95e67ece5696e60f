// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link NettyServer} is told on its command line.
 *
 * @param addresses to listen on, all with the same port
 * @param port TCP and UDP
 * @param alpn what is spoken over QUIC, such as {@code h3}; the pages are served on h3 alone
 * @param key PKCS#8 in PEM
 * @param chain PEM, leaf first
 * @param pages the folder that is served
 */
public record NettySettings(
    List<String> addresses, int port, String alpn, Path key, Path chain, Path pages) {
  private static final int BEFORE_ADDRESSES = 5;

  /** Copies the list. */
  public NettySettings {
    addresses = List.copyOf(addresses);
  }

  /** The arguments of the command line. */
  public List<String> arguments() {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("" + port, alpn, "" + key, "" + chain, "" + pages));
    line.addAll(addresses);
    return line;
  }

  static NettySettings of(String... arguments) {
    if (arguments.length <= BEFORE_ADDRESSES) {
      throw new IllegalArgumentException(
          "expected PORT ALPN KEY CHAIN PAGES ADDRESS..., got " + Arrays.toString(arguments));
    }
    return new NettySettings(
        List.of(arguments).subList(BEFORE_ADDRESSES, arguments.length),
        Integer.parseInt(arguments[0]),
        arguments[1],
        Path.of(arguments[2]),
        Path.of(arguments[3]),
        Path.of(arguments[4]));
  }

  /** What the TCP side says of the other side (RFC 7838 section 3). */
  String altSvc() {
    return "h3=\":%d\"; ma=86400".formatted(port);
  }
}
