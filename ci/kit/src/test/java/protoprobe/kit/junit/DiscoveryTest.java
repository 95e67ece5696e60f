// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/** How suites and single checks are found and chosen. */
@Timeout(60)
class DiscoveryTest {
  private static final UniqueId SUITE =
      UniqueId.forEngine(ConformanceEngine.ID).append("class", Suites.Everything.class.getName());

  @TempDir private Path out;

  @Test
  void the_engine_is_registered() {
    assertThat(ServiceLoader.load(TestEngine.class))
        .filteredOn(engine -> engine instanceof ConformanceEngine)
        .singleElement()
        .extracting(TestEngine::getId)
        .isEqualTo("protoprobe");
  }

  @Test
  void a_single_check_is_run_again_by_its_unique_id() {
    Ran ran =
        Ran.of(out, Map.of(), selectUniqueId(SUITE.append("check", "sample/table/red-apple")));

    assertThat(ran.checks()).containsOnlyKeys("sample/table/red-apple");
    assertThat(record("Everything").planned()).containsExactly("sample/table/red-apple");
  }

  @Test
  void an_id_of_a_check_that_is_gone_finds_nothing() {
    Ran.of(out, Map.of(), selectUniqueId(SUITE.append("check", "sample/gone")))
        .results()
        .testEvents()
        .assertStatistics(all -> all.started(0));
  }

  @Test
  void a_parameter_narrows_the_suites_that_have_such_checks() {
    Map<String, String> only = Map.of(SuiteDescriptor.ONLY, "sample/table, other/probe");
    Ran ran =
        Ran.of(out, only, selectClass(Suites.Everything.class), selectClass(Suites.Repeated.class));

    assertThat(ran.checks()).containsOnlyKeys("sample/table/red-apple", "sample/table/pear");
    ran.results().containerEvents().assertStatistics(all -> all.started(2)); // engine and suite
  }

  @Test
  void a_class_without_the_annotation_is_none() {
    Ran.of(Suites.Plain.class, out)
        .results()
        .containerEvents()
        .assertStatistics(all -> all.started(1)); // the engine
  }

  @Test
  void packages_are_searched_with_the_filters_of_class_names() {
    EngineTestKit.engine(new ConformanceEngine())
        .selectors(selectPackage(Suites.class.getPackageName()))
        .filters((Filter<?>) ClassNameFilter.includeClassNamePatterns(".*Repeated"))
        .configurationParameter("out", out.toString())
        .execute()
        .testEvents()
        .assertStatistics(all -> all.started(1).succeeded(1));
  }

  @Test
  void levels_are_tags() {
    EngineTestKit.engine(new ConformanceEngine())
        .selectors(selectClass(Suites.Everything.class))
        .filters(TagFilter.includeTags("SHOULD"))
        .configurationParameter("out", out.toString())
        .execute()
        .testEvents()
        .assertThatEvents()
        .allSatisfy(
            event ->
                assertThat(event.getTestDescriptor().getTags()).contains(TestTag.create("SHOULD")))
        .isNotEmpty();
    assertThat(record("Everything").planned()).containsExactly("sample/should/warn");
  }

  @Test
  void only_skip_levels_name_and_a_placeholder_are_obeyed() {
    Ran ran = Ran.of(out, Map.of("address", "192.0.2.1:5353"), selectClass(Suites.Selected.class));

    assertThat(ran.checks())
        .containsOnlyKeys(
            "sample/must/pass",
            "sample/must/not-applicable",
            "sample/must/inconclusive",
            "sample/must/error",
            "sample/must/refused");
    assertThat(record("named").command()).contains("192.0.2.1:5353");
  }

  @Test
  void a_target_that_the_test_starts_is_ended_after_the_last_check() {
    Ran ran = Ran.of(Suites.Started.class, out);

    assertThat(ran.checks()).containsOnlyKeys("sample/must/pass");
    assertThat(record("Started").command()).contains("--box", "open");
    assertThat(Suites.Started.running).as("targets still running").isZero();
  }

  @Test
  void a_disabled_suite_is_skipped_with_its_reason() {
    Ran.of(Suites.Off.class, out)
        .results()
        .containerEvents()
        .assertThatEvents()
        .anySatisfy(event -> assertThat(event.getPayload()).contains("not today"));
  }

  /** The service file of the checks' own extension is also read for tests of the user. */
  @Test
  void extensions_that_jupiter_detects_leave_tests_of_the_user_alone() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(UsersOwn.class))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .execute()
        .testEvents()
        .assertStatistics(all -> all.started(1).succeeded(1));
  }

  static class UsersOwn {
    @Test
    void passes() {
      assertThat(new Suites.Plain()).isNotNull();
    }
  }

  private RunRecord record(String name) {
    return RecordFile.read(out.resolve("records/sample-" + name + ".json"));
  }
}
