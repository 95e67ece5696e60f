// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.gate.probe.Harvest;
import protoprobe.gate.probe.Home;
import protoprobe.gate.probe.OutputFolder;
import protoprobe.gate.probe.ProbeProgram;
import protoprobe.gate.probe.Probes;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.kit.cli.Interruption;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.report.Printable;

@Command(
    name = "run",
    description = {
      "Run every probe on every local target, and hold the results against what is expected.",
      "With PROTOPROBE_REQUIRE_PEERS=1 a local target that is not there is an error."
    },
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  /** The probes of this project; any other is named by {@code --probe}. */
  private static final List<String> NAMES = List.of("quic-probe", "procmem-test", "edns-probe");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Records, JUnit XML, evidence and site/index.html; default ${DEFAULT-VALUE}.",
      defaultValue = "conformance-results")
  Path out;

  @Option(
      names = "--probe",
      paramLabel = "PATH",
      description =
          "A probe's executable; default those beside this one, in its checkout, on PATH.")
  List<Path> named = List.of();

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto and plain: the probes' lines on standard error; or none.",
      defaultValue = "AUTO")
  Told progress;

  @Mixin SelectionPassed passed = new SelectionPassed();
  @Spec CommandSpec spec;

  private final Home home;
  private final Map<String, String> environment;

  RunCommand(Home home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** What the probes tell meanwhile; several of them share no bar. */
  enum Told {
    AUTO("plain"),
    PLAIN("plain"),
    NONE("none");

    private final String word;

    Told(String word) {
      this.word = word;
    }
  }

  @Override
  public Integer call() {
    ExpectationSource expected =
        judge.named()
            ? judge.source(false, 2)
            : home.expectations().map(ExpectationSource::at).orElseGet(ExpectationSource::none);
    expected.check();
    try (Interruption interruption = Interruption.watch(PATIENCE)) {
      List<Harvest> harvests = new ArrayList<>();
      List<ProbeProgram> probes = listed(files(), harvests, interruption);
      passed.refuseUnknown(probes);
      OutputFolder folder = OutputFolder.prepare(out);
      harvests.addAll(harvest(probes, folder, interruption));
      return new Publication(spec, judge, folder, environment).of(harvests, expected).code();
    }
  }

  private List<Harvest> harvest(
      List<ProbeProgram> all, OutputFolder folder, Interruption interruption) {
    Probes probes = new Probes(folder, interruption, err());
    List<Harvest> harvests = new ArrayList<>();
    for (ProbeProgram each : all) {
      if (interruption.happened()) {
        break;
      }
      if (each.ids().isEmpty()) {
        say(each.name() + ": skipped, its catalogue is empty");
      } else if (!passed.wants(each)) {
        say(each.name() + ": skipped, it has none of the ids of --only");
      } else {
        List<String> options = new ArrayList<>(List.of("--progress", progress.word));
        options.addAll(passed.forProbe(each));
        harvests.add(probes.run(each, options));
      }
    }
    return harvests;
  }

  /** The probes with their catalogues; one that cannot list its own counts as failed. */
  private List<ProbeProgram> listed(
      List<Path> files, List<Harvest> failed, Interruption interruption) {
    List<ProbeProgram> probes = new ArrayList<>();
    for (Path file : files) {
      try {
        probes.add(ProbeProgram.at(file, interruption, err()));
      } catch (Refused e) {
        failed.add(Harvest.failed(file.getFileName().toString(), e.getMessage()));
      }
    }
    return probes;
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>(new LinkedHashSet<>(named));
    named.forEach(ProbeProgram::refuseMissing);
    for (String name : named.isEmpty() ? NAMES : List.<String>of()) {
      Optional<Path> file = home.program(name);
      file.ifPresentOrElse(
          files::add, () -> say("%s: not found in %s".formatted(name, home.places())));
    }
    if (files.isEmpty()) {
      throw new Refused("no probe: expected one of %s, or --probe PATH".formatted(NAMES));
    }
    return files;
  }

  private void say(String line) {
    err().println(Printable.text(line));
    err().flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
