// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "mm/gup.c", title = "Kinds of memory")
final class RegionChecks {
  private static final int PIECE = 16;
  private static final long VSYSCALL = 0xffff_ffff_ff60_0000L;

  @Check(
      id = "procmem/read/own-region",
      row = "R-20",
      section = "check_vma_flags()",
      level = MUST,
      rows = OwnRegion.class,
      says = "Stack, heap and the kernel's code in a task are read like any other memory.")
  void ownRegion(Machine machine, OwnRegion row) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.hole(1);
      if (row == OwnRegion.HEAP) {
        long end = it.task().require(Syscall.BRK, 0);
        it.task().require(Syscall.BRK, end + it.page());
      }
      Region region = Region.named(it.task(), row.region());
      long at = region.end() - it.page();

      Transfer read = it.mem().pread(machine.provoke(at, it.at(1)), PIECE);

      assertThatCall(read).as("16 octets").returns(PIECE);
      assertThat(read.octets())
          .as("what the task itself sees there")
          .isEqualTo(it.task().agent().peek(at, PIECE));
    }
  }

  @Check(
      id = "procmem/read/shared",
      row = "R-31",
      section = "check_vma_flags()",
      level = MUST,
      rows = SharedKind.class,
      says = "Shared memory is read like any other.")
  void shared(Machine machine, SharedKind row) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDONLY)) {
      int page = task.pageSize();
      int sharing = machine.provoke(MAP_SHARED, MAP_PRIVATE);
      Mapping memory = new Mapping(task, map(task, row, page, sharing), page);
      memory.put(0, (byte) 4, (byte) 5, (byte) 6).requireProtection("rw-s");

      Transfer read = mem.pread(memory.address(), 3);

      assertThatCall(read).as("3 octets").returns(3);
      assertThat(read.octets()).as("the memory's octets").containsExactly(4, 5, 6);
    }
  }

  private static long map(Task task, SharedKind kind, int page, int sharing) {
    int protection = PROT_READ | PROT_WRITE;
    return switch (kind) {
      case ANONYMOUS -> task.map(0, page, protection, sharing | MAP_ANONYMOUS).address();
      case MEMFD -> Memfd.of(task, page).map(page, protection, sharing);
      case DEV_ZERO -> {
        if (!task.open("/dev/zero", O_RDWR).returned().ok()) {
          throw new NotApplicable("/dev/zero: " + task.open("/dev/zero", O_RDWR).returned());
        }
        int zero = task.open("/dev/zero", O_RDWR).file().descriptor();
        yield new Memfd(task, zero).map(page, protection, sharing);
      }
    };
  }

  @Check(
      id = "procmem/read/advised",
      row = "R-19",
      section = "check_vma_flags()",
      level = MUST,
      rows = Advice.class,
      says = "Advice about core dumps or children does not keep a page from being read.")
  void advised(Machine machine, Advice row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      machine.provoke(() -> it.task().require(Syscall.MADVISE, it.at(0), it.page(), row.number()));
      String flags = flags(it);
      if (!flags.contains(" " + row.flag())) {
        throw new NotApplicable(
            "/proc/PID/smaps: no flag %s in '%s'".formatted(row.flag(), flags.strip()));
      }

      assertThat(it.mem().pread(it.at(0), PIECE).octets())
          .as("the page's octets")
          .isEqualTo(it.original(0, PIECE));
    }
  }

  /** The line VmFlags of the mapping that begins with the first page. */
  private static String flags(Specimen it) {
    String smaps = it.task().readFile("/proc/self/smaps");
    int start = smaps.indexOf(Long.toHexString(it.at(0)) + "-");
    int line = start < 0 ? -1 : smaps.indexOf("VmFlags:", start);
    return line < 0 ? "" : smaps.substring(line + 8, smaps.indexOf('\n', line));
  }

  @Check(
      id = "procmem/read/vsyscall",
      row = "R-22",
      section = "get_gate_page()",
      level = INFO,
      says = "Whether the page of old system calls at a fixed address can be read (x86-64).")
  void vsyscall(Machine machine, Findings findings) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      if (it.task().agent().architecture() != Architecture.X86_64) {
        throw new NotApplicable("vsyscall: only x86-64 has it");
      }
      long at = machine.provoke(VSYSCALL, it.at(0));
      String moved = it.mem().lseek(at, SEEK_SET).raw() == at ? "" : "no such position, then ";

      findings.observe("vsyscall", moved + it.mem().read(8).returned().text());
    }
  }

  @Check(
      id = "procmem/read/no-key",
      row = "R-30",
      section = "vma_permits_fault()",
      level = INFO,
      says = "Whether memory that the task has locked away with a protection key can be read.")
  void noKey(Machine machine, Findings findings) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long key = it.task().require(Syscall.PKEY_ALLOC, 0, machine.provoke(1, 0)); // no access
      it.task().require(Syscall.PKEY_MPROTECT, it.at(0), it.page(), PROT_READ | PROT_WRITE, key);

      findings.observe("locked-page", it.mem().pread(it.at(0), 8).returned().text());
      findings.observe("own-access", own(it));
    }
  }

  /** Whether the task itself can read the page: as a path, which is never found. */
  private static String own(Specimen it) {
    return it.task().call(Syscall.FACCESSAT, -1, it.at(0), 0).text();
  }

  @Check(
      id = "procmem/read/stopped",
      row = "R-27",
      section = "get_user_pages_remote()",
      level = MUST,
      rows = StoppedBy.class,
      says = "A stopped task's memory is read like a running one's.")
  void stopped(Machine machine, StoppedBy row) {
    try (Task reader = machine.spawn();
        Task parent = machine.spawn();
        Task target = parent.fork();
        Mapping page = target.map(target.pageSize(), PROT_READ | PROT_WRITE);
        OpenFile mem = reader.mem(target, O_RDONLY)) {
      page.put(0, (byte) 7, (byte) 8, (byte) 9);
      String place = target.place();
      long pid = target.pid();
      machine.provoke(() -> row.stop(parent, pid));
      String state = reader.readFile(place + "/status");

      Transfer read = mem.pread(page.address(), 3);
      machine.provoke(() -> row.goOn(parent, pid)); // else its own memory cannot be given back

      assertThat(state).as("state " + row.state()).contains("State:\t" + row.state());
      assertThatCall(read).as("3 octets").returns(3);
      assertThat(read.octets()).as("the page's octets").containsExactly(7, 8, 9);
    }
  }
}
