// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

/** Numbers of the kernel's headers that x86-64 and aarch64 share. */
public final class Flags {
  /** From asm-generic/fcntl.h. */
  public static final int O_RDONLY = 0;

  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CLOEXEC = 0x8_0000;
  public static final int O_PATH = 0x20_0000;

  /** From linux/fcntl.h: relative to the working directory. */
  public static final int AT_FDCWD = -100;

  /** From asm-generic/mman-common.h. */
  public static final int PROT_NONE = 0;

  public static final int PROT_READ = 1;
  public static final int PROT_WRITE = 2;
  public static final int PROT_EXEC = 4;
  public static final int MAP_SHARED = 1;
  public static final int MAP_PRIVATE = 2;
  public static final int MAP_FIXED = 0x10;
  public static final int MAP_ANONYMOUS = 0x20;

  /** From linux/fs.h. */
  public static final int SEEK_SET = 0;

  public static final int SEEK_CUR = 1;
  public static final int SEEK_END = 2;

  /** From linux/sched.h. */
  public static final long CLONE_VM = 0x100;

  public static final long CLONE_FS = 0x200;
  public static final long CLONE_FILES = 0x400;
  public static final long CLONE_SIGHAND = 0x800;
  public static final long CLONE_THREAD = 0x1_0000;
  public static final long CLONE_NEWNS = 0x2_0000;
  public static final long CLONE_NEWUSER = 0x1000_0000;

  /** From linux/prctl.h. */
  public static final int PR_GET_DUMPABLE = 3;

  public static final int PR_SET_DUMPABLE = 4;
  public static final int PR_SET_KEEPCAPS = 8;
  public static final int PR_SET_NO_NEW_PRIVS = 38;
  public static final int PR_SET_PTRACER = 0x5961_6d61;

  /** From asm-generic/signal.h. */
  public static final int SIGKILL = 9;

  public static final int SIGUSR1 = 10;
  public static final int SIGCHLD = 17;

  private Flags() {}
}
