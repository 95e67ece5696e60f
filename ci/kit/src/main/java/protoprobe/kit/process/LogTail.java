// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log of any size, in one read. */
final class LogTail {
  private static final int WINDOW = 8192;
  private static final int LONGEST = 300;

  private LogTail() {}

  static List<String> of(Path log, int lines) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - WINDOW));
      ByteBuffer window = ByteBuffer.allocate(WINDOW);
      while (window.hasRemaining() && channel.read(window) >= 0) {
        continue;
      }
      String text = new String(window.array(), 0, window.position(), StandardCharsets.UTF_8);
      List<String> all = text.lines().filter(line -> !line.isBlank()).map(LogTail::cut).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException absent) {
      return List.of();
    }
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
