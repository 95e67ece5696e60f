// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GuardianErrorsTest {
  private final ByteArrayOutputStream forwarded = new ByteArrayOutputStream();

  @Test
  void whatComesAfterReadyIsTheCommands() throws Exception {
    GuardianErrors errors = of("warning\nguardian: ready\nfirst\nguardian: ready\nno end");
    assertThat(errors.awaitReady()).isTrue();
    assertThat(errors.said()).containsExactly("warning");
    errors.forward();
    errors.finish(10_000);
    assertThat(forwarded.toString(StandardCharsets.UTF_8))
        .isEqualTo("first\nguardian: ready\nno end");
  }

  @Test
  void anEndBeforeReady() throws IOException {
    GuardianErrors errors = of("unshare: unshare failed: Operation not permitted\n");
    assertThat(errors.awaitReady()).isFalse();
    assertThat(errors.said()).containsExactly("unshare: unshare failed: Operation not permitted");
    assertThat(of("").awaitReady()).isFalse();
  }

  @Test
  void aFloodIsNotKept() throws IOException {
    GuardianErrors endless = of("x".repeat(10_000_000));
    assertThat(endless.awaitReady()).isFalse();
    assertThat(endless.said().stream().mapToInt(String::length).sum()).isLessThan(1_000_000);
  }

  private GuardianErrors of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new GuardianErrors(new ByteArrayInputStream(bytes), forwarded);
  }
}
