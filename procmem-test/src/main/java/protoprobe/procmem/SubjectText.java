// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import protoprobe.kit.fault.BadInput;
import protoprobe.procmem.oracle.Subject;
import protoprobe.procmem.oracle.Subject.Domain;
import protoprobe.procmem.oracle.Subject.Identity;
import protoprobe.procmem.oracle.Subject.Life;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Ids;

/** Reads a task from a command line: {@code uid=1000,caps=sys_ptrace+kill,dumpable=0}. */
final class SubjectText {
  private static final Set<String> KNOWN =
      Set.of(
          "uid",
          "ruid",
          "euid",
          "suid",
          "fsuid",
          "gid",
          "rgid",
          "egid",
          "sgid",
          "fsgid",
          "groups",
          "caps",
          "permitted",
          "dumpable",
          "state",
          "landlock");

  private final String option;
  private final Map<String, String> words = new LinkedHashMap<>();

  private SubjectText(String option) {
    this.option = option;
  }

  /**
   * Reads it.
   *
   * @param option its name, for messages
   * @param number of its thread group and memory
   * @throws BadInput if a word is unknown or has no such value
   */
  static Subject parse(String option, String text, int number) {
    SubjectText words = new SubjectText(option);
    for (String word : text.split(",")) {
      String[] pair = word.split("=", 2);
      if (pair.length != 2 || !KNOWN.contains(pair[0])) {
        throw words.bad(word, "one of " + KNOWN.stream().sorted().toList() + " and =VALUE");
      }
      words.words.put(pair[0], pair[1]);
    }
    return words.subject(number);
  }

  private Subject subject(int number) {
    Set<Capability> effective = capabilities("caps");
    Set<Capability> permitted = EnumSet.noneOf(Capability.class);
    permitted.addAll(capabilities("permitted"));
    permitted.addAll(effective);
    Identity identity =
        new Identity(ids("uid"), ids("gid"), groups(), effective, permitted, UserNamespace.INIT);
    String state = words.getOrDefault("state", "live");
    Life life =
        switch (state) {
          case "live", "zombie" -> Life.EXISTS;
          case "kernel" -> Life.KERNEL_THREAD;
          case "gone" -> Life.REAPED;
          default -> throw bad("state=" + state, "live, zombie, kernel or gone");
        };
    int dumpable = (int) number("dumpable", 1, 2);
    Memory memory = new Memory(number, dumpable, UserNamespace.INIT);
    boolean has = state.equals("live") || state.equals("gone");
    return new Subject(
        number,
        life,
        identity,
        has ? Optional.of(memory) : Optional.empty(),
        new Domain(words.getOrDefault("landlock", "")));
  }

  private Ids ids(String kind) {
    long all = number(kind, 0, 0xffff_fffeL);
    return new Ids(
        number("r" + kind, all, 0xffff_fffeL),
        number("e" + kind, all, 0xffff_fffeL),
        number("s" + kind, all, 0xffff_fffeL),
        number("fs" + kind, all, 0xffff_fffeL));
  }

  private long number(String word, long missing, long most) {
    String value = words.get(word);
    return value == null ? missing : number(word + "=" + value, value, most);
  }

  private long number(String shown, String value, long most) {
    if (!value.matches("\\d{1,10}") || Long.parseLong(value) > most) {
      throw bad(shown, "a number from 0 to " + most);
    }
    return Long.parseLong(value);
  }

  private Set<Long> groups() {
    return list("groups").stream()
        .map(each -> number("groups=" + each, each, 0xffff_fffeL))
        .collect(Collectors.toSet());
  }

  private Set<Capability> capabilities(String word) {
    Set<Capability> set = EnumSet.noneOf(Capability.class);
    for (String name : list(word)) {
      set.add(
          Arrays.stream(Capability.values())
              .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst()
              .orElseThrow(
                  () -> bad(word + "=" + name, "one of " + Arrays.toString(Capability.values()))));
    }
    return set;
  }

  private List<String> list(String word) {
    String value = words.getOrDefault(word, "");
    return value.isEmpty() ? List.of() : List.of(value.split("\\+"));
  }

  private BadInput bad(String word, String expected) {
    return new BadInput("%s: '%s': expected %s".formatted(option, word, expected));
  }
}
