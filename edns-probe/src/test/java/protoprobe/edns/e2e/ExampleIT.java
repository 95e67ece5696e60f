// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The checks as tests of a project of somebody else's, as {@code mvn test} runs and reports them.
 */
@Timeout(600)
class ExampleIT {
  private static final String SUITE = "example.NameServerConformanceTest";
  private static final String KNOWN = "edns/opt/two";

  private @TempDir Path folder;
  private Example example;

  @BeforeEach
  void aCopy() throws Exception {
    example = Example.in(folder);
  }

  @Test
  void eachCheckIsATestAndANewDeviationFailsTheBuild() throws Exception {
    Ran good = example.test();
    assertThat(good.status()).as(good.output()).isZero();
    Document report = example.report(SUITE);
    assertThat(Example.elements(report, "testcase"))
        .allSatisfy(test -> assertThat(test.getAttribute("classname")).isEqualTo(SUITE))
        .extracting(test -> test.getAttribute("name"))
        .allMatch(name -> name.startsWith("edns/"))
        .contains(KNOWN, "edns/opt/answered", "edns/version/badvers/version-255")
        .hasSizeGreaterThan(25);
    assertThat(reason(report, KNOWN)).contains("expected fail: RFC 6891 section 6.1.1 wants");
    assertThat(reason(report, "edns/opt/unknown-option-size/octets-4000"))
        .contains("unsupported: TCP");
    assertThat(Example.elements(report, "skipped")).hasSize(2);
    assertThat(
            example.report("example.NameServerTest").getElementsByTagName("testcase").getLength())
        .as("ordinary tests beside it")
        .isEqualTo(1);
    assertThat(jars(report))
        .as("what the dependency brings")
        .contains("kit-0.1.0.jar", "edns-probe-0.1.0.jar")
        .noneMatch(
            jar -> jar.matches("(archunit|json-schema|surefire|bcp).*|.*-(tests|all)\\.jar"));

    Files.writeString(example.expectations(), "# nothing is expected\n");
    Ran bad = example.test();
    assertThat(bad.status()).as(bad.output()).isEqualTo(1);
    assertThat(bad.output()).contains("Failures: 1, Errors: 0, Skipped: 1");
    List<Element> failures = Example.elements(example.report(SUITE), "failure");
    assertThat(failures).singleElement().extracting(Example::test).isEqualTo(KNOWN);
    assertThat(failures.get(0).getTextContent())
        .contains("Requirement  A query with more than one OPT record gets FORMERR.")
        .contains("Reference    RFC 6891 section 6.1.1 (MUST)")
        .contains("Expected     ", "Actual       ", "Run again    -Dprotoprobe.only=" + KNOWN)
        .containsPattern("Evidence     target/conformance/" + SUITE + "/evidence/.*messages.txt");
    assertThat(example.folder().resolve("target/conformance/" + SUITE + "/records"))
        .isDirectoryContaining("glob:**/edns-name-server.json");
  }

  @Test
  void oneCheckAloneAndWhatCannotRun() throws Exception {
    Ran one = example.test("-Dprotoprobe.only=" + KNOWN, "-Dtest=NameServerConformanceTest");
    assertThat(one.status()).as(one.output()).isZero();
    assertThat(Example.elements(example.report(SUITE), "testcase"))
        .singleElement()
        .extracting(test -> test.getAttribute("name"))
        .isEqualTo(KNOWN);

    Files.delete(example.expectations());
    Files.delete(example.expectations().getParent());
    Ran none = example.test("-Dtest=NameServerConformanceTest");
    assertThat(none.status()).as(none.output()).isEqualTo(1);
    assertThat(Example.elements(example.report(SUITE), "error"))
        .as("a suite that cannot run")
        .singleElement()
        .extracting(Element::getTextContent)
        .asString()
        .contains("src/test/expectations: no such file, expected expectations")
        .doesNotContain("\tat ");
  }

  private static String reason(Document report, String test) {
    return Example.elements(report, "skipped").stream()
        .filter(skipped -> Example.test(skipped).equals(test))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> jars(Document report) {
    return Example.elements(report, "property").stream()
        .filter(property -> property.getAttribute("name").equals("surefire.test.class.path"))
        .flatMap(property -> Stream.of(property.getAttribute("value").split(":")))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .toList();
  }
}
