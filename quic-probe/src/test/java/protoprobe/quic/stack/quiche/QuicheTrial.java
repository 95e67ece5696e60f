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
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.stack.ChildStack;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;

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
    LocalTarget local = Inside.server(arguments[0]);
    try (ServedTarget target = Inside.start(local)) {
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
    visit("without grease", errand.withoutGrease());
    visit("reserved version", errand.withVersion(0xbabababa));
    visit("another version", errand.withVersion(0x6b3343cf));
    visit("unknown protocol", errand.withAlpn("protoprobe-none"));
    visit("unknown authority", errand.withTrust(new Errand.Trust("", false)));
    visit("any authority", errand.withTrust(new Errand.Trust("", true)));
    visit("another name", errand.withServerName("elsewhere.invalid"));
    visit("address", errand.withServerName(served.quic().getAddress().getHostAddress()));
    visit("missing page", errand.withPath("/none"));
    String large = "/" + served.pages().large().replaceFirst("^/", "");
    visit("large page", errand.withPath(large).withLimits(errand.limits().withBody(1 << 20)));
    visit("cut page", errand.withPath(large).withLimits(errand.limits().withBody(1_000)));
    served
        .six()
        .ifPresent(
            six ->
                visit(
                    "six", errand.withServer(new InetSocketAddress(six, served.quic().getPort()))));
    served.pages().headers().ifPresent(path -> visit("headers", errand.withPath(path)));
  }

  private Errand ordinary() {
    return Errand.of(served.quic(), served.host())
        .withTrust(new Errand.Trust(served.authorities().toString(), false));
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
    Errand hasty = ordinary().withLimits(new Errand.Limits(1_000, 2_000, 1 << 20));
    InetSocketAddress closed = new InetSocketAddress(served.quic().getAddress(), 9);
    visit("closed port", hasty.withServer(closed));
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
