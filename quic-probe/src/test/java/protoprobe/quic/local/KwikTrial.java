// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.certificate.TestCertificates;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.kwik.KwikStack;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;
import protoprobe.quic.wire.Version;

/**
 * The program inside: starts a local server, visits it with kwik, and prints the visits in JSON.
 */
final class KwikTrial {
  static final int TIMES = 20;
  static final int BOUND = 100_000;

  private static final Limits LIMITS = new Limits(20_000, 30_000, 1 << 21);

  /** For what ends by time, if the server does not end it. */
  private static final Limits SHORT = new Limits(3_000, 4_000, 1 << 21);

  private static final int DISCARD = 9;
  private static final ObjectMapper JSON = new ObjectMapper();

  private KwikTrial() {}

  /** What it does. */
  enum Deed {
    ORDINARY,
    LARGE,
    BOUNDED,
    VERSION_2,
    WRONG_NAME,
    WRONG_ALPN,
    FOREIGN_AUTHORITY,
    CLOSED_PORT
  }

  /** A visit; what is not there is -1 or empty. */
  record Line(
      Deed deed,
      Visit.End end,
      String reason,
      long code,
      int version,
      boolean retried,
      String cipher,
      int parameters,
      int certificates,
      int status,
      long length,
      boolean complete,
      String sha256,
      String qlog,
      String keys) {}

  public static void main(String... arguments) throws Exception {
    RunDirectory run = RunDirectory.current().orElseThrow();
    LocalTarget local = Inside.server(arguments[0]);
    Path foreign =
        TestCertificates.create(List.of("localhost"), Clock.systemUTC())
            .writeAuthority(Files.createDirectories(run.tmp().resolve("foreign")));
    try (ServedTarget target = Inside.start(local);
        KwikStack kwik = new KwikStack()) {
      for (Deed deed : Deed.values()) {
        for (int i = 0; i < (deed == Deed.ORDINARY ? TIMES : 1); i++) {
          Visit visit = kwik.visit(errand(deed, target.served(), foreign));
          System.out.println(JSON.writeValueAsString(line(deed, visit)));
        }
      }
    }
  }

  static List<Line> read(String output) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : output.lines().toList()) {
      lines.add(JSON.readValue(line, Line.class)); // anything that kwik prints is no JSON
    }
    return lines;
  }

  private static Errand errand(Deed deed, Served served, Path foreign) {
    InetSocketAddress server = served.quic();
    Path authorities = deed == Deed.FOREIGN_AUTHORITY ? foreign : served.authorities();
    boolean large = deed == Deed.LARGE || deed == Deed.BOUNDED;
    return new Errand(
        deed == Deed.CLOSED_PORT ? new InetSocketAddress(server.getAddress(), DISCARD) : server,
        deed == Deed.WRONG_NAME ? "elsewhere.invalid" : served.host(),
        served.host() + ":" + server.getPort(),
        large ? served.pages().large() : "/",
        List.of(),
        deed == Deed.WRONG_ALPN ? "wrong" : "h3",
        (deed == Deed.VERSION_2 ? Version.V2 : Version.V1).number(),
        new Trust(authorities.toString(), false),
        limits(deed));
  }

  private static Limits limits(Deed deed) {
    return switch (deed) {
      case BOUNDED -> new Limits(LIMITS.handshake(), LIMITS.total(), BOUND);
      case VERSION_2, WRONG_ALPN -> SHORT;
      default -> LIMITS;
    };
  }

  private static Line line(Deed deed, Visit visit) {
    return new Line(
        deed,
        visit.end(),
        visit.reason(),
        visit.close().map(Visit.Close::code).orElse(-1L),
        visit.handshake().map(Visit.Handshake::version).orElse(-1),
        visit.handshake().map(Visit.Handshake::retried).orElse(false),
        visit.handshake().map(Visit.Handshake::cipher).orElse(""),
        visit.handshake().map(shaken -> shaken.parameters().size()).orElse(-1),
        visit.handshake().map(shaken -> shaken.certificates().size()).orElse(-1),
        visit.answer().map(Visit.Answer::status).orElse(-1),
        visit.answer().map(Visit.Answer::length).orElse(-1L),
        visit.answer().map(Visit.Answer::complete).orElse(false),
        visit.answer().map(Visit.Answer::sha256).orElse(""),
        visit.evidence().qlog(),
        visit.evidence().keys());
  }
}
