// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that says that it is here, waits for a line, and then wants the library. */
final class CacheTrial {
  private CacheTrial() {}

  public static void main(String... arguments) throws IOException {
    NativeCache cache = new NativeCache(List.of(Path.of(arguments[0])));
    System.out.println("here");
    System.in.read();
    NativeFile library = NativeCacheTest.LIBRARY;
    Path file = cache.file(library, "quiche-1");
    System.out.println(library.is(file) ? file : "other octets");
  }
}
