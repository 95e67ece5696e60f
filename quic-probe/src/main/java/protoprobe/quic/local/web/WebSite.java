// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.web;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import protoprobe.quic.local.web.WebPages.Field;

/** What servers of our own making answer, the same over every version of HTTP. */
public final class WebSite {
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final byte[] NOTHING = {};

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String server;

  /**
   * Reads the files of a folder.
   *
   * @param server what its answers are signed with
   */
  public WebSite(Path folder, String server) throws IOException {
    this.server = server;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        files.put("/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    files.put("/", files.get("/" + WebPages.INDEX));
  }

  /**
   * An answer.
   *
   * @param fields with {@code content-length}, in lower case
   * @param content empty in answers to HEAD
   */
  public record Answer(int status, List<Field> fields, byte[] content) {}

  /**
   * The answer to a request.
   *
   * @param target as in the request line, with a query or without
   */
  public Answer answer(String method, String target) {
    boolean head = method.equals("HEAD");
    if (!head && !method.equals("GET")) {
      return empty(METHOD_NOT_ALLOWED, new Field("allow", "GET, HEAD"));
    }
    String path = target.replaceFirst("[?#].*", "");
    byte[] file = files.get(path);
    return switch (path) {
      case WebPages.REDIRECT -> empty(FOUND, new Field("location", "/"));
      case WebPages.HEADERS -> empty(OK, WebPages.FIELDS.toArray(new Field[0]));
      default -> file == null ? empty(NOT_FOUND) : content(path, file, head);
    };
  }

  private Answer content(String path, byte[] file, boolean head) {
    CRC32 sum = new CRC32();
    sum.update(file);
    List<Field> fields =
        fields(
            file.length,
            new Field("content-type", type(path)),
            new Field("etag", "\"%08x\"".formatted(sum.getValue())));
    return new Answer(OK, fields, head ? NOTHING : file);
  }

  private static String type(String path) {
    return path.equals("/") || path.endsWith(".html")
        ? "text/html; charset=utf-8"
        : "application/octet-stream";
  }

  private Answer empty(int status, Field... more) {
    return new Answer(status, fields(0, more), NOTHING);
  }

  private List<Field> fields(int length, Field... more) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("server", server));
    fields.add(new Field("cache-control", "max-age=60"));
    fields.addAll(List.of(more));
    fields.add(new Field("content-length", Integer.toString(length)));
    return fields;
  }
}
