// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A copy of the example project, with a repository of its own that holds what the package phase
 * made of this version, in front of the machine's.
 *
 * @param folder the copy
 * @param repository the repository
 */
record Example(Path folder, Path repository) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXPECTATIONS = Path.of("src/test/expectations/edns-name-server.txt");
  private static final String VERSION = "0.1.0";

  static Example in(Path place) throws IOException {
    Example example = new Example(place.resolve("example"), place.resolve("repository"));
    Path original = ROOT.resolve("ci/example");
    for (String part : List.of("pom.xml", "src")) {
      copy(original.resolve(part), example.folder.resolve(part));
    }
    example.publish("protoprobe", ROOT, Optional.empty());
    example.publish("kit", ROOT.resolve("ci/kit"), Optional.of("kit"));
    example.publish("edns-probe", ROOT.resolve("edns-probe"), Optional.of("edns-probe"));
    return example;
  }

  /** Builds it and runs its tests, without a network. */
  Ran test(String... arguments) throws IOException, InterruptedException {
    String home = System.getProperty("user.home");
    String machine =
        Optional.ofNullable(System.getProperty("localRepository")) // Surefire sets it
            .orElse(home + "/.m2/repository");
    return Call.of(ROOT.resolve("mvnw"), "-o", "-B", "-ntp", "test")
        .and("-Dmaven.repo.local=" + repository, "-Dmaven.repo.local.tail=" + machine)
        .and(arguments)
        .in(folder)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .without("MAVEN_ARGS")
        .without("MAVEN_BASEDIR")
        .without("MAVEN_PROJECTBASEDIR")
        .run();
  }

  Path expectations() {
    return folder.resolve(EXPECTATIONS);
  }

  /** What Surefire wrote of that class. */
  Document report(String type) {
    return Output.xml(folder.resolve("target/surefire-reports/TEST-" + type + ".xml"));
  }

  static List<Element> elements(Document report, String name) {
    NodeList found = report.getElementsByTagName(name);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> (Element) found.item(i))
        .toList();
  }

  /** Name of the test that an element such as {@code skipped} stands in. */
  static String test(Element part) {
    return ((Element) part.getParentNode()).getAttribute("name");
  }

  /** As the install phase would, which the tests run before. */
  private void publish(String artifact, Path module, Optional<String> jar) throws IOException {
    Path place = repository.resolve("protoprobe").resolve(artifact).resolve(VERSION);
    String name = artifact + "-" + VERSION;
    copy(module.resolve("pom.xml"), place.resolve(name + ".pom"));
    if (jar.isPresent()) {
      copy(module.resolve("target/" + name + ".jar"), place.resolve(name + ".jar"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
