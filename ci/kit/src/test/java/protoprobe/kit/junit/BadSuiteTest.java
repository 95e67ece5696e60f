// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What cannot be run fails as a class, in one line, and no check of it begins. */
@Timeout(60)
class BadSuiteTest {
  @TempDir private Path out;

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(Suites.UnknownId.class, "unknown check id 'sample/nothing': expected an id"),
        arguments(Suites.UnknownProbe.class, "probe protoprobe.kit.cli.Probe: expected a probe"),
        arguments(Suites.BadTarget.class, "target 'a:b:c d': expected HOST, HOST:PORT"),
        arguments(Suites.Unreachable.class, "Unreachable: unreachable: silent.example: no answer"),
        arguments(Suites.NoExpectations.class, "/nowhere: no such file, expected expectations"),
        arguments(Suites.NoTarget.class, "no target: expected target, local, or a static method"),
        arguments(Suites.TwoTargets.class, "target 'host' and local 'ghost': expected one"),
        arguments(Suites.UnknownLocal.class, "unknown local target 'gost': expected all or one of"),
        arguments(Suites.AbsentLocal.class, "ghost: absent: program ghostd not found; install"),
        arguments(Suites.UnknownOption.class, "options: Unknown option: '--bux'"),
        arguments(
            Suites.OptionOfTheAnnotation.class, "options: '--out', 'other': expected options"),
        arguments(Suites.UnknownPlaceholder.class, "'${no.such.name}': expected a configuration"),
        arguments(Suites.NothingFits.class, "no check fits only, skip, levels and hazard"),
        arguments(Suites.StartsNothing.class, "method start(): expected a target, got null"),
        arguments(Suites.BadStarter.class, "method start(): expected static, without parameters"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void one_line_says_what_is_wrong(Class<?> suite, String words) {
    Ran ran = Ran.of(suite, out);

    assertThat(ran.suite().getStatus()).isEqualTo(Status.FAILED);
    Throwable why = ran.suite().getThrowable().orElseThrow();
    assertThat(why.getMessage()).contains(words).hasLineCount(1);
    assertThat(why.getStackTrace()).as("our own frames").isEmpty();
    ran.results().testEvents().assertStatistics(all -> all.started(0).skipped(0));
  }

  @Test
  void an_expectation_of_an_unknown_id_is_refused_before_any_check() throws Exception {
    Path file = Files.writeString(out.resolve("expect.txt"), "sample/gone fail -- RFC 1\n");
    Ran ran = Ran.of(out, Map.of("expect", file.toString()), selectClass(Suites.Everything.class));

    assertThat(ran.suite().getThrowable().orElseThrow())
        .hasMessage(file + ":1: unknown id 'sample/gone', expected one that sample-probe knows");
    ran.results().testEvents().assertStatistics(all -> all.started(0));
  }

  @Test
  void an_unknown_id_to_narrow_to_is_refused() {
    Ran ran =
        Ran.of(
            out, Map.of(SuiteDescriptor.ONLY, "sample/gone"), selectClass(Suites.Everything.class));

    assertThat(ran.suite().getThrowable().orElseThrow())
        .hasMessage("protoprobe.only: unknown check id 'sample/gone'");
  }

  @Test
  void an_assumption_of_the_users_own_method_skips_the_suite() {
    Ran ran = Ran.of(Suites.StartAborts.class, out);

    assertThat(ran.suite().getStatus()).isEqualTo(Status.ABORTED);
    assertThat(ran.suite().getThrowable().orElseThrow()).hasMessage("no container here");
  }

  @Test
  void what_the_users_own_method_throws_is_shown_as_it_is() {
    Throwable why = Ran.of(Suites.StartFails.class, out).suite().getThrowable().orElseThrow();

    assertThat(why).isInstanceOf(IllegalArgumentException.class).hasMessage("no port left");
    assertThat(why.getStackTrace()[0].getMethodName()).isEqualTo("start");
  }
}
