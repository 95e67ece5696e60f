// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Prefix;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Level;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.RunPlan;
import protoprobe.kit.fault.BadInput;

/** What one annotated class asks for. */
final class SuiteDefinition {
  private final Class<?> type;
  private final ConformanceSuite asked;

  SuiteDefinition(Class<?> type) {
    this.type = type;
    this.asked = AnnotationSupport.findAnnotation(type, ConformanceSuite.class).orElseThrow();
  }

  static boolean isSuite(Class<?> type) {
    return !type.isAnnotation() && AnnotationSupport.isAnnotated(type, ConformanceSuite.class);
  }

  Class<?> type() {
    return type;
  }

  ConformanceSuite asked() {
    return asked;
  }

  /** A new probe, whose options nothing has set yet. */
  Probe probe() {
    try {
      return ReflectionSupport.newInstance(asked.probe());
    } catch (Exception e) { // reflection throws checked ones, too
      throw new BadInput(
          "probe %s: expected a probe with a constructor without parameters: %s"
              .formatted(asked.probe().getName(), e));
    }
  }

  /**
   * The cases that become tests, sorted by id.
   *
   * @param narrowed ids, or what they begin with, to which every suite is narrowed; may be empty
   * @throws BadInput if the annotation names what there is not
   */
  List<CheckCase> cases(List<String> narrowed) {
    requireOneTarget();
    Probe probe = probe();
    List<String> arguments = new ArrayList<>(selection());
    if (!asked.local().isEmpty()) {
      arguments.addAll(List.of("--local", asked.local()));
    }
    RunPlan plan = RunPlan.of(probe, arguments);
    List<CheckCase> cases = plan.cases();
    if (cases.isEmpty()) {
      throw new BadInput("no check fits only, skip, levels and hazard");
    }
    if (narrowed.isEmpty()) {
      return cases;
    }
    for (String prefix : narrowed) {
      boolean ours = prefix.startsWith(probe.name() + "/");
      if (ours && plan.catalogue().stream().noneMatch(each -> Prefix.covers(prefix, each.id()))) {
        throw new BadInput("%s: unknown check id '%s'".formatted(SuiteDescriptor.ONLY, prefix));
      }
    }
    return cases.stream()
        .filter(each -> narrowed.stream().anyMatch(prefix -> Prefix.covers(prefix, each.id())))
        .toList();
  }

  /** Which checks, as arguments of the command {@code run}. */
  List<String> selection() {
    return Stream.concat(
            Stream.of(asked.only()).flatMap(id -> Stream.of("--only", id)),
            Stream.concat(
                Stream.of(asked.skip()).flatMap(id -> Stream.of("--skip", id)),
                levelsAndHazard().stream()))
        .toList();
  }

  /** The same without ids. */
  List<String> levelsAndHazard() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--level");
    arguments.add(Arrays.stream(asked.levels()).map(Level::name).collect(Collectors.joining(",")));
    if (asked.hazard() != Hazard.ORDINARY && asked.local().isEmpty()) {
      arguments.add(asked.hazard() == Hazard.FORGE ? "--forge" : "--intrusive");
    }
    return arguments;
  }

  /** Starts the target by the class's own method, if it has one. */
  Optional<RunningTarget> start() {
    return starter().map(SuiteDefinition::started);
  }

  private void requireOneTarget() {
    if (asked.levels().length == 0) {
      throw new BadInput("levels: expected one at least");
    }
    List<String> named = new ArrayList<>();
    starter().ifPresent(method -> named.add("the method " + method.getName() + "()"));
    if (!asked.target().isEmpty()) {
      named.add("target '%s'".formatted(asked.target()));
    }
    if (!asked.local().isEmpty()) {
      named.add("local '%s'".formatted(asked.local()));
    }
    if (named.size() > 1) {
      throw new BadInput("%s: expected one of them".formatted(String.join(" and ", named)));
    }
    if (named.isEmpty() && asked.options().length == 0) {
      throw new BadInput(
          "no target: expected target, local, or a static method with @ConformanceTarget");
    }
  }

  private static RunningTarget started(Method starter) {
    Object target = ReflectionSupport.invokeMethod(starter, null);
    if (target == null) {
      throw new BadInput("method %s(): expected a target, got null".formatted(starter.getName()));
    }
    return (RunningTarget) target;
  }

  private Optional<Method> starter() {
    List<Method> methods =
        AnnotationSupport.findAnnotatedMethods(
            type, ConformanceTarget.class, HierarchyTraversalMode.TOP_DOWN);
    if (methods.size() > 1) {
      throw new BadInput(
          "%d methods with @ConformanceTarget: expected one".formatted(methods.size()));
    }
    methods.forEach(SuiteDefinition::requireStarter);
    return methods.stream().findFirst();
  }

  private static void requireStarter(Method method) {
    if (!ModifierSupport.isStatic(method)
        || method.getParameterCount() > 0
        || !RunningTarget.class.isAssignableFrom(method.getReturnType())) {
      throw new BadInput(
          "method %s(): expected static, without parameters, returning RunningTarget"
              .formatted(method.getName()));
    }
  }
}
