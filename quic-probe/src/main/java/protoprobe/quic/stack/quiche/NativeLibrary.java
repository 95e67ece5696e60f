// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;

/** Loads the native library of quiche, once in a process. */
final class NativeLibrary {
  /** Where it is in its jar: by what JNA calls a platform. */
  private static final Map<String, String> FILES =
      Map.of(
          "linux-x86-64", "libquiche.so",
          "linux-aarch64", "libquiche.so",
          "darwin-x86-64", "libquiche.dylib",
          "darwin-aarch64", "libquiche.dylib");

  /** JNA's own native half is unpacked there, instead of into the user's home. */
  private static final String JNA_TEMPORARY = "jna.tmpdir";

  private NativeLibrary() {}

  /**
   * Loads it.
   *
   * @throws NotApplicable if there is none for this platform, it does not load, or it is of another
   *     version
   */
  static Quiche load() {
    System.setProperty(JNA_TEMPORARY, System.getProperty("java.io.tmpdir"));
    String platform = Platform.RESOURCE_PREFIX;
    String file =
        Optional.ofNullable(FILES.get(platform))
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "no native library for %s: expected one of %s"
                            .formatted(platform, FILES.keySet().stream().sorted().toList())));
    NativeCache cache = NativeCache.ofUser();
    return checked(load(cache.file("/" + platform + "/" + file, "quiche-" + Quiche.VERSION)));
  }

  private static Quiche load(Path library) {
    try {
      return Native.load(library.toString(), Quiche.class);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError broken) {
      throw new NotApplicable(library + ": does not load: " + broken.getMessage());
    }
  }

  /** Another version may have other functions, other structures, other numbers. */
  static Quiche checked(Quiche quiche) {
    String version = quiche.quiche_version();
    if (!Quiche.VERSION.equals(version)) {
      throw new NotApplicable(
          "native library: expected version %s, got %s".formatted(Quiche.VERSION, version));
    }
    return quiche;
  }
}
