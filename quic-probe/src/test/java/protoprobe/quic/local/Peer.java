// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static protoprobe.kit.certificate.CertificateKind.SOUND;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import protoprobe.kit.certificate.CertificateKind;
import protoprobe.kit.process.RunDirectory;
import protoprobe.quic.local.InitialServer.Conduct;

/**
 * Sites by which a client can be put out, and a sound one. {@link #open} starts one in this
 * process's own network, {@link Scene#of} one in namespaces of its own together with the client.
 */
public enum Peer {
  /** Nothing is wrong. */
  SOUND_SITE(SOUND, alternative -> new Caddy()),
  /** Its certificate was valid until yesterday. */
  EXPIRED(CertificateKind.EXPIRED, alternative -> new Caddy()),
  /** Its certificate is for another name. */
  FOREIGN_NAME(CertificateKind.FOREIGN_NAME, alternative -> new Caddy()),
  /** Nobody knows who signed its certificate. */
  FOREIGN_AUTHORITY(CertificateKind.FOREIGN_AUTHORITY, alternative -> new Caddy()),
  /** An RSA certificate. */
  RSA(CertificateKind.RSA, alternative -> new Caddy()),
  /** Nine certificates: more than a server may send before it knows the client's address. */
  LONG_CHAIN(CertificateKind.LONG_CHAIN, alternative -> new Caddy()),
  /** It advertises h3 on a port that refuses this protocol. */
  NO_H3(SOUND, Peer::advertising),
  /** The same, but it says nothing after its Retry: Netty with another protocol. */
  NO_H3_SILENT(SOUND, alternative -> new NettyHttp3("hq-interop")),
  /** Its first page is a redirect to another of its pages. */
  REDIRECT(SOUND, alternative -> new Caddy("h1 h2 h3", "redir / /elsewhere 301")),
  /** Its first page is a redirect to a host that does not exist. */
  FOREIGN_REDIRECT(
      SOUND, alternative -> new Caddy("h1 h2 h3", "redir / https://elsewhere.invalid/ 301")),
  /** Its first page has 2^30 octets. */
  GIGABYTE(SOUND, alternative -> new Caddy("h1 h2 h3", "rewrite / /huge.bin")),
  /** It advertises a port where nobody listens. */
  DEAD_ALTERNATIVE(SOUND, Peer::advertising),
  /** It advertises a port that acknowledges every Initial packet and never goes on. */
  NEVER_ENDING(SOUND, Peer::advertising),
  /** It advertises a port that takes datagrams and says nothing at all. */
  SILENT(SOUND, Peer::advertising),
  /** It advertises a port that sends an octet of its ServerHello now and then, for ever. */
  TRICKLING(SOUND, Peer::advertising),
  /** It advertises a port that sends PING frames, and never goes on. */
  PINGING(SOUND, Peer::advertising),
  /** Its first page comes octet by octet, and has no end. */
  ENDLESS(
      SOUND,
      origin ->
          new Caddy(
              "h1 h2 h3",
              "reverse_proxy / 127.0.0.1:%d {\nflush_interval -1\n}".formatted(origin))),
  /** Its first page has two octets. */
  TINY(SOUND, alternative -> new Caddy("h1 h2 h3", "respond / ok 200")),
  /** Datagrams to it vanish. Only {@link Scene#of} can arrange that. */
  UDP_DROPPED(SOUND, alternative -> new Caddy());

  private static final String HUGE = "huge.bin";

  /** How the port that is advertised goes about a handshake, where it is not the site's own. */
  private static final Map<Peer, Conduct> ALTERNATIVES =
      Map.of(
          NO_H3, Conduct.REFUSES,
          NEVER_ENDING, Conduct.ACKNOWLEDGES,
          SILENT, Conduct.IGNORES,
          TRICKLING, Conduct.TRICKLES,
          PINGING, Conduct.PINGS);

  private static final long GIBIBYTE = 1L << 30;

  private final CertificateKind certificate;
  private final Function<Integer, Recipe> recipe;

  Peer(CertificateKind certificate, Function<Integer, Recipe> recipe) {
    this.certificate = certificate;
    this.recipe = recipe;
  }

  /**
   * Starts it on a free port of the loopback address.
   *
   * @param folder for its files; may be used for one site only
   */
  public Site open(Path folder) throws IOException {
    if (this == UDP_DROPPED) {
      throw new IllegalStateException(this + ": expected a scene, since it needs a firewall");
    }
    Files.createDirectories(folder.resolve("tmp"));
    return open(new RunDirectory(folder), Place.free());
  }

  Site open(RunDirectory run, Place place) throws IOException {
    if (this == ENDLESS) {
      EndlessOrigin origin = EndlessOrigin.start();
      return open(run, place, origin.port(), origin);
    }
    InitialServer alternative =
        InitialServer.start(place, ALTERNATIVES.getOrDefault(this, Conduct.IGNORES));
    if (!ALTERNATIVES.containsKey(this)) {
      alternative.close();
    }
    return open(run, place, alternative.port(), alternative);
  }

  private Site open(RunDirectory run, Place place, int port, Closeable beside) throws IOException {
    LocalServer server = new LocalServer(recipe.apply(port));
    if (this == GIGABYTE) {
      hugeFile(run.forTarget(server.name()).resolve("pages"));
    }
    try {
      return new Site(server.start(run, place, certificate), beside);
    } catch (RuntimeException notStarted) {
      beside.close();
      throw notStarted;
    }
  }

  private static Recipe advertising(int port) {
    return new Caddy("h1 h2", "header Alt-Svc `h3=\":%d\"; ma=60`".formatted(port));
  }

  /** All of it is a hole, so that it takes no room. */
  private static void hugeFile(Path pages) {
    try {
      Files.createDirectories(pages);
      try (RandomAccessFile file = new RandomAccessFile(pages.resolve(HUGE).toFile(), "rw")) {
        file.setLength(GIBIBYTE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of holes in " + pages, e);
    }
  }
}
