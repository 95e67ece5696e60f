// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.CLONE_NEWUSER;
import static protoprobe.procmem.wire.Flags.O_WRONLY;
import static protoprobe.procmem.wire.Flags.PR_SET_DUMPABLE;
import static protoprobe.procmem.wire.Flags.PR_SET_NO_NEW_PRIVS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * One task for each user namespace and each Landlock domain, the parent of all that are to be in
 * it.
 */
final class Homes {
  private static final long MAKE_SYM = 1 << 12; // LANDLOCK_ACCESS_FS_MAKE_SYM: nothing we do

  private final Premises premises;
  private final Task usher;
  private final Map<Where, Home> homes = new HashMap<>();

  Homes(Premises premises, Task usher) {
    this.premises = premises;
    this.usher = usher;
    homes.put(new Where(premises.base(), List.of()), new Home(usher, premises.self()));
  }

  /**
   * Where a task is.
   *
   * @param userns its user namespace
   * @param landlock its Landlock domains, outermost first
   */
  record Where(UserNamespace userns, List<String> landlock) {}

  /**
   * A parent.
   *
   * @param task the task
   * @param caller what it and its new children are
   */
  record Home(Task task, Caller caller) {}

  /**
   * The parent for those who are to be there.
   *
   * @throws NotApplicable if a call is refused
   */
  Home of(UserNamespace userns, List<String> landlock) {
    Where where = new Where(userns, landlock);
    Home home = homes.get(where);
    if (home == null) {
      home = landlock.isEmpty() ? namespace(userns) : domain(userns, landlock);
      homes.put(where, home);
    }
    return home;
  }

  private Home namespace(UserNamespace userns) {
    UserNamespace above = userns.parent().orElseThrow();
    Home parent = of(above, List.of());
    Task task = parent.task().fork();
    int owner = userns.owner();
    // who has no id but one is already who he has to be
    Caller creator = above.equals(premises.base()) ? Caller.user(owner) : parent.caller();
    Identity.change(task, parent.caller(), creator.in(above));
    must("PR_SET_DUMPABLE", task.call(Syscall.PRCTL, PR_SET_DUMPABLE, 1));
    must("CLONE_NEWUSER", task.call(Syscall.UNSHARE, CLONE_NEWUSER));
    map(task, above.equals(premises.base()) ? owner : 0);
    return new Home(task, ReadBack.caller(usher.credentialsOf(task), userns, List.of()));
  }

  /** Root inside is the creator outside. */
  private static void map(Task task, int creator) {
    if (task.open("/proc/self/setgroups", O_WRONLY)
        .errno()
        .filter(Errno.ENOENT::equals)
        .isEmpty()) {
      write(task, "/proc/self/setgroups", "deny"); // Linux before 3.19 and gVisor have none
    }
    write(task, "/proc/self/uid_map", "0 " + creator + " 1");
    write(task, "/proc/self/gid_map", "0 " + creator + " 1");
  }

  private static void write(Task task, String path, String text) {
    Opening opening = task.open(path, O_WRONLY);
    must(path, opening.returned());
    try (OpenFile file = opening.file()) {
      must(path, file.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Home domain(UserNamespace userns, List<String> landlock) {
    Home parent = of(userns, landlock.subList(0, landlock.size() - 1));
    Task task = parent.task().fork();
    ByteBuffer attributes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    attributes.putLong(MAKE_SYM);
    long address = task.agent().memory().start();
    task.agent().poke(address, attributes.array());
    Returned ruleset = task.call(Syscall.LANDLOCK_CREATE_RULESET, address, Long.BYTES, 0);
    must("Landlock", ruleset);
    if (parent.caller().effective().equals(CapabilitySet.NONE)) {
      must("PR_SET_NO_NEW_PRIVS", task.call(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1));
    }
    must("Landlock", task.call(Syscall.LANDLOCK_RESTRICT_SELF, ruleset.value(), 0));
    task.call(Syscall.CLOSE, ruleset.value()).value();
    return new Home(task, parent.caller().landlocked(landlock));
  }

  private static void must(String what, Returned returned) {
    if (!returned.ok()) {
      throw new NotApplicable(
          "%s (%s): expected success, got %s".formatted(returned.call(), what, returned.text()));
    }
  }
}
