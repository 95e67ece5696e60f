// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.AccessFaults.deniesOthers;
import static protoprobe.procmem.scenario.AccessFaults.deniesOwn;
import static protoprobe.procmem.scenario.AccessFaults.dumpable;
import static protoprobe.procmem.scenario.AccessFaults.grantsAll;
import static protoprobe.procmem.scenario.AccessFaults.opensTheDead;
import static protoprobe.procmem.scenario.AccessFaults.takesAllValues;
import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PROCESS_VM_READV;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Granted;
import protoprobe.procmem.checks.AccessExample;
import protoprobe.procmem.checks.CapabilityExample;
import protoprobe.procmem.checks.DumpableExample;
import protoprobe.procmem.checks.LandlockExample;
import protoprobe.procmem.checks.NamespaceExample;
import protoprobe.procmem.checks.SharedExample;
import protoprobe.procmem.checks.Undumpable;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.wire.Errno;

/** For the checks of access: a kernel that refuses too much, or too little. */
final class AccessScenarios {
  private static final String OPENED = "openat = 1000";
  private static final String REFUSED = "openat = EACCES";

  private AccessScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(table("access", AccessExample.values(), AccessExample::granted));
    all.addAll(table("dumpable", DumpableExample.values(), DumpableExample::granted));
    all.addAll(table("capabilities", CapabilityExample.values(), CapabilityExample::granted));
    all.addAll(table("userns", NamespaceExample.values(), NamespaceExample::granted));
    all.addAll(table("landlock", LandlockExample.values(), LandlockExample::granted));
    all.addAll(table("threads", SharedExample.values(), row -> Granted.EVERYTHING));
    all.removeIf(each -> each.id().startsWith("procmem/threads/file"));
    for (SharedExample row : SharedExample.values()) {
      all.add(file("procmem/threads/file/" + row.key(), row.granted(), Request.MEM_READ));
    }
    all.addAll(lives());
    all.addAll(others());
    return all;
  }

  private static <R extends Row> List<Scenario> table(
      String area, R[] rows, Function<R, Granted> granted) {
    List<Scenario> all = new ArrayList<>();
    for (R row : rows) {
      String start = "procmem/" + area;
      all.add(file(start + "/file/" + row.key(), granted.apply(row), Request.MEM_READ));
      all.add(
          file(start + "/file-to-write/" + row.key(), granted.apply(row), Request.MEM_READ_WRITE));
      all.add(
          granted.apply(row).includes(Request.PROCESS_VM)
              ? Scenario.of(start + "/process-vm/" + row.key())
                  .breaks(deniesOthers())
                  .fails("process_vm_readv = EPERM")
              : Scenario.of(start + "/process-vm/" + row.key())
                  .breaks(grantsAll())
                  .fails("process_vm_readv = 1"));
    }
    return all;
  }

  private static Scenario file(String id, Granted granted, Request request) {
    return granted.includes(request)
        ? Scenario.of(id).breaks(deniesOthers()).fails(REFUSED)
        : Scenario.of(id).breaks(grantsAll()).fails(OPENED);
  }

  private static List<Scenario> lives() {
    List<Scenario> all = new ArrayList<>();
    for (Undumpable row : Undumpable.values()) {
      all.add(
          Scenario.of("procmem/dumpable/values/" + row.key())
              .breaks(takesAllValues())
              .warns("prctl = 0"));
    }
    all.addAll(
        List.of(
            Scenario.of("procmem/dumpable/own-file").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/own-file-overridden").breaks(deniesOwn()).fails(REFUSED),
            Scenario.of("procmem/dumpable/opened-before").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/ids-dropped").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/executed-after-drop")
                .breaks(deniesOthers())
                .fails(REFUSED),
            Scenario.of("procmem/dumpable/reset-by-exec").breaks(deniesOthers()).fails(REFUSED),
            Scenario.of("procmem/dumpable/file-system-ids").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/shared-with-memory")
                .breaks(dumpable(1))
                .observes("after-the-childs-0"),
            Scenario.of("procmem/dumpable/inherited").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/capabilities-dropped")
                .breaks(deniesOthers())
                .fails(REFUSED),
            Scenario.of("procmem/dumpable/after-exit")
                .breaks(grantsAll())
                .fails("pidfd_getfd = 1000"),
            Scenario.of("procmem/dumpable/unreadable-program").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/setuid-program").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/setuid-without-effect")
                .breaks(deniesOthers())
                .fails(REFUSED),
            Scenario.of("procmem/dumpable/setgid-program").breaks(grantsAll()).fails(OPENED),
            Scenario.of("procmem/dumpable/program-with-capabilities")
                .breaks(grantsAll())
                .fails(OPENED)));
    return all;
  }

  private static List<Scenario> others() {
    return List.of(
        Scenario.of("procmem/access/sweep").breaks(grantsAll()).fails("cells"),
        Scenario.of("procmem/access/file-system-user-takes-capabilities")
            .breaks(grantsAll())
            .fails(OPENED),
        Scenario.of("procmem/capabilities/permitted-counts").breaks(grantsAll()).fails(OPENED),
        Scenario.of("procmem/capabilities/inheritable-does-not")
            .breaks(deniesOthers())
            .fails(REFUSED),
        Scenario.of("procmem/capabilities/bounding-does-not").breaks(deniesOthers()).fails(REFUSED),
        Scenario.of("procmem/capabilities/all-but-ptrace").breaks(grantsAll()).fails(OPENED),
        Scenario.of("procmem/capabilities/all-but-ptrace-not-dumpable")
            .breaks(grantsAll())
            .fails(OPENED),
        Scenario.of("procmem/userns/unreadable-program").breaks(grantsAll()).fails(OPENED),
        Scenario.of("procmem/threads/descriptors-are-not-memory")
            .breaks(grantsAll())
            .fails("pidfd_getfd = 1000"),
        Scenario.of("procmem/threads/dead-leader").breaks(opensTheDead()).warns(OPENED),
        Scenario.of("procmem/threads/dead-leader-process-vm")
            .breaks(any(PROCESS_VM_READV).and(failing(Errno.ESRCH)), returns(0))
            .warns("process_vm_readv = 0"),
        Scenario.of("procmem/threads/living-thread-process-vm")
            .breaks(deniesOthers())
            .fails("process_vm_readv = EPERM"),
        Scenario.of("procmem/threads/living-thread").breaks(deniesOthers()).fails(REFUSED),
        Scenario.of("procmem/threads/opened-before-leader-died")
            .breaks(any(PREAD64), returns(0))
            .fails("pread64 = 0"));
  }
}
