// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Local runs that go as they should, or lack what they need. */
@Timeout(300)
class LocalRunIT {
  private @TempDir Path folder;
  private Path program;
  private Output output;

  @BeforeEach
  void aCopyForEverybody() throws Exception {
    program = Installed.everything(Someone.open(folder));
    output = new Output(folder.resolve("out"));
  }

  /** Nothing in the environment but PATH: no HOME either. */
  @Test
  void asAnOrdinaryUser() throws Exception {
    Someone user = Someone.ordinary();
    Output own = new Output(user.folder(folder, "a folder of his own"));
    Call call = Call.of(program, "run", "--local", "all", "--only", Output.QUICK).into(own);

    Ran ran = call.bare().in(folder).behind(user.prefix()).run();

    assertThat(ran.status()).as("exit status; said %s", ran.errors()).isZero();
    assertThat(ran.complaints()).isEmpty();
    for (String local : Output.LOCALS) {
      RunRecord record = own.record("edns-" + local);
      assertThat(record.state()).as(local).isEqualTo(RunState.COMPLETE);
      assertThat(record.count(protoprobe.kit.check.Outcome.PASS)).as(local).isEqualTo(2);
    }
    assertThat(own.files())
        .as("records, XML, messages and upstream queries of two checks")
        .hasSize(4 * (1 + 1 + 2 * 2));
    assertThat(own.files())
        .extracting(file -> Someone.owner(own.folder().resolve(file)))
        .containsOnly(Someone.owner(own.folder()));
  }

  @Test
  void theEvidenceIsCompleteAndNothingElseIsWritten() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    Call call = Call.of(program, "run", "--local", "unbound", "--only", "edns/opt");

    Ran ran = call.into(output).in(here).run();

    assertThat(ran.status()).as("exit status; said %s", ran.errors()).isBetween(0, 3);
    RunRecord record = output.record("edns-unbound");
    Set<String> expected =
        new TreeSet<>(Set.of("records/edns-unbound.json", "junit/TEST-edns-unbound.xml"));
    record.results().stream()
        .flatMap(result -> result.evidence().stream())
        .map(EvidenceFile::path)
        .forEach(expected::add);
    assertThat(record.results())
        .filteredOn(result -> result.outcome().decided())
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.evidence()).as(result.id()).isNotEmpty());
    assertThat(output.files()).isEqualTo(expected);
    assertThat(expected).allMatch(file -> output.folder().resolve(file).toFile().length() > 0);
    assertThat(new Output(here).files()).as("files where it was started").isEmpty();
    assertThat(Output.count(output.junit("edns-unbound"), "testcase"))
        .isEqualTo(record.results().size());
  }

  @Test
  void theTotalTimeLimitEndsARun() throws Exception {
    Call call = Call.of("run", "--local", "unbound", "--only", Output.QUICK).into(output);
    Ran ran = call.forever().and("--total-timeout", "1s").run();
    assertThat(ran.status()).isEqualTo(3);
    RunRecord record = output.record("edns-unbound");
    assertThat(record.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(record.reason()).contains("total time limit");
  }

  @Test
  void aMissingResolverByName() throws Exception {
    Call call = Call.of("run", "--local", "bind").into(output);
    Ran ran = call.behind(Without.programs("named")).run();
    assertThat(ran.status()).as("said %s", ran.errors()).isEqualTo(3);
    assertThat(ran.complaints())
        .containsExactly(
            "edns-probe: bind: absent: program named not found; install the package bind9");
    assertThat(output.record("edns-bind").state()).isEqualTo(RunState.ABSENT);
  }

  @Test
  void aMissingResolverAmongAll() throws Exception {
    Call call = Call.of("run", "--local", "all", "--only", Output.QUICK).into(output);
    Call lacking = call.behind(Without.programs("named"));
    Ran ran = lacking.run();
    assertThat(ran.status()).as("said %s", ran.errors()).isZero();
    assertThat(output.record("edns-bind").state()).isEqualTo(RunState.ABSENT);
    assertThat(output.record("edns-unbound").state()).isEqualTo(RunState.COMPLETE);

    assertThat(lacking.with("PROTOPROBE_REQUIRE_PEERS", "1").run().status()).isEqualTo(3);
  }

  @Test
  void aResolverThatDoesNotStart() throws Exception {
    Call call = Call.of("run", "--local", "unbound").into(output);
    Ran ran = call.behind(Without.workingPrograms("unbound")).run();
    assertThat(ran.status()).as("said %s", ran.errors()).isEqualTo(3);
    assertThat(ran.complaints())
        .containsExactly(
            "edns-probe: unbound: unreachable: unbound: ended with status 1 before it was ready;"
                + " its log is empty");
    assertThat(Output.count(output.junit("edns-unbound"), "error")).isOne();
  }

  @Test
  void nothingAtAllIsInstalled() throws Exception {
    Call call = Call.of("run", "--local", "all");
    Ran ran = call.behind(Without.programs("named", "kresd", "pdns_recursor", "unbound")).run();
    assertThat(ran.status()).as("nothing ran; said %s", ran.errors()).isEqualTo(4);
    assertThat(ran.complaints()).hasSize(4).allMatch(line -> line.contains(": absent: program "));
  }

  @Test
  void namespacesAreRefused() throws Exception {
    Call call = Call.of("run", "--local", "unbound").into(output);
    Ran ran = call.behind(Without.networkNamespaces()).run();
    assertThat(ran.status()).as("said %s", ran.errors()).isEqualTo(3);
    assertThat(ran.complaints()).hasSize(1);
    assertThat(ran.complaints().get(0))
        .contains("unbound: absent: unshare", "No space left on device", "what allows it: sysctl");
  }

  /** Copied under another name into a folder with a blank, found by a relative path and by PATH. */
  @Test
  void whereverTheExecutableLies() throws Exception {
    Path odd = Someone.open(Files.createDirectory(folder.resolve("an odd folder")));
    Installed.copy(odd, "the probe");
    String[] line = {"run", "--local", "unbound", "--only", Output.QUICK, "-q"};
    assertThat(Call.of(Path.of("./the probe"), line).in(odd).run())
        .satisfies(ran -> assertThat(ran.status()).as("said %s", ran.errors()).isZero());
    assertThat(Call.of(Path.of("an odd folder/the probe"), line).in(folder).run())
        .satisfies(ran -> assertThat(ran.status()).as("said %s", ran.errors()).isZero());
    String path = odd + ":" + System.getenv("PATH");
    assertThat(
            Call.of(Path.of("the probe"), line)
                .behind(java.util.List.of("/usr/bin/env"))
                .with("PATH", path)
                .run())
        .satisfies(ran -> assertThat(ran.status()).as("said %s", ran.errors()).isZero());
  }
}
