// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One command to an agent: eight little-endian words, the first says which. */
final class Command {
  static final int SIZE = 64;

  private static final int SYSTEM_CALL = 0;
  private static final int SCRATCH_ADDRESS = 1;
  private static final int USE_PIPES = 2;
  private static final int CLONE = 3;
  private static final int CALL = 4;

  private final long[] words;

  private Command(long which, long... operands) {
    this.words = Arrays.copyOf(new long[] {which}, SIZE / Long.BYTES);
    System.arraycopy(operands, 0, words, 1, operands.length);
  }

  /** Reply: what the kernel returned. */
  static Command systemCall(long number, long... arguments) {
    long[] operands = new long[1 + arguments.length];
    operands[0] = number;
    System.arraycopy(arguments, 0, operands, 1, arguments.length);
    return new Command(SYSTEM_CALL, operands);
  }

  /** Reply: the address of the memory that the driver may use. */
  static Command scratch() {
    return new Command(SCRATCH_ADDRESS);
  }

  /** Commands and replies go through these descriptors from now on, this reply included. */
  static Command pipes(int commands, int replies) {
    return new Command(USE_PIPES, commands, replies);
  }

  /**
   * Reply: what clone(2) returned to the parent; through the child's pipe, 0.
   *
   * @param flags with the signal for the parent in the lowest octet
   * @param stack the child's, or 0 for the parent's
   * @param buffer where the child keeps its commands, or 0 for the same place as its parent
   * @param commands the child's descriptor of commands
   * @param replies the child's descriptor of replies
   * @param parentTid for CLONE_PARENT_SETTID or CLONE_PIDFD
   * @param childTid for CLONE_CHILD_SETTID or CLONE_CHILD_CLEARTID
   */
  static Command clone(
      long flags,
      long stack,
      long buffer,
      int commands,
      int replies,
      long parentTid,
      long childTid) {
    return new Command(CLONE, flags, stack, buffer, commands, replies, parentTid, childTid);
  }

  /** Reply: what the code at that address leaves in rax or x0. */
  static Command call(long address, long... arguments) {
    long[] operands = new long[1 + arguments.length];
    operands[0] = address;
    System.arraycopy(arguments, 0, operands, 1, arguments.length);
    return new Command(CALL, operands);
  }

  byte[] bytes() {
    ByteBuffer octets = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    octets.asLongBuffer().put(words);
    return octets.array();
  }
}
