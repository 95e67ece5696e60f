// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs of servers have in common: their log says which library they use, or why not. */
public final class ServerProgram {
  private static final String STACK = "stack: ";

  private ServerProgram() {}

  /** What a program does, for as long as it lives. */
  public interface Serving {
    /** Does it. */
    void serve() throws Exception;
  }

  /** Serves; ends the program with one line if that cannot be done. */
  public static void run(Serving program) {
    try {
      program.serve();
    } catch (Exception | LinkageError refused) {
      System.out.println(inOneLine(refused));
      System.exit(1);
    }
  }

  /** Tells the QUIC library and its version. */
  public static void tellStack(String library) {
    System.out.println(STACK + library);
  }

  /** What the program told. */
  public static Optional<String> stack(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(STACK))
          .map(line -> line.substring(STACK.length()))
          .findFirst();
    } catch (IOException unread) {
      return Optional.empty();
    }
  }

  private static String inOneLine(Throwable refused) {
    return Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("; because: "));
  }
}
