// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Script;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;

/** What a server's page is like makes no difference to the checks. */
@Timeout(60)
class BodyTest {
  private static final Trial TRIAL = Trial.ofPackage("protoprobe.quic.checks");

  private static final Map<String, Script> PAGES =
      Map.of(
          "no body", Scenarios.LENIENT.answering(0),
          "three million octets", Scenarios.LENIENT.answering(3_000_000),
          "no end", Scenarios.LENIENT.neverEnding());

  static Stream<Arguments> cases() {
    return Stream.of(
            "quic/flow/small-stream-credit",
            "quic/flow/small-connection-credit",
            "quic/stream/end-first",
            "quic/stream/empty-frame",
            "quic/parameter/limits")
        .flatMap(id -> PAGES.keySet().stream().sorted().map(page -> Arguments.of(id, page)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void passes(String id, String page) {
    Result result = run(id, PAGES.get(page));

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASS);
  }

  /** The smallest answer that there is has five octets: a header section with a status. */
  @ParameterizedTest
  @MethodSource("limits")
  void who_spends_more_is_found_out_on_a_tiny_page_too(
      String id, TransportParameterId limit, Frame more) {
    Script spending =
        Scenarios.LENIENT
            .answering(0)
            .when(
                heard -> heard.parameters().integer(limit).orElse(0) < 10 && heard.confirmed(),
                new Action.Answer(List.of(more)));

    Result result = run(id, spending);

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAIL);
    assertThat(result.message()).contains("octets sent with a credit of 6");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(
            "quic/flow/small-stream-credit",
            TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL,
            new Frame.Stream(0, 0, new byte[8], false)),
        Arguments.of(
            "quic/flow/small-connection-credit",
            TransportParameterId.INITIAL_MAX_DATA,
            new Frame.Stream(7, 0, new byte[8], false)));
  }

  private static Result run(String id, Script script) {
    try (ScriptedTarget target = new ScriptedTarget(script)) {
      return TRIAL.run(id, target, RunOptions.DEFAULT);
    }
  }
}
