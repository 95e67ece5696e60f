// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.edns.soak.RunComparison;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/**
 * Three runs on all resolvers, each with caches of its own, give the same id, outcome, grade and
 * observation; the third in another order. A part of the catalogue only: {@code ci/soak} has all.
 */
@Timeout(300)
class DeterminismIT {
  private static final int PER_AREA = 8;

  private @TempDir Path folder;

  @Test
  void threeRunsSayTheSame() throws Exception {
    Installed.everything(Someone.open(folder));
    long seed = Long.getLong("protoprobe.shuffle.seed", new Random().nextInt(1 << 30));
    System.out.println("DeterminismIT: this again: -Dprotoprobe.shuffle.seed=" + seed);
    Output first = run("first");
    Output second = run("second");
    Output third = run("third", "--shuffle=" + seed);

    assertThat(RunComparison.between(first.folder(), second.folder())).isEmpty();
    assertThat(RunComparison.between(first.folder(), third.folder())).isEmpty();
    for (String local : Output.LOCALS) {
      RunRecord record = first.record("edns-" + local);
      assertThat(record.state()).as(local).isEqualTo(RunState.COMPLETE);
      assertThat(record.results()).as(local).hasSameSizeAs(record.planned()).isNotEmpty();
    }
  }

  private Output run(String name, String... more) throws Exception {
    Output output = new Output(folder.resolve(name));
    Call call = Call.of("run", "--local", "all", "-q", "--only", String.join(",", part()));
    Ran ran = call.into(output).and(more).run();
    assertThat(ran.status()).as("exit status; said %s", ran.errors()).isBetween(0, 3);
    return output;
  }

  /** The first ids of each area that the catalogue has. */
  private static List<String> part() throws Exception {
    List<String> ids = new ArrayList<>();
    String area = "";
    int taken = 0;
    for (String line : Call.of("list").run().output().lines().toList()) {
      String id = line.split(" ")[0];
      String its = id.substring(0, id.indexOf('/', "edns/".length()));
      taken = its.equals(area) ? taken + 1 : 1;
      area = its;
      if (taken <= PER_AREA) {
        ids.add(id);
      }
    }
    return ids;
  }
}
