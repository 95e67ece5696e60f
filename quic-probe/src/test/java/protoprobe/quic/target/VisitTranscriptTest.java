// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Findings;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.capture.Kept;
import protoprobe.quic.stack.Visit;

class VisitTranscriptTest {
  private static final String NAME = "h3-at-127.0.0.1-443-by-quiche-1";

  private final Kept kept = new Kept();

  @Test
  void what_a_client_wrote_is_evidence_of_the_check_that_sent_it() {
    transcript(false).keepLog(reach("log", "CLIENT_RANDOM"));

    assertThat(kept.files()).containsOnlyKeys(NAME + ".sqlog", NAME + ".keys");
    assertThat(text(NAME + ".sqlog")).isEqualTo("log");
    assertThat(text(NAME + ".keys")).isEqualTo("CLIENT_RANDOM");
  }

  @Test
  void of_a_stranger_s_server_no_keys_are_kept() {
    transcript(true).keepLog(reach("log", "CLIENT_RANDOM"));

    assertThat(kept.files()).containsOnlyKeys(NAME + ".sqlog");
  }

  @Test
  void what_was_not_written_is_no_file() {
    transcript(false).keepLog(reach("", ""));

    assertThat(kept.files()).isEmpty();
  }

  private String text(String name) {
    return new String(kept.file(name), StandardCharsets.UTF_8);
  }

  private static Reach reach(String qlog, String keys) {
    Stop stop =
        new Stop(
            new Alternative("h3", "", 443, List.of(), 1, 1),
            Optional.of(new InetSocketAddress("127.0.0.1", 443)),
            Optional.empty());
    Visit visit =
        new Visit(
            Visit.End.SILENT,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Visit.Evidence(qlog, keys));
    return new Reach(stop, "quiche 1", visit);
  }

  private VisitTranscript transcript(boolean discreet) {
    return new VisitTranscript(new Run(kept), discreet);
  }

  private record Run(Findings findings) implements CaseRun {
    @Override
    public CheckCase checkCase() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int attempt() {
      return 0;
    }

    @Override
    public Duration remaining() {
      return Duration.ofMinutes(1);
    }

    @Override
    public void closeLater(AutoCloseable transport) {}

    @Override
    public boolean stimulusRemoved() {
      return false;
    }
  }
}
