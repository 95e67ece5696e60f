// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
import protoprobe.procmem.agent.Agent;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * A system call as it came past a fault, and what the kernel really returned. Whatever is asked
 * about it is asked of the task or the kernel, past the fault.
 *
 * @param task who made it
 * @param call the call with its arguments
 * @param returned the real result
 */
record Seen(Task task, Call call, Returned returned) {
  private static final int PATH = 512;
  private static final int AREA = 2048;

  boolean is(Syscall... calls) {
    return Arrays.asList(calls).contains(call.syscall());
  }

  /** An argument; those not given are zero. */
  long argument(int index) {
    return index < call.arguments().size() ? call.arguments().get(index) : 0;
  }

  boolean failed(Errno errno) {
    return returned.errno().filter(each -> each == errno).isPresent();
  }

  /** The path that was named; or empty. */
  String path() {
    return call.note();
  }

  /** What the descriptor in the first argument is open on, as the kernel says; or empty. */
  String file() {
    return aside(
        at -> {
          text(at, "/proc/self/fd/" + argument(0));
          Returned length = raw(Syscall.READLINKAT, Flags.AT_FDCWD, at, at + PATH, PATH);
          byte[] link = octets(at + PATH, length.ok() ? (int) length.raw() : 0);
          return new String(link, StandardCharsets.UTF_8);
        });
  }

  /** The region of memory that the argument of that index lies in, of whom the file belongs to. */
  Optional<Region> region(int index) {
    String maps = file().replaceFirst("mem( \\(deleted\\))?$", "maps");
    return Region.parse(content(maps)).stream()
        .filter(each -> each.holds(argument(index)))
        .findFirst();
  }

  /** A limit of getrlimit(2). */
  long limit(int resource) {
    return aside(
        at -> {
          raw(Syscall.PRLIMIT64, 0, resource, 0, at);
          return word(at);
        });
  }

  private String content(String path) {
    return aside(
        at -> {
          text(at, path);
          Returned file = raw(Syscall.OPENAT, Flags.AT_FDCWD, at, Flags.O_CLOEXEC, 0);
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          Returned some = raw(Syscall.READ, file.raw(), at, AREA);
          while (some.ok() && some.raw() > 0) {
            all.writeBytes(octets(at, (int) some.raw()));
            some = raw(Syscall.READ, file.raw(), at, AREA);
          }
          raw(Syscall.CLOSE, file.raw());
          return all.toString(StandardCharsets.UTF_8);
        });
  }

  /** Does something with a piece of the task's memory, and puts back what was there. */
  private <T> T aside(LongFunction<T> work) {
    Agent agent = task.agent();
    long at = agent.memory().start();
    byte[] before = agent.peek(at, AREA);
    try {
      return work.apply(at);
    } finally {
      agent.poke(at, before);
    }
  }

  private void text(long at, String text) {
    task.agent().poke(at, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the descriptor in the first argument is open on a memory file. */
  boolean onMem() {
    return file().matches("/proc/.*/mem( \\(deleted\\))?");
  }

  /** A call of the same task that no fault touches. */
  Returned raw(Syscall syscall, long... arguments) {
    return task.agent().call(Call.of(syscall, arguments));
  }

  /** Octets of the task's memory. */
  byte[] octets(long address, int count) {
    return task.agent().peek(address, count);
  }

  /** A word of the task's memory. */
  long word(long address) {
    return ByteBuffer.wrap(octets(address, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }
}
