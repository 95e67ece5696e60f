// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.run.ProbeRun;
import protoprobe.kit.run.RunListener;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.agent.Session;

/** What a target gives checks, and what it does when they misbehave; on this host's kernel. */
@Timeout(120)
class MachineTargetIT {
  private static final String OWN = "procmem/sample/own-memory";
  private static final String ENDS = "procmem/sample/ends-its-agent";
  private static final String LEAVES = "procmem/sample/leaves-tasks";
  private static final String FORGETS = "procmem/sample/forgets-tasks";
  private static final String CHANGES = "procmem/sample/changes-first";
  private static final String HANGS = "procmem/sample/hangs";

  private final AtomicInteger entered = new AtomicInteger();
  @TempDir private Path out;
  private MachineTarget target;

  @BeforeEach
  void enter() {
    Peers.require("unshare");
    Peers.require("ip");
    target = MachineTarget.enter(this::session, machine -> {}, machine -> info());
  }

  @AfterEach
  void close() {
    target.close();
  }

  private Session session() {
    entered.incrementAndGet();
    return Host.session();
  }

  private static TargetInfo info() {
    return new TargetInfo("host", true, "Linux", "1", new TreeMap<>());
  }

  @Test
  void oneMachineServesOneCheckAfterTheOther() {
    assertThat(run(1, 3, OWN, FORGETS))
        .containsEntry(OWN, Outcome.PASS)
        .containsEntry(FORGETS, Outcome.PASS);
    assertThat(entered).as("the first machine is enough").hasValue(1);
  }

  /** A task that waits for its child cannot be told to end it. */
  @Test
  void whateverCannotBeTidiedUpIsThrownAway() {
    assertThat(run(1, 1, LEAVES)).containsEntry(LEAVES, Outcome.PASS);
    assertThat(run(1, 1, OWN)).containsEntry(OWN, Outcome.PASS);
    assertThat(entered).hasValue(2);
  }

  @Test
  void whatACheckChangedNoOtherSees() {
    assertThat(run(1, 3, CHANGES)).containsEntry(CHANGES, Outcome.PASS);
    assertThat(entered).as("a new machine after each").hasValue(3);
    assertThat(run(1, 1, OWN)).containsEntry(OWN, Outcome.PASS);
    assertThat(entered).hasValue(4);
  }

  @Test
  void anEndedAgentIsTheChecksOwnTrouble() {
    assertThat(run(4, 2, ENDS, OWN))
        .containsEntry(ENDS, Outcome.ERROR)
        .containsEntry(OWN, Outcome.PASS);
    assertThat(run(1, 1, OWN)).containsEntry(OWN, Outcome.PASS);
  }

  @Test
  void theDeadlineClosesTheTransport() {
    Map<String, Outcome> outcomes = run(2, 1, HANGS, OWN);
    assertThat(outcomes.get(HANGS)).isIn(Outcome.INCONCLUSIVE, Outcome.ERROR);
    assertThat(outcomes).containsEntry(OWN, Outcome.PASS);
  }

  @Test
  void aClosedTargetWakesWhoWaits() throws Exception {
    AtomicInteger left = new AtomicInteger();
    Thread checks = new Thread(() -> left.addAndGet(run(1, 1, HANGS).size()));
    checks.start();
    Path hanging = out.resolve("evidence/sample").resolve(HANGS).resolve("hangs.txt");
    while (!Files.exists(hanging) && checks.isAlive()) {
      Thread.onSpinWait(); // another thread's file cannot be waited for
    }
    target.close();
    checks.join();
    assertThat(left).as("results").hasValue(1);
    assertThatThrownBy(() -> target.give(Machine.class, null))
        .isInstanceOf(Refused.class)
        .hasMessage("the target is closed");
  }

  @Test
  void evidenceBeginsWithTheCheck() throws Exception {
    run(1, 1, FORGETS);
    String first = calls(FORGETS);
    run(1, 1, FORGETS);
    assertThat(first).startsWith("[root] setitimer(").contains("clone(");
    assertThat(calls(FORGETS).lines())
        .as("used again: not more")
        .hasSameSizeAs(first.lines().toList());
  }

  @Test
  void whoeverIsNotWhatWasPromisedIsNotEntered() {
    assertThatThrownBy(
            () ->
                MachineTarget.enter(
                    this::session,
                    machine -> {
                      throw new Refused("no such mark");
                    },
                    machine -> info()))
        .isInstanceOf(Refused.class)
        .hasMessage("no such mark");
  }

  @Test
  void factsAreReadInThere() {
    try (Machine machine = Machine.at(Host.session())) {
      assertThat(Facts.of(machine))
          .containsEntry("kernel", "Linux " + System.getProperty("os.version"))
          .containsEntry("hidepid", "0")
          .containsEntry("uid", "0")
          .doesNotContainKey("procfs");
    }
    try (Machine machine = Machine.at(Host.session("sh", "-c", REMOUNTED, "sh"))) {
      assertThat(Facts.of(machine))
          .as("of the uppermost mount")
          .containsEntry("hidepid", "invisible")
          .containsEntry("procfs", "read-only");
    }
  }

  private static final String REMOUNTED = "mount -t proc -o ro,hidepid=2 proc /proc && exec \"$1\"";

  private String calls(String id) throws Exception {
    return Files.readString(out.resolve("evidence/sample").resolve(id).resolve("system-calls.txt"));
  }

  private Map<String, Outcome> run(int jobs, int repeat, String... ids) {
    Catalogue catalogue = Catalogue.ofPackage("protoprobe.procmem.sample");
    List<CheckCase> cases =
        List.of(ids).stream().map(id -> catalogue.find(id).orElseThrow()).toList();
    RunOptions options =
        new RunOptions(
            jobs, Duration.ofSeconds(5), Optional.empty(), repeat, OptionalLong.empty(), false);
    EvidenceStore store = new EvidenceStore(Optional.of(out), "sample");
    return new ProbeRun(cases, target, options, store, new RunListener() {})
        .execute().stream().collect(Collectors.toMap(Result::id, Result::outcome));
  }
}
