// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Visit;

/** What quiche writes during a visit, into two files that vanish with it. */
final class VisitLog implements AutoCloseable {
  /** So much is kept of either, from its beginning. */
  static final int MOST_OCTETS = 4 << 20;

  private static final char RECORD_SEPARATOR = 0x1e;

  private final Path directory;
  private Optional<String> kept = Optional.empty();

  private VisitLog(Path directory) {
    this.directory = directory;
  }

  /**
   * In a directory of its own, below the temporary one.
   *
   * @throws NotApplicable if there can be none
   */
  static VisitLog open() {
    try {
      return new VisitLog(Files.createTempDirectory("visit-"));
    } catch (IOException failure) {
      throw new NotApplicable("temporary directory for a visit: " + failure);
    }
  }

  Path qlog() {
    return directory.resolve("qlog.sqlog");
  }

  Path keys() {
    return directory.resolve("keys.log");
  }

  /**
   * To be called now and then: what is too much gives its room on the disk back. quiche writes on
   * at its offset, so that the file has a hole there.
   */
  void trim() throws IOException {
    if (kept.isEmpty() && (!Files.exists(qlog()) || Files.size(qlog()) < MOST_OCTETS)) {
      return;
    }
    if (kept.isEmpty()) {
      kept = Optional.of(beginning(qlog()));
    }
    try (FileChannel file = FileChannel.open(qlog(), StandardOpenOption.WRITE)) {
      file.truncate(0);
    }
  }

  /** All of it, once the connection is freed: until then quiche holds a part back. */
  Visit.Evidence read() throws IOException {
    String qlog = kept.isPresent() ? kept.get() : beginning(qlog());
    return new Visit.Evidence(qlog, beginning(keys()));
  }

  private static String beginning(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
      return in.read() < 0 ? text : text.substring(0, whole(text));
    }
  }

  /** Where the last record, or else the last line, begins, which may be cut off. */
  private static int whole(String text) {
    int record = text.lastIndexOf(RECORD_SEPARATOR);
    return record >= 0 ? record : text.lastIndexOf('\n') + 1;
  }

  @Override
  public void close() {
    for (Path file : List.of(qlog(), keys(), directory)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        System.err.println("not removed: " + left.getMessage());
      }
    }
  }
}
