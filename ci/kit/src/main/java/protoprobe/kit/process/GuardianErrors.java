// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Standard error of a guardian: first its own lines, then the command's bytes. */
final class GuardianErrors {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 50;

  private final InputStream from;
  private final OutputStream to;
  private final List<String> own = new ArrayList<>();
  private Thread pump = new Thread();

  GuardianErrors(InputStream from, OutputStream to) {
    this.from = new BufferedInputStream(from);
    this.to = to;
  }

  /** Blocks until the guardian is ready or has ended; false if it ended. */
  boolean awaitReady() throws IOException {
    while (own.size() < MOST_LINES) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int octet = from.read();
      while (octet >= 0 && octet != '\n' && line.size() < LONGEST_LINE) {
        line.write(octet);
        octet = from.read();
      }
      String text = line.toString(StandardCharsets.UTF_8);
      if (text.equals(GuardianScript.READY)) {
        return true;
      }
      if (!text.isBlank()) {
        own.add(text);
      }
      if (octet < 0) {
        return false;
      }
    }
    return false;
  }

  /** What was said before the guardian was ready, oldest line first. */
  List<String> said() {
    return List.copyOf(own);
  }

  /** From now on the bytes are the command's. */
  void forward() {
    pump = new Thread(this::copy, "guardian-stderr");
    pump.setDaemon(true);
    pump.start();
  }

  /** Waits until the command's last byte is through, for it says why a command failed. */
  void finish(long millis) throws InterruptedException {
    pump.join(millis);
  }

  private void copy() {
    byte[] buffer = new byte[8192];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.write(buffer, 0, n);
        to.flush();
      }
    } catch (IOException closed) {
      return; // Neither end can be told: the one is gone, the other is the place for complaints.
    }
  }
}
