// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import protoprobe.quic.local.web.WebPages;

/** What is served, the same over every version of HTTP: the files of a folder, and a redirect. */
final class Pages {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Reads the folder. */
  Pages(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        files.put("/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    files.put("/", files.get("/" + WebPages.INDEX));
  }

  FullHttpResponse answer(HttpRequest request) {
    String path = new QueryStringDecoder(request.uri()).path();
    if (!isRead(request.method())) {
      FullHttpResponse refused = empty(HttpResponseStatus.METHOD_NOT_ALLOWED);
      refused.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
      return refused;
    }
    if (path.equals(WebPages.REDIRECT)) {
      FullHttpResponse moved = empty(HttpResponseStatus.FOUND);
      moved.headers().set(HttpHeaderNames.LOCATION, "/");
      return moved;
    }
    if (path.equals(WebPages.HEADERS)) {
      FullHttpResponse many = empty(HttpResponseStatus.OK);
      WebPages.FIELDS.forEach(field -> many.headers().add(field.name(), field.value()));
      return many;
    }
    byte[] file = files.get(path);
    return file == null
        ? empty(HttpResponseStatus.NOT_FOUND)
        : content(path, file, request.method().equals(HttpMethod.HEAD));
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static FullHttpResponse content(String path, byte[] file, boolean head) {
    FullHttpResponse response =
        response(
            HttpResponseStatus.OK, head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(file));
    CRC32 sum = new CRC32();
    sum.update(file);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type(path))
        .set(HttpHeaderNames.ETAG, "\"%08x\"".formatted(sum.getValue()))
        .set(HttpHeaderNames.CONTENT_LENGTH, file.length);
    return response;
  }

  private static String type(String path) {
    return path.equals("/") || path.endsWith(".html")
        ? "text/html; charset=utf-8"
        : "application/octet-stream";
  }

  private static FullHttpResponse empty(HttpResponseStatus status) {
    FullHttpResponse response = response(status, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    return response;
  }

  private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response
        .headers()
        .set(HttpHeaderNames.SERVER, "Netty")
        .set(HttpHeaderNames.CACHE_CONTROL, "max-age=60");
    return response;
  }
}
