// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private @TempDir Path folder;

  @Test
  void theLastLinesThatSaySomething() throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "one\ntwo\n\nthree\n  \n");
    assertThat(LogTail.of(log, 2)).containsExactly("two", "three");
    assertThat(LogTail.of(log, 9)).containsExactly("one", "two", "three");
  }

  @Test
  void aLogOfAnySize() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(log, "line\n".repeat(1_000_000) + "the end\n" + "y".repeat(1000));
    assertThat(LogTail.of(log, 2)).containsExactly("the end", "y".repeat(300) + "…");
  }

  @Test
  void noLog() {
    assertThat(LogTail.of(folder.resolve("missing"), 5)).isEmpty();
  }
}
