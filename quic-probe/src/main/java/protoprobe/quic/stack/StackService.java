// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import protoprobe.kit.check.NotApplicable;

/**
 * The child's side: reads errands, has the stack run them side by side, writes visits. It ends with
 * its standard input, so also when the parent is killed.
 */
public final class StackService {
  private final Supplier<Stack> makes;
  private final PrintStream out;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private Stack stack;

  private StackService(Supplier<Stack> makes, PrintStream out) {
    this.makes = makes;
    this.out = out;
  }

  /**
   * Serves until standard input ends, then removes the directory and ends this process.
   *
   * @param makes the stack; called once, at the first errand, and again if it throws
   * @param arguments of {@code main}: the child's own directory
   */
  public static void serve(Supplier<Stack> makes, String... arguments) {
    InputStream in = System.in;
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a library prints must not look like a visit
    try {
      new StackService(makes, out).serve(in);
    } finally {
      OwnDirectory.remove(Path.of(arguments[0]));
      Runtime.getRuntime().halt(0); // native threads must not keep it
    }
  }

  private void serve(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        StackLine.Order order = StackLine.read(line, StackLine.Order.class);
        workers.execute(() -> run(order));
      }
    } catch (IOException broken) {
      System.err.println("orders: " + broken.getMessage());
    }
  }

  private void run(StackLine.Order order) {
    StackLine.Report report;
    try {
      report = report(order.id(), Optional.of(stack().visit(order.errand())), "");
    } catch (NotApplicable lacking) {
      report = report(order.id(), Optional.empty(), String.valueOf(lacking.getMessage()));
    } catch (Throwable fault) { // errors of linking, too
      fault.printStackTrace();
      report = report(order.id(), Optional.of(Visit.failed(fault.toString())), "");
    }
    String line = StackLine.of(report);
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  private static StackLine.Report report(long id, Optional<Visit> visit, String lacking) {
    return new StackLine.Report(id, visit, lacking);
  }

  private synchronized Stack stack() {
    if (stack == null) {
      stack = makes.get();
    }
    return stack;
  }
}
