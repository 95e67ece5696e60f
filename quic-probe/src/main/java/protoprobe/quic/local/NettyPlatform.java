// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.Availability.State;

/**
 * Whether Netty's native QUIC library runs on a machine.
 *
 * @param system as {@code os.name} says
 * @param processor as {@code os.arch} says
 * @param root where to look for the loader of GNU's C library, which the library was built for
 */
record NettyPlatform(String system, String processor, Path root) {
  private static final Map<String, String> LOADERS =
      Map.of("x86_64", "lib64/ld-linux-x86-64.so.2", "aarch_64", "lib/ld-linux-aarch64.so.1");

  static NettyPlatform here() {
    return new NettyPlatform(
        System.getProperty("os.name"), System.getProperty("os.arch"), Path.of("/"));
  }

  Availability availability() {
    String machine = machine();
    String library = "META-INF/native/libnetty_quiche42_linux_%s.so".formatted(machine);
    if (!system.equals("Linux")
        || !LOADERS.containsKey(machine)
        || NettyPlatform.class.getClassLoader().getResource(library) == null) {
      return lacking("none for %s on %s".formatted(system, processor));
    }
    Path loader = root.resolve(LOADERS.get(machine));
    return Files.exists(loader)
        ? Availability.yes("Netty's native library for " + system + " on " + processor)
        : lacking("needs GNU's C library, and there is no " + loader);
  }

  private static Availability lacking(String why) {
    return new Availability(State.MISSING, "Netty's native QUIC library: " + why, "");
  }

  /** As Netty calls it. */
  private String machine() {
    return switch (processor.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch_64";
      default -> processor;
    };
  }
}
