// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

class ReachesTest {
  private final List<String> observed = new ArrayList<>();

  @Test
  void what_quiche_finds_counts() {
    assertThat(reaches(End.CLOSED, End.ANSWERED).flaws(unless(Reach::answered)))
        .containsExactly("h3 at 127.0.0.1:443 by quiche 1: CLOSED");
    assertThat(reaches(End.CLOSED, End.CLOSED).flaws(unless(Reach::answered))).hasSize(2);
    assertThat(observed).isEmpty();
  }

  @Test
  void what_kwik_finds_alone_is_noted_only() {
    assertThat(reaches(End.ANSWERED, End.CLOSED).flaws(unless(Reach::answered))).isEmpty();
    assertThat(observed).containsExactly("only-kwik=h3 at 127.0.0.1:443 by kwik 1: CLOSED");
  }

  @Test
  void nobody_to_judge_allows_no_verdict() {
    Function<Reach, Optional<String>> flaw = unless(Reach::answered);

    assertThatThrownBy(() -> reaches(End.FAILED, End.CLOSED).flaws(flaw))
        .isInstanceOf(Inconclusive.class)
        .hasMessageContaining("only kwik was there");
    assertThatThrownBy(() -> reaches(End.FAILED, End.FAILED).flaws(flaw))
        .isInstanceOf(Inconclusive.class)
        .hasMessageContaining("no client could visit it");
  }

  @Test
  void without_an_answer_what_depends_on_it_is_shown_to_be_missing() {
    assertThatThrownBy(() -> reaches(End.SILENT, End.CLOSED).answered())
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("no answer came", "SILENT");
    assertThat(reaches(End.SILENT, End.CLOSED).heard().all())
        .extracting(Reach::stack)
        .containsExactly("kwik 1");
  }

  private static Function<Reach, Optional<String>> unless(Predicate<Reach> sound) {
    return reach ->
        sound.test(reach) ? Optional.empty() : Optional.of(reach.visit().end().toString());
  }

  private Reaches reaches(End quiche, End kwik) {
    Stop stop =
        new Stop(
            new Alternative("h3", "", 443, List.of(), 1, 1),
            Optional.of(new InetSocketAddress("127.0.0.1", 443)),
            Optional.empty());
    return new Reaches(
        List.of(new Reach(stop, "quiche 1", visit(quiche)), new Reach(stop, "kwik 1", visit(kwik))),
        new Noting());
  }

  private static Visit visit(End end) {
    return new Visit(
        end,
        "",
        Optional.empty(),
        Optional.empty(),
        end == End.ANSWERED
            ? Optional.of(new Visit.Answer(1, 200, List.of(), 0, "", true))
            : Optional.empty(),
        new Visit.Evidence("", ""));
  }

  private final class Noting implements Findings {
    @Override
    public Findings observe(String key, Object value) {
      observed.add(key + "=" + value);
      return this;
    }

    @Override
    public Findings grade(Grade grade) {
      return this;
    }

    @Override
    public Findings keep(String name, String mediaType, byte[] content) {
      return this;
    }
  }
}
