// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import protoprobe.kit.report.Printable;

/** Keeps the end of what is written to it: a stranger's standard error, bounded and escaped. */
final class LastWords extends OutputStream {
  private static final int MOST = 300;

  private final StringBuilder kept = new StringBuilder();

  /** Takes everything from a stream in a thread of its own. */
  Thread drain(InputStream from) {
    Thread thread =
        new Thread(
            () -> {
              try (from) {
                from.transferTo(this);
              } catch (IOException closed) {
                return; // The end, one way or the other.
              }
            },
            "last-words");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] octets, int offset, int length) {
    kept.append(new String(octets, offset, length, StandardCharsets.ISO_8859_1));
    kept.delete(0, Math.max(0, kept.length() - MOST));
  }

  /** One line. */
  synchronized String text() {
    byte[] octets = kept.toString().strip().getBytes(StandardCharsets.ISO_8859_1);
    return Printable.text(
        new String(octets, StandardCharsets.UTF_8).replaceAll("\\s*\\n\\s*", " | "));
  }
}
