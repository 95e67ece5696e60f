// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.bench;

import java.util.List;
import protoprobe.edns.EdnsProbe;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;

/** Answers per second from a local resolver, asked for what it has in its cache. */
public final class QueryBench {
  private static final int ROUNDS = 4;
  private static final int QUERIES = 100_000;

  private QueryBench() {}

  /**
   * Starts the resolver in namespaces of its own; prints a line for each round.
   *
   * @param arguments name of a local resolver, such as {@code unbound}
   */
  public static void main(String[] arguments) throws Exception {
    LocalTarget local = named(arguments[0]);
    if (RunDirectory.current().isPresent()) {
      measure(local, RunDirectory.current().get());
      return;
    }
    GuardianSpec spec =
        GuardianSpec.of(run -> JavaCommand.of(run, QueryBench.class, List.of(local.name())))
            .withAddresses(local.addresses());
    try (Guardian guardian = Guardian.start(spec)) {
      int status = guardian.waitFor();
      if (status != 0) {
        throw new IllegalStateException("inner process: expected exit 0, got " + status);
      }
    }
  }

  private static void measure(LocalTarget local, RunDirectory run) throws Exception {
    String address = local.addresses().get(0).replaceFirst("/.*", "");
    try (Target target = local.start(run);
        Asker asker = new Asker(address)) {
      for (int round = 1; round <= ROUNDS; round++) {
        System.out.printf(
            "query round %d: %,.0f answers per second from %s %s%n",
            round, asker.perSecond(QUERIES), target.info().product(), target.info().version());
      }
    }
  }

  private static LocalTarget named(String name) {
    return new EdnsProbe()
        .locals().stream()
            .filter(local -> local.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no local resolver " + name));
  }
}
