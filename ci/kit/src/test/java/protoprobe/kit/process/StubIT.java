// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StubIT {
  private static final Path STUB = Path.of("src/main/sh/stub.sh").toAbsolutePath();
  private static final Map<String, String> THIS_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  private @TempDir Path folder;
  private Path tool;

  /** What a run of the tool gave. */
  private record Run(int status, String output, String errors) {}

  @BeforeEach
  void stubAndJar() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("a folder"));
    tool = directory.resolve("the tool");
    try (OutputStream file = Files.newOutputStream(tool)) {
      Files.copy(STUB, file);
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Tool.class.getName());
      String name = Tool.class.getName().replace('.', '/') + ".class";
      try (JarOutputStream jar = new JarOutputStream(file, manifest);
          InputStream bytes = Tool.class.getClassLoader().getResourceAsStream(name)) {
        jar.putNextEntry(new JarEntry(name));
        bytes.transferTo(jar);
      }
    }
    executable(tool);
  }

  @Test
  void theScriptEndsBeforeTheJar() throws IOException {
    assertThat(Files.readString(STUB)).startsWith("#!/bin/sh\n").endsWith("\nexit 3\n");
  }

  @Test
  void argumentsStatusAndStreamsPass() throws Exception {
    Run run = run(folder, THIS_JAVA, tool.toString(), "a b", "", "*", "$x");
    assertThat(run.output()).startsWith("[a b, , *, $x]\n");
    assertThat(run.errors()).isEqualTo("words\n");
    assertThat(run.status()).isEqualTo(5);
  }

  @Test
  void noPerformanceDataIsLeft() throws Exception {
    Run run = run(folder, THIS_JAVA, tool.toString());
    assertThat(run.output()).contains("-XX:-UsePerfData");
  }

  @Test
  void throughALinkAndByARelativePath() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), tool);
    assertThat(run(folder, THIS_JAVA, link.toString(), "x").output()).startsWith("[x]\n");
    assertThat(run(tool.getParent(), THIS_JAVA, "./the tool", "x").output()).startsWith("[x]\n");
    assertThat(run(folder, THIS_JAVA, "./link", "x").output()).startsWith("[x]\n");
  }

  @Test
  void fromPath() throws Exception {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    String path = tool.getParent() + ":" + bin + ":" + System.getenv("PATH");
    Run run = run(folder, Map.of("PATH", path), "/usr/bin/env", "the tool", "x");
    assertThat(run.output()).startsWith("[x]\n");
  }

  @Test
  void noJavaAtAll() throws Exception {
    Run run = run(folder, Map.of("PATH", folder.toString()), "/bin/sh", tool.toString());
    assertThat(run.errors())
        .isEqualTo(
            "the tool: needs Java 17 or newer; JAVA_HOME is not set and there is no java on"
                + " PATH\n");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void aJavaHomeWithoutJava() throws Exception {
    Run run = run(folder, Map.of("JAVA_HOME", "/no/such home"), tool.toString());
    assertThat(run.errors())
        .isEqualTo(
            "the tool: needs Java 17 or newer; JAVA_HOME is /no/such home, which has no"
                + " bin/java\n");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void anOldJavaByItsReleaseFile() throws Exception {
    Path home = fakeJava("echo never started");
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
    Run run = run(folder, Map.of("JAVA_HOME", home.toString()), tool.toString());
    assertThat(run.errors())
        .isEqualTo(
            "the tool: needs Java 17 or newer; JAVA_HOME is %s, which is version 11.0.2\n"
                .formatted(home));
    assertThat(run.output()).isEmpty();
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void anOldJavaByItsOwnWords() throws Exception {
    Path home = fakeJava("echo 'openjdk version \"1.8.0_292\"' >&2");
    Map<String, String> path = Map.of("PATH", home + "/bin:" + System.getenv("PATH"));
    Run run = run(folder, path, tool.toString());
    assertThat(run.errors())
        .isEqualTo(
            "the tool: needs Java 17 or newer; found on PATH: %s/bin/java, which is version"
                    .formatted(home)
                + " 1.8.0_292\n");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void signalsReachJava() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(tool.toString(), "stay");
    builder.environment().putAll(THIS_JAVA);
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("[stay]");
      assertThat(process.pid()).isGreaterThan(1);
      assertThat(process.info().command().orElseThrow()).as("program after exec").endsWith("/java");
      process.destroy();
      assertThat(process.waitFor()).as("128 + SIGTERM").isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  private Path fakeJava(String script) throws IOException {
    Path home = Files.createDirectories(folder.resolve("fake home"));
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    executable(java);
    return home;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Path directory, Map<String, String> environment, String... line)
      throws Exception {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(line)));
    builder.directory(directory.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output, Files.readString(errors));
  }

  /** The program in the jar. */
  static final class Tool {
    private Tool() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(List.of(arguments));
      if (List.of(arguments).contains("stay")) {
        System.in.read();
      }
      System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
      System.err.println("words");
      System.exit(5);
    }
  }
}
