// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A site as it lies in its folder, parsed as a browser would. */
record SitePages(Path folder, Map<String, Document> pages) {
  static SitePages write(Path folder, List<Site.Column> columns) {
    Site.write(folder, columns);
    Map<String, Document> pages = new TreeMap<>();
    for (Path file : files(folder)) {
      pages.put(file.getFileName().toString(), parse(file));
    }
    return new SitePages(folder, pages);
  }

  Document index() {
    return pages.get("index.html");
  }

  Document page(String name) {
    return pages.get(name);
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parse(Path file) {
    try {
      return Jsoup.parse(file, "UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
