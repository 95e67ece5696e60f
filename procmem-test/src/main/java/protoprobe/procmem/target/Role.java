// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import protoprobe.procmem.agent.LifeLine;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Ids;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * Who a task is to become. It says what to ask for; what came of it is read back with {@link
 * Task#credentials()}.
 *
 * @param uids user ids
 * @param gids group ids; supplementary ones are dropped
 * @param permitted capabilities
 * @param effective capabilities, each of them permitted
 * @param dumpable 0 or 1, for prctl(PR_SET_DUMPABLE): every change of credentials sets it to
 *     fs.suid_dumpable
 */
public record Role(
    Ids uids, Ids gids, Set<Capability> permitted, Set<Capability> effective, int dumpable) {
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_KEEPCAPS = 8;
  private static final int CAPABILITY_VERSION_3 = 0x2008_0522;

  /** Somebody with one id for all, no capabilities, dumpable. */
  public static Role user(long id) {
    return new Role(Ids.all(id), Ids.all(id), Set.of(), Set.of(), 1);
  }

  /** The same with these capabilities, permitted and effective. */
  public Role with(Capability... capabilities) {
    Set<Capability> set = Set.of(capabilities);
    return new Role(uids, gids, set, set, dumpable);
  }

  /** The same, dumpable or not. */
  public Role dumpable(int value) {
    return new Role(uids, gids, permitted, effective, value);
  }

  /** The same with these user ids. */
  public Role uids(Ids others) {
    return new Role(others, gids, permitted, effective, dumpable);
  }

  /**
   * Groups go before users, capabilities last: each step needs what a later one takes away. Without
   * CAP_SETUID, setfsuid(2) takes any of the real, effective and saved id.
   */
  void take(Task task) {
    task.call(Syscall.PRCTL, PR_SET_KEEPCAPS, 1).value();
    task.call(Syscall.SETGROUPS, 0, 0).value();
    task.call(Syscall.SETRESGID, gids.real(), gids.effective(), gids.saved()).value();
    task.call(Syscall.SETFSGID, gids.fs()).value();
    task.call(Syscall.SETRESUID, uids.real(), uids.effective(), uids.saved()).value();
    task.call(Syscall.SETFSUID, uids.fs()).value(); // the old one: it never says an error
    capabilities(task, permitted, effective).value();
    LifeLine.tie(task.agent());
    task.call(Syscall.PRCTL, PR_SET_DUMPABLE, dumpable).value();
  }

  private static Returned capabilities(
      Task task, Set<Capability> permitted, Set<Capability> effective) {
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(CAPABILITY_VERSION_3).putInt(0); // version, pid: this thread
    long[] sets = {bits(effective), bits(permitted), 0};
    ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    for (int half = 0; half < 2; half++) { // two struct __user_cap_data_struct
      for (long set : sets) {
        data.putInt((int) (set >>> (32 * half)));
      }
    }
    long first = task.scratch().put(header.array());
    return task.call(Syscall.CAPSET, first, task.scratch().put(data.array()));
  }

  private static long bits(Set<Capability> set) {
    return set.stream().mapToLong(each -> 1L << each.number()).reduce(0, (a, b) -> a | b);
  }
}
