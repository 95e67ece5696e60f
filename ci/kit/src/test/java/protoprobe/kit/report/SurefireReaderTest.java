// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** Maven's own parser finds names, reasons and counts as they were written. */
class SurefireReaderTest {
  @ParameterizedTest
  @CsvSource({
    "1,DEFAULT",
    "2,DEFAULT",
    "3,DEFAULT",
    "4,DEFAULT",
    "5,SUREFIRE",
    "6,SUREFIRE",
    "7,SUREFIRE"
  })
  void namesReasonsAndCountsAreIntact(long seed, Dialect dialect) throws Exception {
    RunRecord record = Records.hostile(seed, 60);
    List<JUnitCase> written = JUnitCases.of(record, Compared.with(record));

    Map<String, ReportTestCase> read = read(JUnitXml.of(record, Compared.with(record), dialect));

    assertThat(read.values()).hasSameSizeAs(written);
    for (JUnitCase each : written) {
      ReportTestCase testcase = read.get(each.classname() + " " + each.name());
      assertThat(testcase).as(each.name()).isNotNull();
      assertThat(testcase.hasFailure()).isEqualTo(each.mark().kind() == Mark.Kind.FAILURE);
      assertThat(testcase.hasError()).isEqualTo(each.mark().kind() == Mark.Kind.ERROR);
      assertThat(testcase.hasSkipped()).isEqualTo(each.mark().kind() == Mark.Kind.SKIPPED);
      if (each.mark().kind() != Mark.Kind.NONE) {
        assertThat(testcase.getFailureMessage()).isEqualTo(XmlText.legal(each.mark().message()));
      }
      if (testcase.hasFailure() || testcase.hasError()) {
        assertThat(testcase.getFailureDetail()).isEqualTo(parsed(each.mark().detail()));
      }
    }
  }

  private static Map<String, ReportTestCase> read(String xml) throws Exception {
    InputStreamReader in =
        new InputStreamReader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    Map<String, ReportTestCase> cases = new LinkedHashMap<>();
    for (ReportTestSuite suite : new TestSuiteXmlParser(new NullConsoleLogger()).parse(in)) {
      for (ReportTestCase each : suite.getTestCases()) {
        cases.put(each.getFullClassName() + " " + each.getName(), each);
      }
    }
    return cases;
  }

  /** XML 1.0 section 2.11: every parser turns carriage returns in content into line feeds. */
  private static String parsed(String content) {
    return XmlText.legal(content).replace("\r\n", "\n").replace('\r', '\n');
  }
}
