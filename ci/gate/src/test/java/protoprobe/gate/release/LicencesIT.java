// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is inside an executable comes with its licence. */
@Timeout(600)
class LicencesIT {
  private static final List<String> MODULES =
      List.of("gate", "../edns-probe", "../procmem-test", "../quic-probe");

  @TempDir Path folder;

  @Test
  void every_library_has_a_text_and_a_line() throws Exception {
    Path licences = Release.unpacked().resolve("licences");
    String index = Files.readString(licences.resolve("THIRD-PARTY.txt"));
    TreeSet<String> libraries = new TreeSet<>();
    for (String module : MODULES) {
      Path bundled = Release.CI.resolve(module).resolve("target/bundled.txt");
      Files.readAllLines(bundled).stream()
          .filter(line -> line.contains("/repository/"))
          .forEach(libraries::add);
    }

    assertThat(libraries).hasSizeGreaterThan(40);
    for (String library : libraries) {
      Path jar = Path.of(library);
      String version = jar.getParent().getFileName().toString();
      String artifact = jar.getParent().getParent().getFileName().toString();
      assertThat(index).contains(":" + artifact + ":" + version + "\n    ");
      try (Stream<Path> texts = Files.list(licences.resolve(artifact + "-" + version))) {
        assertThat(texts)
            .as("texts of " + artifact)
            .isNotEmpty()
            .allMatch(text -> text.toFile().length() > 0);
      }
    }
  }

  @Test
  void the_lgpl_comes_with_the_gpl_that_it_adds_to() throws Exception {
    Path licences = Release.unpacked().resolve("licences");
    for (String library : List.of("kwik-0.10.9", "flupke-0.9.4", "agent15-3.1", "qpack-2.0.1")) {
      assertThat(licences.resolve(library).resolve("LGPL-3.0.txt"))
          .content()
          .contains("GNU LESSER GENERAL PUBLIC LICENSE");
      assertThat(licences.resolve(library).resolve("GPL-3.0.txt"))
          .content()
          .contains("GNU GENERAL PUBLIC LICENSE");
    }
    assertThat(licences.resolve("jackson-core-2.21.0/FastDoubleParser-NOTICE")).isNotEmptyFile();
    assertThat(licences.resolve("netty-codec-native-quic-4.2.18.Final/LICENSE.boringssl.txt"))
        .isNotEmptyFile();
  }

  @Test
  void a_library_that_nobody_has_looked_at_stops_the_release() throws Exception {
    Shell.Run unknown = gather("com/example/thing/1.0/thing-1.0.jar", "META-INF/LICENSE");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.words()).contains("com.example:thing: not in ci/licences/bundled.txt");

    Shell.Run silent = gather("dnsjava/dnsjava/9.9/dnsjava-9.9.jar", "org/xbill/DNS/Name.class");
    assertThat(silent.status()).isEqualTo(1);
    assertThat(silent.words()).contains("dnsjava:dnsjava: no licence text");

    assertThat(gather("dnsjava/dnsjava/9.9/dnsjava-9.9.jar", "META-INF/LICENSE").good().words())
        .isEmpty();
  }

  private Shell.Run gather(String place, String entry) throws Exception {
    Path jar = folder.resolve("repository").resolve(place);
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("text".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    Path bundled = Files.writeString(folder.resolve("bundled.txt"), jar + "\n");
    Path out = Files.createTempDirectory(folder, "out");
    return new Shell(folder)
        .run(Release.CI.resolve("licences/gather").toString(), out.toString(), bundled.toString());
  }
}
