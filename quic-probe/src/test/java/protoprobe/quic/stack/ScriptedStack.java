// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import com.sun.jna.Pointer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import protoprobe.kit.check.NotApplicable;

/** A stack that does what the path of the errand says. */
final class ScriptedStack implements Stack {
  /** So many errands {@code /together} let each other go. */
  static final int TOGETHER = 8;

  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch together = new CountDownLatch(TOGETHER);

  public static void main(String[] arguments) {
    StackService.serve(ScriptedStack::new, arguments);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Visit visit(Errand errand) {
    try {
      return obey(errand);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Visit obey(Errand errand) throws InterruptedException, IOException {
    switch (errand.path()) {
      case "/throw" -> throw new IllegalStateException("thrown");
      case "/lacking" -> throw new NotApplicable("no libscript.so");
      case "/status" -> Runtime.getRuntime().halt(3);
      case "/fault" -> new Pointer(8).getByte(0); // nothing is mapped there
      case "/hang" -> {
        hanging.countDown();
        new CountDownLatch(1).await();
      }
      case "/hanging" -> hanging.await();
      case "/print" -> System.out.println("a library prints");
      case "/garbage" -> write("{not JSON\n");
      case "/endless" -> write("{" + "x".repeat(40 << 20));
      case "/together" -> {
        together.countDown();
        together.await();
      }
      default -> {
        // answered like all that come back
      }
    }
    return visited(errand);
  }

  private static void write(String text) throws IOException {
    try (OutputStream raw = new FileOutputStream(FileDescriptor.out)) {
      raw.write(text.getBytes(StandardCharsets.UTF_8));
      raw.flush();
    }
  }

  @Override
  public void close() {
    throw new IllegalStateException("a child ends with its process");
  }

  /** Says what it was asked, so that the way there and back is seen. */
  static Visit visited(Errand errand) {
    return new Visit(
        Visit.End.ANSWERED,
        errand.toString(),
        Optional.of(new Visit.Close(true, 0x1_0000_0000L, "line\nfeed \u2603")),
        Optional.empty(),
        Optional.of(
            new Visit.Answer(
                7, 200, List.of(new Errand.Field("a", "\u0000\"")), 1L << 40, "", true)),
        List.of(1, 0x6b3343cf, 0xfafafafa),
        Visit.Traffic.UNKNOWN,
        new Visit.Evidence("\u001e{}\n", "keys"));
  }
}
