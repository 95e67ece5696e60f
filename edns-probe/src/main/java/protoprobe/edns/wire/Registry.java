// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Numbers and mnemonics of one IANA registry, read from a class's int constants. */
final class Registry {
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String unknownPrefix;

  private Registry(String unknownPrefix) {
    this.unknownPrefix = unknownPrefix;
  }

  /** Every {@code public static final int}; an underscore in a constant is a hyphen in its name. */
  static Registry of(Class<?> constants, String unknownPrefix) {
    Registry registry = new Registry(unknownPrefix);
    for (Field field : constants.getDeclaredFields()) {
      if (field.getType() == int.class && Modifier.isPublic(field.getModifiers())) {
        registry.add(valueOf(field), field.getName().replace('_', '-'));
      }
    }
    return registry;
  }

  private static int valueOf(Field field) {
    try {
      return field.getInt(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("constant " + field + ": expected public, is not", e);
    }
  }

  private void add(int number, String name) {
    names.put(number, name);
    numbers.put(name, number);
  }

  String name(int number) {
    return names.getOrDefault(number, unknownPrefix + number);
  }

  /** A known mnemonic, or the prefix with a number up to 65535 (RFC 3597 section 5). */
  OptionalInt number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return OptionalInt.of(known);
    }
    boolean generic = name.regionMatches(true, 0, unknownPrefix, 0, unknownPrefix.length());
    String digits = generic ? name.substring(unknownPrefix.length()) : "";
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 0xFFFF) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }
}
