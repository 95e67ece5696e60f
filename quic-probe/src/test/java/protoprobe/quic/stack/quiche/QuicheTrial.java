// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.local.LocalServer;
import protoprobe.quic.stack.ChildStack;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;

/**
 * The program inside: starts a local server, visits it in many ways, and prints what was met, one
 * JSON object.
 */
final class QuicheTrial {
  static final int TOGETHER = 8;

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Served served;
  private final ChildStack stack = new ChildStack(QuicheStack.NAME, QuicheStack.class);
  private final Map<String, Met> met = new LinkedHashMap<>();

  private QuicheTrial(Served served) {
    this.served = served;
  }

  /**
   * One visit.
   *
   * @param millis as it seems to who asked for it
   * @param thrown instead of it
   */
  record Met(Visit visit, long millis, String thrown) {}

  /** What it prints, by the name of the visit. */
  static Map<String, Met> read(String output) throws IOException {
    return JSON.readValue(output, new TypeReference<LinkedHashMap<String, Met>>() {});
  }

  public static void main(String... arguments) throws Exception {
    RunDirectory run = RunDirectory.current().orElseThrow();
    LocalTarget local =
        LocalServer.all().stream()
            .filter(each -> each.name().equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    try (ServedTarget target = (ServedTarget) local.start(run)) {
      QuicheTrial trial = new QuicheTrial(target.served());
      trial.visits();
      trial.together();
      trial.networks();
      trial.stack.close();
      System.out.println(JSON.writeValueAsString(trial.met));
    }
  }

  private void visits() {
    Errand errand = ordinary();
    visit("first", errand);
    visit("second", errand);
    visit("without grease", Bent.of(errand).withoutGrease().errand());
    visit("reserved version", Bent.of(errand).version(0xbabababa).errand());
    visit("another version", Bent.of(errand).version(0x6b3343cf).errand());
    visit("unknown protocol", Bent.of(errand).alpn("protoprobe-none").errand());
    visit("unknown authority", Bent.of(errand).trust("", false).errand());
    visit("any authority", Bent.of(errand).trust("", true).errand());
    visit("another name", Bent.of(errand).serverName("elsewhere.invalid").errand());
    visit(
        "address",
        Bent.of(errand).serverName(served.quic().getAddress().getHostAddress()).errand());
    visit("missing page", Bent.of(errand).path("/none").errand());
    String large = "/" + served.pages().large().replaceFirst("^/", "");
    visit("large page", Bent.of(errand).path(large).body(1 << 20).errand());
    visit("cut page", Bent.of(errand).path(large).body(1_000).errand());
    served
        .six()
        .ifPresent(
            six ->
                visit(
                    "six",
                    Bent.of(errand)
                        .server(new InetSocketAddress(six, served.quic().getPort()))
                        .errand()));
    served
        .pages()
        .headers()
        .ifPresent(path -> visit("headers", Bent.of(errand).path(path).errand()));
  }

  private Errand ordinary() {
    return Bent.of(Errand.of(served.quic(), served.host()))
        .trust(served.authorities().toString(), false)
        .errand();
  }

  private void together() {
    List<CompletableFuture<Visit>> visits =
        IntStream.range(0, TOGETHER)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> stack.visit(ordinary())))
            .toList();
    for (int i = 0; i < TOGETHER; i++) {
      met.put("together " + i, new Met(visits.get(i).join(), 0, ""));
    }
  }

  /** Last, since the firewall stays. */
  private void networks() {
    Errand hasty = Bent.of(ordinary()).limits(1_000, 2_000).errand();
    InetSocketAddress closed = new InetSocketAddress(served.quic().getAddress(), 9);
    visit("closed port", Bent.of(hasty).server(closed).errand());
    String said =
        Printed.by(List.of("iptables", "-A", "INPUT", "-p", "udp", "--dport", "443", "-j", "DROP"));
    if (!said.isEmpty()) {
      throw new IllegalStateException("iptables: expected no words, got " + said);
    }
    visit("silent port", hasty);
  }

  private void visit(String name, Errand errand) {
    long start = System.nanoTime();
    try {
      Visit visit = stack.visit(errand);
      met.put(name, new Met(visit, (System.nanoTime() - start) / 1_000_000, ""));
    } catch (RuntimeException thrown) {
      met.put(name, new Met(Visit.failed(""), 0, thrown.toString()));
    }
  }
}
