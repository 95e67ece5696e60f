// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;

/**
 * A request as a scripted site received it.
 *
 * @param number how many came before it
 * @param address of ours that was called
 * @param frames ALTSVC frames that came before it on the connection
 */
public record SiteRequest(
    int number,
    InetAddress address,
    boolean secure,
    HttpVersion version,
    String method,
    String authority,
    String path,
    List<Field> headers,
    List<AltSvcFrame> frames) {

  /** The first value of that field. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
        .map(Field::value)
        .findFirst();
  }

  public boolean get() {
    return method.equals("GET");
  }

  public boolean http2() {
    return version == HttpVersion.HTTP_2;
  }
}
