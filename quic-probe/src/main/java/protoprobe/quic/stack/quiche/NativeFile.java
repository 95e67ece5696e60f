// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;

/**
 * A native library in the jar.
 *
 * @param resource where, on the class path
 * @param sha256 of its octets, in hex
 */
record NativeFile(String resource, String sha256) {
  /** Those of version {@link Quiche#VERSION}, by what JNA calls a platform. */
  static final Map<String, NativeFile> OF_QUICHE =
      Map.of(
          "linux-x86-64",
          new NativeFile(
              "/linux-x86-64/libquiche.so",
              "a179db12eac8398ded9e49d11c24f62e0e334ce536f0df30eba632bf36d9013b"),
          "linux-aarch64",
          new NativeFile(
              "/linux-aarch64/libquiche.so",
              "60170a1655906b549042c3d1cec81c5865a472f126267beb6817a69b10ec67fd"),
          "darwin-x86-64",
          new NativeFile(
              "/darwin-x86-64/libquiche.dylib",
              "a21d1108ba620c8d97975bd31b78bd9a9824c0dd97c1961d2887f6f9ba441c8b"),
          "darwin-aarch64",
          new NativeFile(
              "/darwin-aarch64/libquiche.dylib",
              "2fd6487cb851b22c4c1342feb1e2204a93203f94a9f888924d0218dbba076c87"));

  /**
   * The one for a platform.
   *
   * @throws NotApplicable if there is none
   */
  static NativeFile of(String platform) {
    return Optional.ofNullable(OF_QUICHE.get(platform))
        .orElseThrow(
            () ->
                new NotApplicable(
                    "no native library for %s: expected one of %s"
                        .formatted(platform, OF_QUICHE.keySet().stream().sorted().toList())));
  }

  /** A name for a file that holds it. */
  String name() {
    return resource.substring(1).replace('/', '-');
  }

  /**
   * Its octets.
   *
   * @throws NotApplicable if it is not there
   */
  InputStream open() {
    InputStream in = NativeFile.class.getResourceAsStream(resource);
    if (in == null) {
      throw new NotApplicable("native library " + resource + ": not on the class path");
    }
    return in;
  }

  /** Whether a file, not a link to one, has its octets and no others. */
  boolean is(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && sha256.equals(digest(file));
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] piece = new byte[1 << 16];
      int read = digested.read(piece);
      while (read >= 0) {
        read = digested.read(piece);
      }
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
