// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.edns.target.Patience;
import protoprobe.edns.target.Transport;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Trial;

/** A check on a connection ends when its time is over, however long answers are awaited. */
class TcpDeadlineTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final Script SILENT_OVER_TCP =
      (query, scene) ->
          scene.transport() == Transport.TCP
              ? Optional.empty()
              : Optional.of(Replies.answered(query).toBytes());

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void the_deadline_closes_the_connection() {
    Patience hour = new Patience(1, Duration.ofHours(1));

    try (ScriptedTarget target = new ScriptedTarget(SILENT_OVER_TCP, hour)) {
      Result result =
          Trial.ofPackage("protoprobe.edns.checks")
              .run("edns/tcp/answers", target, RunOptions.DEFAULT.withTimeout(LIMIT));

      assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(result.message()).contains("cut off");
    }
  }
}
