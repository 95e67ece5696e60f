// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/**
 * A folder as {@code --out} was told.
 *
 * @param folder its path
 */
record Output(Path folder) {
  /** Two checks that no resolver takes long for. */
  static final String QUICK = "edns/opt/only-when-asked,edns/opt/unknown-option";

  static final List<String> LOCALS = List.of("bind", "knot-resolver", "pdns-recursor", "unbound");

  RunRecord record(String name) {
    return RecordFile.read(folder.resolve("records").resolve(name + ".json"));
  }

  /** The JUnit XML, parsed. */
  Document junit(String name) {
    return xml(folder.resolve("junit").resolve("TEST-" + name + ".xml"));
  }

  static Document xml(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(file + ": expected XML", e);
    }
  }

  /** How many elements of that name a document has. */
  static int count(Document document, String element) {
    return document.getElementsByTagName(element).getLength();
  }

  /** Every file below it, relative and sorted; none while it does not exist. */
  Set<String> files() {
    Set<String> files = new TreeSet<>();
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        found
            .filter(Files::isRegularFile)
            .forEach(file -> files.add(folder.relativize(file).toString()));
      } catch (IOException | UncheckedIOException changing) {
        return files; // the run writes meanwhile: the next look sees more
      }
    }
    return files;
  }

  /**
   * The messages that checks have kept by now, with the times at which they were written: one for
   * each end of a check. A file that is only about to be written is empty.
   */
  Set<String> evidence() {
    Set<String> seen = new TreeSet<>();
    for (String file : files()) {
      if (file.startsWith("evidence/") && file.endsWith("/messages.txt")) {
        Path path = folder.resolve(file);
        try {
          if (Files.size(path) > 0) {
            seen.add(file + " " + Files.getLastModifiedTime(path));
          }
        } catch (IOException replaced) {
          continue;
        }
      }
    }
    return seen;
  }
}
