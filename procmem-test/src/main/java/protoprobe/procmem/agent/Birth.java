// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.List;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * How a child is to be made.
 *
 * @param flags of clone(2), with the signal for the parent in the lowest octet
 * @param stack its stack, or 0 for the parent's
 * @param buffer where it keeps its commands: 64 octets, or 0 for the same address as its parent
 * @param pipes its descriptors of commands and replies
 */
public record Birth(long flags, long stack, long buffer, Pipes pipes) {
  private static final long CLONE_SETTLS = 0x0008_0000;
  private static final long TID_POINTERS = 0x0010_0000 | 0x0100_0000 | 0x0020_0000 | 0x1000;
  private static final long CLONE_VM = 0x100;
  private static final long CLONE_VFORK = 0x4000;

  /** Refuses what cannot work. */
  public Birth {
    if ((flags & (CLONE_SETTLS | TID_POINTERS)) != 0) {
      throw new IllegalArgumentException(
          "clone flags 0x%x: expected none that needs a pointer".formatted(flags));
    }
    if ((flags & CLONE_VM) != 0 && buffer == 0) {
      throw new IllegalArgumentException(
          "clone flags 0x%x: expected a buffer of the child's own".formatted(flags));
    }
    if ((flags & CLONE_VM) != 0 && (flags & CLONE_VFORK) == 0 && stack == 0) {
      throw new IllegalArgumentException(
          "clone flags 0x%x: expected a stack of the child's own".formatted(flags));
    }
  }

  Command command() {
    return Command.clone(flags, stack, buffer, pipes.commands(), pipes.replies(), 0, 0);
  }

  Returned returned(long raw) {
    return new Returned(Syscall.CLONE, raw);
  }

  Transcript.Entry entry(String agent, Returned returned) {
    return new Transcript.Entry(agent, List.of(flags, stack), returned, "");
  }
}
