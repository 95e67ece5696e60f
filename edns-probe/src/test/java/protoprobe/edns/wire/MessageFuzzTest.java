// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import protoprobe.edns.wire.Problem.Kind;

final class MessageFuzzTest {
  private static final int INPUTS = 120_000;

  @Test
  void anyOctetsAreDecodedAndPrinted(TestReporter reporter) {
    long seed = Long.getLong("protoprobe.seed", new Random().nextLong());
    reporter.publishEntry("seed", Long.toString(seed));
    MessageFuzz fuzz = new MessageFuzz(seed);

    assertThatCode(
            () -> {
              for (int input = 0; input < INPUTS; input++) {
                fuzz.step();
              }
            })
        .as("-Dprotoprobe.seed=%d", seed)
        .doesNotThrowAnyException();
  }

  @Test
  void theGeneratorReachesEveryKindOfProblem() {
    MessageFuzz fuzz = new MessageFuzz(1);
    Set<Kind> seen = new HashSet<>();

    for (int input = 0; input < 20_000; input++) {
      Message.decode(fuzz.next()).problems().forEach(problem -> seen.add(problem.kind()));
    }

    // 200 problems in one message are for BoundsTest.
    seen.add(Kind.MORE);
    assertThat(seen).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void aSeedAlwaysDrawsTheSameInputs() {
    assertThat(new MessageFuzz(7).next()).isEqualTo(new MessageFuzz(7).next());
  }
}
