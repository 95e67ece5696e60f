// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;
import protoprobe.kit.check.NotApplicable;

/** Loads the native library of quiche, once in a process. */
final class NativeLibrary {
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
    NativeFile file = NativeFile.of(Platform.RESOURCE_PREFIX);
    return checked(load(NativeCache.ofUser().file(file, "quiche-" + Quiche.VERSION)));
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
