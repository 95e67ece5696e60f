// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.kwik;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link KwikServer} is told on its command line.
 *
 * @param addresses to listen on, all with the same port
 * @param port of UDP
 * @param identity PKCS#12, as {@link protoprobe.kit.certificate.Identity} writes it
 * @param pages the folder that is served
 */
public record KwikSettings(List<String> addresses, int port, Path identity, Path pages) {
  private static final int BEFORE_ADDRESSES = 3;

  /** Copies the list. */
  public KwikSettings {
    addresses = List.copyOf(addresses);
  }

  /** The arguments of the command line. */
  public List<String> arguments() {
    List<String> line = new ArrayList<>(List.of("" + port, "" + identity, "" + pages));
    line.addAll(addresses);
    return line;
  }

  static KwikSettings of(String... arguments) {
    if (arguments.length <= BEFORE_ADDRESSES) {
      throw new IllegalArgumentException(
          "expected PORT IDENTITY PAGES ADDRESS..., got " + Arrays.toString(arguments));
    }
    return new KwikSettings(
        List.of(arguments).subList(BEFORE_ADDRESSES, arguments.length),
        Integer.parseInt(arguments[0]),
        Path.of(arguments[1]),
        Path.of(arguments[2]));
  }
}
