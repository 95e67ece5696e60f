// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.tcp.TcpVisit.End;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteScript;
import protoprobe.quic.testing.SiteServer;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.trust.Authorities;

@Timeout(60)
class TcpClientTest {
  private static final long MIB = 1 << 20;
  private static final Limits LIMITS = new Limits(20_000, 20_000, MIB);
  private static final Limits HASTY = new Limits(300, 600, MIB);
  private static final TestAuthority AUTHORITY = new TestAuthority("test authority");

  @TempDir private static Path folder;

  private static Authorities believed;

  private final TcpClient client = new TcpClient();

  @BeforeAll
  static void believe() {
    believed = Authorities.of(AUTHORITY.pem(folder));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_is_seen_line_by_line(HttpVersion version) throws Exception {
    SiteScript script =
        request ->
            SiteReply.of(203)
                .interim(103)
                .altSvc("h3=\":443\"", "h3-29=\":444\"; ma=1")
                .header("x-method", request.method() + " " + request.authority() + request.path())
                .header("x-seen", request.header("x-mine").orElse("no"))
                .body("body")
                .trailer("alt-svc", "clear");
    try (SiteServer site = SiteServer.start(AUTHORITY.issue("localhost"), script)) {
      TcpVisit visit = visit(site, get(version, "/a?b"), LIMITS);

      assertThat(visit.end()).as("%s", visit).isEqualTo(End.ANSWERED);
      TcpVisit.Tls tls = visit.tls().orElseThrow();
      assertThat(tls.alpn()).isEqualTo(version.alpn());
      assertThat(tls.version()).isEqualTo("TLSv1.3");
      assertThat(tls.chain()).hasSize(2);
      assertThat(tls.doubt()).isEmpty();
      TcpVisit.Answer answer = visit.answer().orElseThrow();
      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.status()).isEqualTo(203);
      assertThat(answer.interim()).containsExactly(103);
      assertThat(answer.headers())
          .containsSubsequence(
              new Field("alt-svc", "h3=\":443\""),
              new Field("alt-svc", "h3-29=\":444\"; ma=1"),
              new Field("x-method", "GET localhost/a?b"),
              new Field("x-seen", "yes"));
      assertThat(answer.trailers()).containsExactly(new Field("alt-svc", "clear"));
      assertThat(answer.length()).isEqualTo(4);
      assertThat(answer.sha256()).isEqualTo(sha256("body"));
      assertThat(answer.complete()).isTrue();
    }
  }

