// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static protoprobe.kit.certificate.CertificateKind.SOUND;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import protoprobe.kit.certificate.CertificateKind;
import protoprobe.kit.process.RunDirectory;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.FrameType;

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
  /** Datagrams to it vanish. Only {@link Scene#of} can arrange that. */
  UDP_DROPPED(SOUND, alternative -> new Caddy());

  private static final String HUGE = "huge.bin";

  /** The TLS alert no_application_protocol (RFC 9001 sections 4.8 and 8.1). */
  private static final Frame[] REFUSAL = {
    new Frame.ConnectionClose(false, 0x178, FrameType.CRYPTO, new byte[0])
  };

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
    InitialServer alternative = InitialServer.start(place, this == NO_H3 ? REFUSAL : new Frame[0]);
    if (this != NEVER_ENDING && this != NO_H3) {
      alternative.close();
    }
    LocalServer server = new LocalServer(recipe.apply(alternative.port()));
    if (this == GIGABYTE) {
      hugeFile(run.forTarget(server.name()).resolve("pages"));
    }
    try {
      return new Site(server.start(run, place, certificate), alternative);
    } catch (RuntimeException notStarted) {
      alternative.close();
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
