// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.fault.BadInput;

/** One annotated class; its tests are below it. */
final class SuiteDescriptor extends AbstractTestDescriptor {
  /** Segment of unique ids. */
  static final String SEGMENT = "class";

  /** The configuration parameter that narrows every suite. */
  static final String ONLY = "protoprobe.only";

  private final SuiteDefinition definition;
  private final List<CheckCase> cases;
  private final Optional<String> fault;

  private SuiteDescriptor(
      UniqueId id, SuiteDefinition definition, List<CheckCase> cases, Optional<String> fault) {
    super(id, simpleName(definition.type()), ClassSource.from(definition.type()));
    this.definition = definition;
    this.cases = cases;
    this.fault = fault;
  }

  /**
   * What is wrong with the annotation is told when the suite runs, for discovery has no failures.
   */
  static SuiteDescriptor of(UniqueId engine, Class<?> type, ConfigurationParameters parameters) {
    UniqueId id = engine.append(SEGMENT, type.getName());
    SuiteDefinition definition = new SuiteDefinition(type);
    List<String> narrowed =
        parameters.get(ONLY).stream()
            .flatMap(text -> Stream.of(text.split(",")))
            .map(String::strip)
            .filter(prefix -> !prefix.isEmpty())
            .toList();
    try {
      return new SuiteDescriptor(id, definition, definition.cases(narrowed), Optional.empty());
    } catch (BadInput e) {
      return new SuiteDescriptor(id, definition, List.of(), Optional.of(e.getMessage()));
    } catch (RuntimeException | LinkageError e) { // discovery would only log it
      return new SuiteDescriptor(id, definition, List.of(), Optional.of(e.toString()));
    }
  }

  SuiteDefinition definition() {
    return definition;
  }

  /** The cases that were found, whether or not they are to run. */
  List<CheckCase> cases() {
    return cases;
  }

  /** Those that are to run, by id. */
  Map<String, CheckDescriptor> checks() {
    return getChildren().stream()
        .map(CheckDescriptor.class::cast)
        .collect(Collectors.toMap(CheckDescriptor::id, Function.identity()));
  }

  Optional<String> fault() {
    return fault;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** Else a suite that cannot run would be pruned, and nobody would hear of it. */
  @Override
  public boolean mayRegisterTests() {
    return fault.isPresent();
  }

  @Override
  public String getLegacyReportingName() {
    return definition.type().getName();
  }

  private static String simpleName(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
