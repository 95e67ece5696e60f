// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import protoprobe.kit.certificate.CertificateKind;
import protoprobe.kit.certificate.TestCertificates;
import protoprobe.kit.process.Daemon;
import protoprobe.kit.process.DaemonSpec;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.local.web.WebPages;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;

/** A real HTTP/3 server. */
public final class LocalServer implements LocalTarget {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final String HOST = "localhost";

  private final Recipe recipe;

  LocalServer(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Every server that can be started, in the order of their names. */
  public static List<LocalTarget> all() {
    return List.of(
        new LocalServer(new Caddy()),
        new LocalServer(new Ngtcp2(false)),
        new LocalServer(new Ngtcp2(true)),
        new LocalServer(new Kwik()),
        new LocalServer(new NettyHttp3()));
  }

  @Override
  public String name() {
    return recipe.name();
  }

  @Override
  public String product() {
    return recipe.product();
  }

  /** In an empty network namespace 127.0.0.0/8 is on lo, but other systems may differ. */
  @Override
  public List<String> addresses() {
    return List.of(Place.own(recipe.number()).four().getHostAddress() + "/32");
  }

  @Override
  public Availability availability() {
    return recipe.availability();
  }

  @Override
  public ServedTarget start(RunDirectory run) {
    return start(run, Place.own(recipe.number()), CertificateKind.SOUND);
  }

  /** The same elsewhere, or with another certificate. */
  ServedTarget start(RunDirectory run, Place wanted, CertificateKind kind) {
    Place place = has(Trait.DUAL) ? wanted : wanted.fourOnly();
    place.requireFree(name(), has(Trait.TCP));
    Path directory = run.forTarget(name());
    TestCertificates certificates = TestCertificates.create(names(place), Clock.systemUTC());
    Path authorities = certificates.writeAuthority(directory);
    Premises premises =
        new Premises(
            run,
            directory,
            place,
            certificates.issue(kind).write(directory),
            WebPages.write(directory.resolve("pages")));
    DaemonSpec spec = spec(premises);
    Daemon daemon = Daemon.start(spec);
    try {
      daemon.awaitReady(() -> isReady(place), READY);
    } catch (RuntimeException notReady) {
      daemon.close();
      throw notReady;
    }
    return new ServedTarget(
        info(place, recipe.stack(spec.log())), served(place, authorities), daemon);
  }

  private DaemonSpec spec(Premises premises) {
    return DaemonSpec.of(name(), premises.directory(), recipe.command(premises))
        .withEnvironment(recipe.environment(premises));
  }

  private static List<String> names(Place place) {
    return Stream.of(HOST, "127.0.0.1", "::1", place.four().getHostAddress()).distinct().toList();
  }

  private boolean isReady(Place place) {
    return place
        .sockets()
        .allMatch(
            socket ->
                (!has(Trait.QUIC) || VersionProbe.ask(socket).isPresent())
                    && (!has(Trait.TCP) || accepts(socket)));
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean has(Trait trait) {
    return recipe.traits().contains(trait);
  }

  private TargetInfo info(Place place, String stack) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("role", "server");
    facts.put("stack", stack);
    facts.put("speaks", has(Trait.TCP) ? "HTTP/1.1, HTTP/2, HTTP/3" : "HTTP/3");
    facts.put("retry", has(Trait.RETRY) ? "always" : "never");
    facts.put("families", place.six().isPresent() ? "IPv4, IPv6" : "IPv4");
    return new TargetInfo(name(), true, product(), recipe.version().orElse(""), facts);
  }

  private Served served(Place place, Path authorities) {
    boolean answers = has(Trait.ANSWERS);
    return new Served(
        HOST,
        place.socket(),
        Optional.of(place.socket()).filter(socket -> has(Trait.TCP)),
        place.six(),
        authorities,
        new Served.Pages(
            "/" + WebPages.LARGE,
            Optional.of(WebPages.REDIRECT).filter(path -> answers),
            Optional.of(WebPages.HEADERS).filter(path -> answers)));
  }
}
