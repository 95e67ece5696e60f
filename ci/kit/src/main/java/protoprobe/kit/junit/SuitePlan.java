// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import protoprobe.kit.cli.RunPlan;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.run.Job;

/**
 * One run of a suite, with every placeholder replaced.
 *
 * @param job examines the target
 * @param expected known deviations
 * @param strict whether a broken SHOULD fails, too
 * @param repeats whether checks are run several times
 * @param out where record and evidence go
 */
record SuitePlan(Job job, ExpectationSource expected, boolean strict, boolean repeats, Path out) {

  /**
   * Reads all that the annotation says of the run.
   *
   * @param started the target that the class itself has started, if it does so
   * @param usual where record and evidence go unless the annotation says
   * @throws BadInput if something cannot be parsed or is unknown
   */
  static SuitePlan of(
      SuiteDescriptor suite,
      Optional<RunningTarget> started,
      Placeholders texts,
      Supplier<Path> usual) {
    SuiteDefinition definition = suite.definition();
    ConformanceSuite asked = definition.asked();
    Path out = asked.out().isEmpty() ? usual.get() : Path.of(texts.resolve(asked.out()));
    List<String> arguments = new ArrayList<>(options(definition, started, texts));
    arguments.addAll(selection(suite));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(target(definition, started, texts));
    RunPlan plan = RunPlan.of(definition.probe(), arguments);
    return new SuitePlan(
        job(plan), expected(texts.resolve(asked.expect())), asked.strict(), plan.repeats(), out);
  }

  private static List<String> options(
      SuiteDefinition definition, Optional<RunningTarget> started, Placeholders texts) {
    List<String> options = new ArrayList<>();
    Stream.of(definition.asked().options()).map(texts::resolve).forEach(options::add);
    started.map(RunningTarget::options).ifPresent(options::addAll);
    try {
      RunPlan.requireOptions(definition.probe(), options);
    } catch (BadInput e) {
      throw new BadInput("options: " + e.getMessage());
    }
    return options;
  }

  private static List<String> selection(SuiteDescriptor suite) {
    SuiteDefinition definition = suite.definition();
    if (suite.checks().size() == definition.cases(List.of()).size()) {
      return definition.selection();
    }
    List<String> arguments = new ArrayList<>(definition.levelsAndHazard());
    suite.checks().keySet().stream()
        .sorted()
        .forEach(id -> arguments.addAll(List.of("--only", id)));
    return arguments;
  }

  private static List<String> target(
      SuiteDefinition definition, Optional<RunningTarget> started, Placeholders texts) {
    ConformanceSuite asked = definition.asked();
    if (!asked.local().isEmpty()) {
      return List.of("--local", asked.local());
    }
    String name = asked.name().isEmpty() ? definition.type().getSimpleName() : asked.name();
    String address =
        started.map(RunningTarget::address).orElseGet(() -> texts.resolve(asked.target()));
    return address.isEmpty() ? List.of("--name", name) : List.of("--name", name, "--", address);
  }

  private static Job job(RunPlan plan) {
    List<Job> jobs = plan.jobs();
    if (jobs.size() != 1) {
      throw new BadInput("%d targets: expected one".formatted(jobs.size()));
    }
    return jobs.get(0);
  }

  private static ExpectationSource expected(String place) {
    ExpectationSource source =
        place.isEmpty()
            ? ExpectationSource.none()
            : ExpectationSource.at(Path.of(place).toAbsolutePath());
    source.check();
    return source;
  }
}
