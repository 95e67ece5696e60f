// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.AT_FDCWD;
import static protoprobe.procmem.wire.Flags.O_CLOEXEC;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.O_WRONLY;

import protoprobe.procmem.agent.Call;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.wire.Syscall;

/**
 * What a caller is to try.
 *
 * @param target whose memory
 * @param request how
 * @param procfs where procfs is mounted, such as {@code /proc}
 */
public record Wish(TargetTask target, Request request, String procfs) {
  /** Through the procfs that everybody uses. */
  public static Wish of(TargetTask target, Request request) {
    return new Wish(target, request, "/proc");
  }

  /** The call that decides, or the one that it needs first. */
  Call first(Words words) {
    return switch (request) {
      case MEM_READ -> open(words, "mem", O_RDONLY);
      case MEM_WRITE -> open(words, "mem", O_WRONLY);
      case MEM_READ_WRITE -> open(words, "mem", O_RDWR);
      case MAPS -> open(words, "maps", O_RDONLY);
      case ENVIRON -> open(words, "environ", O_RDONLY);
      case PROCESS_VM -> {
        long local = words.vector(words.start(), 1);
        long remote = words.vector(target.address(), 1);
        yield Call.of(Syscall.PROCESS_VM_READV, target.id(), local, 1, remote, 1, 0);
      }
      case PIDFD_GETFD -> Call.of(Syscall.PIDFD_OPEN, target.id(), 0);
    };
  }

  private Call open(Words words, String file, int flags) {
    String path = procfs + "/" + target.place() + "/" + file;
    return Call.of(Syscall.OPENAT, AT_FDCWD, words.text(path), flags | O_CLOEXEC, 0).noted(path);
  }
}
