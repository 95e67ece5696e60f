// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.util.List;
import protoprobe.quic.stack.Errand.Field;

/**
 * One request.
 *
 * @param version preferred; the server may choose the older one
 * @param method such as {@code GET}
 * @param authority for Host and {@code :authority}
 * @param path with query
 * @param headers further fields, names in lower case
 * @param frames ALTSVC frames that go before it, on HTTP/2
 */
public record Request(
    HttpVersion version,
    String method,
    String authority,
    String path,
    List<Field> headers,
    List<AltSvcFrame> frames) {

  public Request {
    headers = List.copyOf(headers);
    frames = List.copyOf(frames);
  }
}
