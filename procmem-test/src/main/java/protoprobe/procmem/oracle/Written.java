// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Callers and targets as {@link SituationText} reads them. */
public final class Written {
  private final List<String> parts = new ArrayList<>();

  private Written() {}

  /** The text of a caller. */
  public static String of(Caller caller) {
    Written written = new Written();
    written.ids(caller.uid(), caller.gid());
    if (!caller.groups().isEmpty()) {
      written.add(
          "groups",
          caller.groups().stream().sorted().map(String::valueOf).collect(Collectors.joining("+")));
    }
    written.add("caps", caller.effective());
    if (!caller.permitted().equals(caller.effective())) {
      written.add("permitted", caller.permitted());
    }
    written.where(caller.userns(), caller.landlock());
    return String.join(",", written.parts);
  }

  /** The text of a target. */
  public static String of(Target target) {
    Written written = new Written();
    written.ids(target.uid(), target.gid());
    written.add("permitted", target.permitted());
    written.add("dumpable", target.dumpable().ordinal());
    if (target.state() != Target.State.LIVE) {
      written.add("state", target.state().name().toLowerCase().replace('_', '-'));
    }
    written.where(target.userns(), target.landlock());
    if (!target.memoryUserns().equals(target.userns())) {
      written.add("memory-userns", target.memoryUserns());
    }
    return String.join(",", written.parts);
  }

  private void ids(Ids uid, Ids gid) {
    add("uid", uid);
    if (!gid.equals(uid)) {
      add("gid", gid);
    }
  }

  private void where(UserNamespace userns, List<String> landlock) {
    if (userns.parent().isPresent()) {
      add("userns", userns);
    }
    if (!landlock.isEmpty()) {
      add("landlock", String.join("/", landlock));
    }
  }

  private void add(String key, Object value) {
    parts.add(key + "=" + value);
  }
}
