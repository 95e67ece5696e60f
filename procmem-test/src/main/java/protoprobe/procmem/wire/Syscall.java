// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

import java.util.Locale;

/** The system calls that we make, with their numbers on x86-64 and on aarch64 (asm/unistd.h). */
public enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  OPENAT(257, 56),
  CLOSE(3, 57),
  CLOSE_RANGE(436, 436),
  FSTAT(5, 80),
  NEWFSTATAT(262, 79),
  STATX(332, 291),
  GETXATTR(191, 8),
  LSEEK(8, 62),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  READV(19, 65),
  WRITEV(20, 66),
  PREADV(295, 69),
  PWRITEV(296, 70),
  PREADV2(327, 286),
  PIPE2(293, 59),
  DUP(32, 23),
  DUP3(292, 24),
  FCNTL(72, 25),
  FLOCK(73, 32),
  IOCTL(16, 29),
  FSYNC(74, 82),
  TRUNCATE(76, 45),
  FTRUNCATE(77, 46),
  READAHEAD(187, 213),
  FALLOCATE(285, 47),
  FADVISE64(221, 223),
  GETDENTS64(217, 61),
  SENDFILE(40, 71),
  SPLICE(275, 76),
  COPY_FILE_RANGE(326, 285),
  PPOLL(271, 73),
  SOCKETPAIR(53, 199),
  SENDMSG(46, 211),
  RECVMSG(47, 212),
  IO_URING_SETUP(425, 425),
  IO_URING_ENTER(426, 426),
  MKDIRAT(258, 34),
  UNLINKAT(263, 35),
  SYMLINKAT(266, 36),
  LINKAT(265, 37),
  RENAMEAT2(316, 276),
  READLINKAT(267, 78),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHOWN(93, 55),
  FCHOWNAT(260, 54),
  FACCESSAT(269, 48),
  SETXATTR(188, 5),
  CHDIR(80, 49),
  CHROOT(161, 51),
  MOUNT(165, 40),
  UMOUNT2(166, 39),
  BRK(12, 214),
  MMAP(9, 222),
  MUNMAP(11, 215),
  MPROTECT(10, 226),
  MREMAP(25, 216),
  MADVISE(28, 233),
  MLOCK(149, 228),
  MUNLOCK(150, 229),
  MSEAL(462, 462),
  PKEY_ALLOC(330, 289),
  PKEY_FREE(331, 290),
  PKEY_MPROTECT(329, 288),
  MEMFD_CREATE(319, 279),
  MEMFD_SECRET(447, 447),
  USERFAULTFD(323, 282),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  PROCESS_MADVISE(440, 440),
  MIGRATE_PAGES(256, 238),
  MOVE_PAGES(279, 239),
  PTRACE(101, 117),
  KCMP(312, 272),
  PIDFD_OPEN(434, 434),
  PIDFD_GETFD(438, 438),
  PIDFD_SEND_SIGNAL(424, 424),
  PERF_EVENT_OPEN(298, 241),
  GET_ROBUST_LIST(274, 100),
  GETPID(39, 172),
  GETPPID(110, 173),
  GETTID(186, 178),
  SETSID(112, 157),
  SETPGID(109, 154),
  GETUID(102, 174),
  GETEUID(107, 175),
  GETGID(104, 176),
  GETEGID(108, 177),
  GETRESUID(118, 148),
  GETRESGID(120, 150),
  GETGROUPS(115, 158),
  SETUID(105, 146),
  SETGID(106, 144),
  SETRESUID(117, 147),
  SETRESGID(119, 149),
  SETFSUID(122, 151),
  SETFSGID(123, 152),
  SETGROUPS(116, 159),
  CAPGET(125, 90),
  CAPSET(126, 91),
  PRCTL(157, 167),
  ARCH_PRCTL(158),
  SECCOMP(317, 277),
  UNSHARE(272, 97),
  SETNS(308, 268),
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_RESTRICT_SELF(446, 446),
  CLONE(56, 220),
  CLONE3(435, 435),
  FORK(57),
  VFORK(58),
  EXECVE(59, 221),
  EXECVEAT(322, 281),
  EXIT(60, 93),
  EXIT_GROUP(231, 94),
  WAIT4(61, 260),
  WAITID(247, 95),
  KILL(62, 129),
  TKILL(200, 130),
  TGKILL(234, 131),
  RT_SIGQUEUEINFO(129, 138),
  RT_TGSIGQUEUEINFO(297, 240),
  RT_SIGACTION(13, 134),
  RT_SIGPROCMASK(14, 135),
  RT_SIGRETURN(15, 139),
  SETITIMER(38, 103),
  NANOSLEEP(35, 101),
  CLOCK_GETTIME(228, 113),
  CLOCK_NANOSLEEP(230, 115),
  SCHED_YIELD(24, 124),
  FUTEX(202, 98),
  PRLIMIT64(302, 261),
  GETRANDOM(318, 278),
  UNAME(63, 160),
  REBOOT(169, 142);

  private static final int ABSENT = -1;

  private final int onX86;
  private final int onAarch64;

  Syscall(int onX86, int onAarch64) {
    this.onX86 = onX86;
    this.onAarch64 = onAarch64;
  }

  Syscall(int onX86) {
    this(onX86, ABSENT);
  }

  /** Whether this architecture has the call. */
  public boolean existsOn(Architecture architecture) {
    return lookUp(architecture) != ABSENT;
  }

  /** Its number. */
  public int number(Architecture architecture) {
    int number = lookUp(architecture);
    if (number == ABSENT) {
      throw new IllegalArgumentException(this + ": expected a system call of " + architecture);
    }
    return number;
  }

  private int lookUp(Architecture architecture) {
    return switch (architecture) {
      case X86_64 -> onX86;
      case AARCH64 -> onAarch64;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
