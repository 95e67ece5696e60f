// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RunRecord;

/**
 * A place in a run record that takes text of anybody's, found by walking over the record's own
 * components: a field that is added to the format is found too, or refused as a type not known
 * here.
 *
 * @param name path of components, such as {@code target.facts.key}
 * @param edit changes the text there, in a whole record
 */
record TextPlace(String name, UnaryOperator<Object> edit) {
  /** Something that takes the place of another text. */
  private static final ThreadLocal<String> TEXT = new ThreadLocal<>();

  /** Every place that the sample has a text in; each list and map of it must hold something. */
  static List<TextPlace> of(RunRecord sample) {
    return walk(sample, "");
  }

  /** The record with that text there. */
  RunRecord with(RunRecord sample, String text) {
    TEXT.set(text);
    return (RunRecord) edit.apply(sample);
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<TextPlace> walk(Object value, String path) {
    if (value instanceof String) {
      return List.of(new TextPlace(path, any -> TEXT.get()));
    }
    if (value instanceof List<?> list) {
      return inside(list.get(0), path, edit -> any -> replaceFirst((List<?>) any, edit));
    }
    if (value instanceof Optional<?> optional) {
      return inside(optional.get(), path, edit -> any -> ((Optional<?>) any).map(edit));
    }
    if (value instanceof Map<?, ?> map) {
      Map.Entry<?, ?> first = map.entrySet().iterator().next();
      return List.of(
          new TextPlace(path + ".key", any -> new TreeMap<>(Map.of(TEXT.get(), first.getValue()))),
          new TextPlace(path + ".value", any -> new TreeMap<>(Map.of(first.getKey(), TEXT.get()))));
    }
    if (value instanceof Record && !(value instanceof Graded)) {
      return components(value, path);
    }
    boolean word = value instanceof Enum || value instanceof Number || value instanceof Boolean;
    if (word || value instanceof Instant || value instanceof Graded) {
      return List.of();
    }
    throw new AssertionError(path + ": a " + value.getClass() + ", which no test covers");
  }

  private static List<TextPlace> components(Object value, String path) {
    List<TextPlace> places = new ArrayList<>();
    for (RecordComponent each : value.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? each.getName() : path + "." + each.getName();
      places.addAll(inside(get(value, each), name, edit -> any -> rebuilt(any, each, edit)));
    }
    return places;
  }

  private static List<TextPlace> inside(
      Object value,
      String path,
      java.util.function.Function<UnaryOperator<Object>, UnaryOperator<Object>> lifted) {
    return walk(value, path).stream()
        .map(place -> new TextPlace(place.name(), lifted.apply(place.edit())))
        .toList();
  }

  private static List<Object> replaceFirst(List<?> list, UnaryOperator<Object> edit) {
    List<Object> changed = new ArrayList<>(list);
    changed.set(0, edit.apply(changed.get(0)));
    return changed;
  }

  private static Object rebuilt(Object value, RecordComponent changed, UnaryOperator<Object> edit) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] parts =
        Arrays.stream(components)
            .map(
                each ->
                    each.getName().equals(changed.getName())
                        ? edit.apply(get(value, each))
                        : get(value, each))
            .toArray();
    try {
      Class<?>[] types =
          Arrays.stream(components)
              .map(RecordComponent::getType)
              .collect(Collectors.toList())
              .toArray(Class<?>[]::new);
      return value.getClass().getDeclaredConstructor(types).newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(value.getClass() + " cannot be made again", e);
    }
  }

  private static Object get(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(component + " cannot be read", e);
    }
  }
}
