// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import protoprobe.edns.local.LocalResolver;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Glimpse;
import protoprobe.edns.target.LabTarget;
import protoprobe.edns.target.Patience;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.target.LocalTarget;

/**
 * The inner process of {@link ZoneFaultIT}: starts a resolver over the testbed, asks it about every
 * zone with and without its mutation, and prints a line for each answer.
 */
public final class ResolverAsker {
  private static final int AT_ONCE = 8;
  private static final Patience PATIENCE = new Patience(1, Duration.ofSeconds(30));

  private final Testbed testbed;
  private final Endpoint endpoint;

  private ResolverAsker(Testbed testbed, Endpoint endpoint) {
    this.testbed = testbed;
    this.endpoint = endpoint;
  }

  /**
   * Asks.
   *
   * @param arguments name of a local resolver
   */
  public static void main(String[] arguments) throws Exception {
    LocalTarget local =
        LocalResolver.all().stream()
            .filter(one -> one.name().equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    String address = local.addresses().get(0).replaceFirst("/.*", "");
    try (LabTarget target = (LabTarget) local.start(RunDirectory.current().orElseThrow())) {
      Endpoint endpoint = Endpoint.of(new InetSocketAddress(address, 53));
      new ResolverAsker(target.testbed(), endpoint).askAll();
    }
  }

  private void askAll() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<List<Asked>>> tasks = new ArrayList<>();
      for (ZoneFault fault : ZoneFault.values()) {
        tasks.add(() -> askFaulty(fault));
        tasks.add(() -> askUndone(fault));
      }
      for (Future<List<Asked>> answers : pool.invokeAll(tasks)) {
        answers.get().forEach(one -> System.out.println(one.toLine()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** First what meets the fault, while nothing is cached; then what the fault leaves alone. */
  private List<Asked> askFaulty(ZoneFault fault) {
    Zone zone = testbed.zone(fault, fault.key());
    List<Asked> answers = new ArrayList<>();
    answers.add(ask(fault, false, zone, fault.verdict().ask()));
    Untouched.by(fault).stream()
        .filter(other -> other != fault.verdict().ask())
        .forEach(other -> answers.add(ask(fault, false, zone, other)));
    return answers;
  }

  private List<Asked> askUndone(ZoneFault fault) {
    Zone zone = testbed.undone(fault, fault.key() + "-undone");
    return Arrays.stream(Ask.values()).map(what -> ask(fault, true, zone, what)).toList();
  }

  private Asked ask(ZoneFault fault, boolean undone, Zone zone, Ask what) {
    Name name =
        what == fault.verdict().ask()
            ? zone.queryName()
            : Name.parse(what.name(zone.content().origin()).toString());
    Query query = Query.of(name, what.type()).dnssecOk(true);
    Transport transport = what == Ask.BIG ? Transport.TCP : Transport.UDP;
    Optional<Message> answer = Glimpse.of(endpoint, query, PATIENCE, transport);
    int rcode = answer.map(Message::headerRcode).orElse(-1);
    boolean ad = answer.map(Message::ad).orElse(false);
    return new Asked(fault, undone, what, what.rcode(), rcode, ad);
  }
}
