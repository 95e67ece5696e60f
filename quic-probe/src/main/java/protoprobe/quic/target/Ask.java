// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.Request;

/**
 * A request to the site over TCP. The same on the same occasion is sent once, whichever checks want
 * its answer.
 *
 * @param address where to
 * @param secure whether by TLS
 * @param request what
 * @param occasion from 0
 */
public record Ask(InetSocketAddress address, boolean secure, Request request, int occasion) {
  /** The same over HTTP/2, if the site speaks it. */
  public Ask http2() {
    return with(HttpVersion.HTTP_2, request.method(), request.path(), request.headers());
  }

  /** The same without body. */
  public Ask head() {
    return with(request.version(), "HEAD", request.path(), request.headers());
  }

  /** The same for another path. */
  public Ask path(String path) {
    return with(request.version(), request.method(), path, request.headers());
  }

  /** The same with a further field. */
  public Ask header(String name, String value) {
    List<Field> more =
        Stream.concat(request.headers().stream(), Stream.of(new Field(name, value))).toList();
    return with(request.version(), request.method(), request.path(), more);
  }

  /** The same for another authority. */
  public Ask authority(String other) {
    Request changed =
        new Request(
            request.version(),
            request.method(),
            other,
            request.path(),
            request.headers(),
            request.frames());
    return new Ask(address, secure, changed, occasion);
  }

  /** The same with an ALTSVC frame before it. */
  public Ask frame(AltSvcFrame frame) {
    Request framed =
        new Request(
            request.version(),
            request.method(),
            request.authority(),
            request.path(),
            request.headers(),
            List.of(frame));
    return new Ask(address, secure, framed, occasion);
  }

  /** The same at another address of the site. */
  public Ask at(InetSocketAddress other) {
    return new Ask(other, secure, request, occasion);
  }

  /** The same once more. */
  public Ask again(int number) {
    return new Ask(address, secure, request, number);
  }

  /** The same in plain text, at that port. */
  public Ask plainly(int port) {
    return new Ask(new InetSocketAddress(address.getAddress(), port), false, request, occasion);
  }

  private Ask with(HttpVersion version, String method, String path, List<Field> headers) {
    Request changed =
        new Request(version, method, request.authority(), path, headers, request.frames());
    return new Ask(address, secure, changed, occasion);
  }

  /** Such as {@code GET / over HTTP/2 at 192.0.2.1:443}. */
  @Override
  public String toString() {
    return "%s %s over %s%s at %s"
        .formatted(
            request.method(),
            request.path(),
            request.version(),
            secure ? "" : " in plain text",
            Places.shown(address) + (occasion == 0 ? "" : ", time " + (occasion + 1)));
  }
}
