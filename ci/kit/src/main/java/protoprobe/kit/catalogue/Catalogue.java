// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

/**
 * All checks of a probe, read from their annotations and tables. JUnit's own discovery cannot see
 * the rows of a table, so it is never asked.
 */
public final class Catalogue {
  private final SortedMap<String, CheckCase> cases = new TreeMap<>();

  private Catalogue() {}

  /**
   * Reads the classes marked {@link Topic} in a package and those below it.
   *
   * @throws IllegalStateException if two checks share an id
   */
  public static Catalogue ofPackage(String packageName) {
    return of(
        ReflectionSupport.findAllClassesInPackage(
            packageName, type -> type.isAnnotationPresent(Topic.class), name -> true));
  }

  /** Reads these classes. */
  public static Catalogue of(List<Class<?>> topics) {
    Catalogue catalogue = new Catalogue();
    topics.forEach(catalogue::addTopic);
    return catalogue;
  }

  /** Every case, in the order of the ids. */
  public List<CheckCase> cases() {
    return List.copyOf(cases.values());
  }

  /** The case of that id. */
  public Optional<CheckCase> find(String id) {
    return Optional.ofNullable(cases.get(id));
  }

  /** Whether some id is this one, or begins with it followed by a slash. */
  public boolean knowsPrefix(String prefix) {
    return cases.keySet().stream().anyMatch(id -> Prefix.covers(prefix, id));
  }

  private void addTopic(Class<?> type) {
    Topic topic = type.getAnnotation(Topic.class);
    AnnotationSupport.findAnnotatedMethods(type, Check.class, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .sorted(Comparator.comparing(Method::getName))
        .flatMap(method -> casesOf(topic, method))
        .forEach(this::add);
  }

  private void add(CheckCase added) {
    CheckCase present = cases.putIfAbsent(added.id(), added);
    if (present != null) {
      throw new IllegalStateException(
          "id %s is declared by %s and by %s"
              .formatted(added.id(), present.method(), added.method()));
    }
  }

  private static Stream<CheckCase> casesOf(Topic topic, Method method) {
    Row[] rows = method.getAnnotation(Check.class).rows().getEnumConstants();
    if (rows.length == 0) {
      return Stream.of(
          new CheckCase(requirement(topic, method, Optional.empty()), method, Optional.empty()));
    }
    return Arrays.stream(rows)
        .map(Optional::of)
        .map(row -> new CheckCase(requirement(topic, method, row), method, row));
  }

  private static Requirement requirement(Topic topic, Method method, Optional<Row> row) {
    Check check = method.getAnnotation(Check.class);
    List<String> covered = new ArrayList<>(List.of(check.row()));
    row.map(Row::catalogueRow).stream()
        .flatMap(names -> Arrays.stream(names.split(" ")))
        .filter(name -> !name.isEmpty())
        .forEach(covered::add);
    return new Requirement(
        check.id() + row.map(r -> "/" + r.key()).orElse(""),
        check.id(),
        topic.title(),
        check.spec().isEmpty() ? topic.spec() : check.spec(),
        check.section(),
        check.level(),
        check.says(),
        row.map(Row::says).orElse(""),
        List.copyOf(covered));
  }
}
