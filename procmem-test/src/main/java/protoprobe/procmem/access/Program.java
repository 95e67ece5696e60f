// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_WRONLY;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * A copy of the agent's file with a mode of its own, on a tmpfs in a mount namespace of the cast's:
 * a program that makes its user root must not be left behind.
 */
public final class Program {
  private static final int O_CREAT = 0100;
  private static final int O_EXCL = 0200;
  private static final int BLOCK = 4096;

  private final Task usher;
  private final String path;

  private Program(Task usher, String path) {
    this.usher = usher;
    this.path = path;
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /**
   * Makes it, for root, before any other task of the cast.
   *
   * @param mode of chmod(2)
   * @throws NotApplicable if a call is refused
   */
  public static Program in(Cast cast, int mode) {
    Program program = new Program(cast.usher(), Room.in(cast.usher()) + "/program");
    program.copy(mode);
    return program;
  }

  /** Gives it a capability that whoever executes it has then (capabilities(7)). */
  public void grant(Capability capability) {
    byte[] name = "security.capability\0".getBytes(StandardCharsets.US_ASCII);
    byte[] place = (path + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer value = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    value.putInt(0x0200_0001); // VFS_CAP_REVISION_2, effective
    value.putInt(1 << capability.number()); // permitted, lower half
    long start = usher.agent().memory().start();
    usher.agent().poke(start, place);
    usher.agent().poke(start + place.length, name);
    long at = start + place.length + name.length;
    usher.agent().poke(at, value.array());
    must(
        "security.capability",
        usher.call(Syscall.SETXATTR, start, start + place.length, at, value.capacity(), 0));
  }

  private void copy(int mode) {
    Opening created = usher.open(path, O_CREAT | O_EXCL | O_WRONLY);
    must(path, created.returned());
    try (OpenFile file = created.file();
        OpenFile agent = usher.open("/proc/self/exe", O_RDONLY).file()) {
      byte[] some = agent.read(BLOCK).octets();
      while (some.length > 0) {
        must(path, file.write(some));
        some = agent.read(BLOCK).octets();
      }
      must(path, usher.call(Syscall.FCHMOD, file.descriptor(), mode));
    }
  }

  private void must(String what, Returned returned) {
    if (!returned.ok()) {
      throw new NotApplicable(
          "%s (%s): expected success, got %s".formatted(returned.call(), what, returned.text()));
    }
  }
}
