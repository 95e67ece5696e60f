// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import protoprobe.procmem.wire.Syscall;

/** Prints how many calls a second an agent makes here; not a test. */
final class RateBench {
  private static final Call PID = Call.of(Syscall.GETPID);
  private static final long NANOS = 2_000_000_000L;

  private RateBench() {}

  public static void main(String[] prefix) {
    Session session = Host.session(prefix);
    try (Transport transport = session.transport()) {
      Agent root = session.agent();
      Agent child = new Delivery(root, 0).deliver("child", Set.of()).agent();
      List<Call> many = Collections.nCopies(1000, PID);
      System.out.println(transport.name());
      for (int round = 0; round < 2; round++) {
        print("one at a time", 1, () -> root.call(PID));
        print("one at a time, relayed", 1, () -> child.call(PID));
        print("in batches", 1000, () -> root.calls(many));
        print("in batches, relayed", 1000, () -> child.calls(many));
      }
    }
  }

  private static void print(String what, int calls, Runnable work) {
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < NANOS) {
      work.run();
      count += calls;
    }
    System.out.printf("%-24s %,d/s%n", what, count * 1_000_000_000L / (System.nanoTime() - start));
  }
}
