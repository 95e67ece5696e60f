// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.PR_SET_KEEPCAPS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.agent.LifeLine;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * Changes who a task is. Group ids come before user ids, and the file system's ids before the
 * capability to change them is dropped (capabilities(7)). A call that would change nothing is not
 * made, so that an ordinary user can do what needs no privilege.
 */
final class Identity {
  private static final int VERSION_3 = 0x2008_0522; // _LINUX_CAPABILITY_VERSION_3
  private static final int HEADER = 8;
  private static final int SETS = 24;

  private final Task task;
  private final Caller now;
  private final List<Call> calls = new ArrayList<>();
  private final List<byte[]> pieces = new ArrayList<>();
  private int taken;

  private Identity(Task task, Caller now) {
    this.task = task;
    this.now = now;
  }

  /**
   * Makes a task of these credentials what is wanted: ids, groups and capabilities.
   *
   * @throws NotApplicable if a call is refused
   */
  static void change(Task task, Caller now, Caller wanted) {
    Identity identity = new Identity(task, now);
    identity.groups(wanted);
    identity.ids(wanted);
    identity.capabilities(wanted);
    identity.make();
  }

  /**
   * Gives a task these three sets.
   *
   * @throws NotApplicable if that is refused
   */
  static void capabilities(
      Task task, CapabilitySet effective, CapabilitySet permitted, CapabilitySet inheritable) {
    Identity identity = new Identity(task, Caller.user(0));
    identity.capset(effective, permitted, inheritable);
    identity.make();
  }

  private void groups(Caller wanted) {
    // that nobody may drop groups without privilege matters only to who asks for others
    if (now.groups().equals(wanted.groups())
        || (wanted.groups().isEmpty() && now.effective().equals(CapabilitySet.NONE))) {
      return;
    }
    ByteBuffer list = little(Integer.BYTES * wanted.groups().size());
    wanted.groups().stream().sorted().forEach(list::putInt);
    add(Syscall.SETGROUPS, "groups " + wanted.groups(), wanted.groups().size(), put(list));
  }

  private void ids(Caller wanted) {
    if (now.uid().equals(wanted.uid()) && now.gid().equals(wanted.gid())) {
      return;
    }
    add(Syscall.PRCTL, "PR_SET_KEEPCAPS", PR_SET_KEEPCAPS, 1);
    Ids gid = wanted.gid();
    add(Syscall.SETRESGID, "gid " + gid, gid.real(), gid.effective(), gid.saved());
    Ids uid = wanted.uid();
    add(Syscall.SETRESUID, "uid " + uid, uid.real(), uid.effective(), uid.saved());
    if (gid.fs() != gid.effective() || uid.fs() != uid.effective()) {
      capset(now.permitted(), now.permitted());
      add(Syscall.SETFSGID, "fsgid " + gid.fs(), gid.fs());
      add(Syscall.SETFSUID, "fsuid " + uid.fs(), uid.fs());
    }
  }

  private void capabilities(Caller wanted) {
    if (!calls.isEmpty()
        || !now.effective().equals(wanted.effective())
        || !now.permitted().equals(wanted.permitted())) {
      capset(wanted.effective(), wanted.permitted());
    }
  }

  private void capset(CapabilitySet effective, CapabilitySet permitted) {
    capset(effective, permitted, CapabilitySet.NONE);
  }

  private void capset(CapabilitySet effective, CapabilitySet permitted, CapabilitySet inheritable) {
    long header = put(little(HEADER).putInt(VERSION_3).putInt(0));
    ByteBuffer sets = little(SETS);
    for (int half = 0; half < 2; half++) {
      int shift = half * Integer.SIZE;
      sets.putInt((int) (effective.bits() >>> shift));
      sets.putInt((int) (permitted.bits() >>> shift));
      sets.putInt((int) (inheritable.bits() >>> shift));
    }
    String note = "effective %s, permitted %s, had %s";
    add(Syscall.CAPSET, note.formatted(effective, permitted, now.permitted()), header, put(sets));
  }

  private void add(Syscall syscall, String note, long... arguments) {
    calls.add(Call.of(syscall, arguments).noted(note));
  }

  /** The address where that will be. */
  private long put(ByteBuffer structure) {
    long address = task.agent().memory().start() + taken;
    pieces.add(structure.array());
    taken += structure.capacity();
    return address;
  }

  private void make() {
    if (calls.isEmpty()) {
      return;
    }
    ByteBuffer all = ByteBuffer.allocate(taken);
    pieces.forEach(all::put);
    task.agent().poke(task.agent().memory().start(), all.array());
    Iterator<Returned> results = task.calls(calls).iterator();
    calls.forEach(call -> accept(call, results.next()));
    LifeLine.tie(task.agent()); // the kernel has forgotten it
  }

  private static void accept(Call call, Returned returned) {
    if (!returned.ok()) {
      throw new NotApplicable(
          "%s (%s): expected success, got %s"
              .formatted(call.syscall(), call.note(), returned.text()));
    }
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
