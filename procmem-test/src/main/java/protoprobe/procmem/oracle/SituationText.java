// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.kit.fault.BadInput;

/**
 * Callers and targets as a command line has them: {@code uid=1000,caps=SYS_PTRACE+DAC_OVERRIDE}.
 * Ids are one number, or real/effective/saved/fs. A user namespace is a path of owners, as {@code
 * init/1000}: made by uid and gid 1000, who are root inside; {@code #} and a word tell siblings
 * apart.
 */
public final class SituationText {
  private static final Set<String> COMMON = Set.of("uid", "gid", "permitted", "userns", "landlock");
  private static final Set<String> CALLER = Set.of("groups", "caps");
  private static final Set<String> TARGET = Set.of("dumpable", "state", "memory-userns");

  private final String what;
  private final Map<String, String> values = new TreeMap<>();

  private SituationText(String what, String text, Set<String> own) {
    this.what = what;
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      boolean known = COMMON.contains(pair[0]) || own.contains(pair[0]);
      if (pair.length != 2 || !known || values.put(pair[0], pair[1]) != null) {
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(own);
        throw bad(part, "KEY=VALUE, each key once, of " + keys.stream().sorted().toList());
      }
    }
  }

  /**
   * Reads a caller.
   *
   * @throws BadInput if a part is not understood
   */
  public static Caller caller(String text) {
    SituationText read = new SituationText("caller", text, CALLER);
    CapabilitySet caps = read.capabilities("caps", CapabilitySet.NONE);
    return Caller.user(0)
        .uids(read.ids("uid"))
        .gids(read.ids("gid"))
        .in(read.numbers("groups"))
        .with(caps)
        .permitting(read.capabilities("permitted", caps))
        .in(read.namespace("userns", UserNamespace.INIT))
        .landlocked(read.domains());
  }

  /**
   * Reads a target.
   *
   * @throws BadInput if a part is not understood
   */
  public static Target target(String text) {
    SituationText read = new SituationText("target", text, TARGET);
    UserNamespace userns = read.namespace("userns", UserNamespace.INIT);
    return Target.user(0)
        .uids(read.ids("uid"))
        .gids(read.ids("gid"))
        .permitting(read.capabilities("permitted", CapabilitySet.NONE))
        .in(userns, read.namespace("memory-userns", userns))
        .in(read.word("state", Target.State.values(), Target.State.LIVE))
        .dumping(Target.Dumpable.values()[read.dumpable()])
        .landlocked(read.domains());
  }

  private Ids ids(String key) {
    String text = values.getOrDefault(key, values.getOrDefault("uid", "0"));
    int[] ids = Arrays.stream(text.split("/", -1)).mapToInt(id -> number(key, id)).toArray();
    return switch (ids.length) {
      case 1 -> Ids.all(ids[0]);
      case 4 -> new Ids(ids[0], ids[1], ids[2], ids[3]);
      default -> throw bad(key + "=" + text, "one id, or REAL/EFFECTIVE/SAVED/FS");
    };
  }

  private int dumpable() {
    int value = number("dumpable", values.getOrDefault("dumpable", "1"));
    if (value > 2) {
      throw bad("dumpable=" + value, "0, 1 or 2");
    }
    return value;
  }

  private Set<Integer> numbers(String key) {
    return values.containsKey(key)
        ? Arrays.stream(values.get(key).split("\\+", -1))
            .map(text -> number(key, text))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private int number(String key, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw bad(key + "=" + text, "a number from 0 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private CapabilitySet capabilities(String key, CapabilitySet otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("0x[0-9a-fA-F]{1,15}")) {
      return new CapabilitySet(Long.parseLong(text.substring(2), 16));
    }
    return switch (text) {
      case "none" -> CapabilitySet.NONE;
      case "all" -> CapabilitySet.ALL;
      default ->
          CapabilitySet.of(
              Arrays.stream(text.split("\\+", -1))
                  .map(name -> capability(key, name))
                  .toArray(Capability[]::new));
    };
  }

  private Capability capability(String key, String name) {
    return Capability.named(name)
        .orElseThrow(
            () ->
                bad(
                    key + "=" + name,
                    "all, none, 0xBITS, or names joined by + of "
                        + Arrays.toString(Capability.values())));
  }

  private UserNamespace namespace(String key, UserNamespace otherwise) {
    if (!values.containsKey(key)) {
      return otherwise;
    }
    String[] path = values.get(key).split("/", -1);
    if (!path[0].equals("init")) {
      throw bad(key + "=" + values.get(key), "a path of owners such as init/1000");
    }
    UserNamespace here = UserNamespace.INIT;
    for (String name : List.of(path).subList(1, path.length)) {
      int owner = number(key, name.split("#", 2)[0]);
      here = here.child(name, owner, owner);
    }
    return here;
  }

  private List<String> domains() {
    return values.containsKey("landlock")
        ? List.of(values.get("landlock").split("/", -1))
        : List.of();
  }

  private <E extends Enum<E>> E word(String key, E[] words, E otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    return Arrays.stream(words)
        .filter(each -> each.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> bad(key + "=" + text, "one of " + Arrays.toString(words).toLowerCase()));
  }

  private BadInput bad(String part, String expected) {
    return new BadInput("%s '%s': expected %s".formatted(what, part, expected));
  }
}