  @Test
  void altsvc_frames_are_seen_and_sent() {
    SiteScript script =
        request ->
            SiteReply.of(request.frames().isEmpty() ? 200 : 299)
                .frame(0, "https://localhost", "h3=\":443\"")
                .frame(1, "", "clear");
    try (SiteServer site = SiteServer.start(AUTHORITY.issue("localhost"), script)) {
      AltSvcFrame ours = new AltSvcFrame(0, "https://localhost", "h2=\":1\"");
      Request request =
          new Request(HttpVersion.HTTP_2, "GET", "localhost", "/", List.of(), List.of(ours));

      TcpVisit visit = visit(site, request, LIMITS);

      assertThat(visit.frames())
          .containsExactly(
              new AltSvcFrame(0, "https://localhost", "h3=\":443\""),
              new AltSvcFrame(1, "", "clear"));
      assertThat(visit.answer().orElseThrow().status()).isEqualTo(299);
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_a_body_of_a_gigabyte_only_so_much_is_read(HttpVersion version) {
    SiteScript script = request -> SiteReply.of(200).padding(1L << 30);
    try (SiteServer site = SiteServer.start(AUTHORITY.issue("localhost"), script)) {
      TcpVisit visit = visit(site, get(version, "/"), LIMITS);

      assertThat(visit.end()).as("%s", visit).isEqualTo(End.ANSWERED);
      assertThat(visit.answer().orElseThrow().length()).isEqualTo(MIB);
      assertThat(visit.answer().orElseThrow().complete()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_end_is_given_up(HttpVersion version) {
    SiteScript script =
        request ->
            request.path().equals("/mute") ? SiteReply.silence() : SiteReply.of(200).endless();
    try (SiteServer site = SiteServer.start(AUTHORITY.issue("localhost"), script)) {
      TcpVisit mute = visit(site, get(version, "/mute"), HASTY);
      TcpVisit endless = visit(site, get(version, "/endless"), HASTY);

      assertThat(mute.end()).isEqualTo(End.TIMEOUT);
      assertThat(mute.answer()).isEmpty();
      assertThat(endless.end()).as("a body without end, cut").isEqualTo(End.ANSWERED);
      assertThat(endless.answer().orElseThrow().status()).isEqualTo(200);
      assertThat(endless.answer().orElseThrow().complete()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_that_closes_is_no_answer(HttpVersion version) {
    try (SiteServer site =
        SiteServer.start(AUTHORITY.issue("localhost"), request -> SiteReply.close())) {
      assertThat(visit(site, get(version, "/"), LIMITS).end()).isEqualTo(End.CLOSED);
    }
  }

  @Test
  void a_server_without_http2_or_alpn_speaks_http1() {
    SiteScript script = request -> SiteReply.of(200);
    for (List<String> protocols : List.of(List.of("http/1.1"), List.<String>of())) {
      try (SiteServer site =
          SiteServer.start(AUTHORITY.issue("localhost"), script, protocols, "127.0.0.1")) {
        TcpVisit visit = visit(site, get(HttpVersion.HTTP_2, "/"), LIMITS);

        assertThat(visit.answer().orElseThrow().version()).isEqualTo(HttpVersion.HTTP_1);
        assertThat(visit.tls().orElseThrow().alpn()).isEqualTo(String.join("", protocols));
      }
    }
  }

  @Test
  void certificates_are_judged() {
    SiteScript script = request -> SiteReply.of(200);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    try (SiteServer expired =
            SiteServer.start(AUTHORITY.issueUntil(yesterday, "localhost"), script);
        SiteServer other = SiteServer.start(AUTHORITY.issue("example.org"), script);
        SiteServer foreign =
            SiteServer.start(new TestAuthority("nobody").issue("localhost"), script)) {
      TcpVisit late = visit(expired, get(HttpVersion.HTTP_2, "/"), LIMITS);
      TcpVisit named = visit(other, get(HttpVersion.HTTP_2, "/"), LIMITS);
      TcpVisit unknown = visit(foreign, get(HttpVersion.HTTP_2, "/"), LIMITS);
      TcpVisit anyway = visit(foreign, get(HttpVersion.HTTP_2, "/"), LIMITS, true);

      assertThat(late.end()).isEqualTo(End.CERTIFICATE);
      assertThat(late.reason()).contains("'CN=leaf' expired at ");
      assertThat(late.tls().orElseThrow().chain()).as("seen all the same").hasSize(2);
      assertThat(named.end()).isEqualTo(End.CERTIFICATE);
      assertThat(named.reason()).contains("not for localhost, but for example.org");
      assertThat(unknown.end()).isEqualTo(End.CERTIFICATE);
      assertThat(unknown.reason()).contains("no authority that is believed", "CN=nobody");
      assertThat(anyway.end()).isEqualTo(End.ANSWERED);
      assertThat(anyway.tls().orElseThrow().doubt()).contains(unknown.reason());
    }
  }

  @Test
  void nobody_there_and_nobody_that_answers() throws IOException {
    Peer peer;
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      peer = peer(mute.getLocalPort(), false);
      TcpVisit visit = visit(peer, get(HttpVersion.HTTP_2, "/"), HASTY);

      assertThat(visit.end()).as("a handshake that never ends").isEqualTo(End.TIMEOUT);
      assertThat(visit.reason()).contains("TLS handshake");
    }
    assertThat(visit(peer, get(HttpVersion.HTTP_2, "/"), LIMITS).end()).isEqualTo(End.REFUSED);
  }

  @Test
  void what_is_no_http_is_told() throws Exception {
    assertThat(plain("SSH-2.0-OpenSSH\r\n\r\n").end()).isEqualTo(End.GARBLED);
    assertThat(plain("HTTP/1.1 200 OK\r\nx: " + "y".repeat(100_000)).end()).isEqualTo(End.GARBLED);
    assertThat(plain("HTTP/1.0 200 OK\r\n\r\nuntil the end").answer().orElseThrow().length())
        .isEqualTo(13);
    assertThat(plain("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").end())
        .isEqualTo(End.CLOSED);
  }

  @Test
  void field_values_keep_their_octets() throws Exception {
    TcpVisit visit =
        plain("HTTP/1.1 200 OK\r\nalt-svc:  h3=\u00e4\u0001 \"x\" \r\ncontent-length: 0\r\n\r\n");

    assertThat(visit.answer().orElseThrow().headers())
        .contains(new Field("alt-svc", "h3=\u00e4\u0001 \"x\""));
  }

  /** What comes of a server that says this and closes. */
  private TcpVisit plain(String words) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Peer peer = new Peer((InetSocketAddress) server.getLocalSocketAddress(), Optional.empty());
      var visit = client.visit(peer, get(HttpVersion.HTTP_1, "/"), LIMITS);
      try (Socket socket = server.accept()) {
        socket.getInputStream().read(new byte[8192]);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
      }
      return visit.get(30, TimeUnit.SECONDS);
    }
  }

  private TcpVisit visit(SiteServer site, Request request, Limits limits) {
    return visit(site, request, limits, false);
  }

  private TcpVisit visit(SiteServer site, Request request, Limits limits, boolean anybody) {
    return visit(peer(site.port(), anybody), request, limits);
  }

  private TcpVisit visit(Peer peer, Request request, Limits limits) {
    return client.visit(peer, request, limits).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static Peer peer(int port, boolean anybody) {
    return new Peer(
        new InetSocketAddress("127.0.0.1", port),
        Optional.of(new Peer.Tls("localhost", believed, anybody)));
  }

  private static Request get(HttpVersion version, String path) {
    return new Request(
        version, "GET", "localhost", path, List.of(new Field("x-mine", "yes")), List.of());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
  }
}
