// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import protoprobe.edns.EdnsProbe;
import protoprobe.kit.junit.ConformanceEngine;
import protoprobe.kit.junit.ConformanceSuite;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.testing.Peers;

/** A suite on a local target: a child process of this one, with the class path that Maven gave. */
@Timeout(300)
class LocalSuiteIT {
  private @TempDir Path out;

  /** Nested, so that the build does not take it for a test of its own. */
  @ConformanceSuite(
      probe = EdnsProbe.class,
      local = "unbound",
      only = {"edns/opt/only-when-asked", "edns/opt/unknown-option"},
      out = "${suite.out}")
  static class Unbound {}

  @Test
  void aResolverIsStartedAndExamined() {
    Peers.require("unbound");
    Peers.require("unshare");
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ConformanceEngine())
                .build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Unbound.class))
                .configurationParameter("suite.out", out.toString())
                .build(),
            listener);

    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsSucceededCount()).as(told(summary)).isEqualTo(2);
    assertThat(RecordFile.read(out.resolve("records/edns-unbound.json")).target().local()).isTrue();
    assertThat(out.resolve("evidence/edns-unbound/edns/opt/unknown-option/messages.txt"))
        .isNotEmptyFile();
  }

  private static String told(TestExecutionSummary summary) {
    StringWriter text = new StringWriter();
    summary.printFailuresTo(new PrintWriter(text));
    return "succeeded; failures:" + text;
  }
}
