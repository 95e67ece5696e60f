// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.certificate.CertificateKind;
import protoprobe.kit.certificate.IdentityFiles;
import protoprobe.kit.certificate.TestCertificates;
import protoprobe.quic.local.web.WebPages;
import protoprobe.quic.local.web.WebSite;

/** The TCP side, asked octet by octet. */
@Timeout(30)
class TcpSideTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** RFC 9113 section 3.4, then an empty SETTINGS frame. */
  private static final byte[] PREFACE =
      HexFormat.of()
          .parseHex("505249202a20485454502f322e300d0a0d0a534d0d0a0d0a" + "000000040000000000");

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final TestCertificates certificates =
      TestCertificates.create(List.of("localhost", "127.0.0.1"), Clock.systemUTC());
  private @TempDir Path folder;
  private Channel server;

  @BeforeEach
  void start() throws Exception {
    IdentityFiles identity = certificates.issue(CertificateKind.SOUND).write(folder);
    Path files = WebPages.write(folder.resolve("pages"));
    NettySettings settings =
        new NettySettings(
            List.of("127.0.0.1"), 8443, "h3", identity.key(), identity.chain(), files);
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new TcpSide(settings, new WebSite(files, "Netty")))
            .bind(LOOPBACK, 0)
            .sync()
            .channel();
  }

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void http2TellsOfTheAlternativeByAFrame() throws Exception {
    try (SSLSocket socket = connect("h2")) {
      socket.getOutputStream().write(PREFACE);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] header;
      byte[] payload;
      do {
        header = in.readNBytes(9);
        payload = in.readNBytes((header[0] & 255) << 16 | (header[1] & 255) << 8 | header[2] & 255);
      } while (header[3] != 0x0a); // ALTSVC, RFC 7838 section 4
      assertThat(HexFormat.of().formatHex(header, 4, 9))
          .as("flags, stream")
          .isEqualTo("0000000000");
      DataInputStream frame = new DataInputStream(new ByteArrayInputStream(payload));
      String origin =
          new String(frame.readNBytes(frame.readUnsignedShort()), StandardCharsets.US_ASCII);
      assertThat(origin).as("origin").isEqualTo("https://localhost:8443");
      assertThat(new String(frame.readAllBytes(), StandardCharsets.US_ASCII))
          .as("field value")
          .isEqualTo("h3=\":8443\"; ma=86400");
    }
  }

  @Test
  void http1AnswersOneRequestAfterTheOther() throws Exception {
    try (SSLSocket socket = connect("http/1.1")) {
      OutputStream out = socket.getOutputStream();
      out.write(request("HEAD / HTTP/1.1"));
      out.write(request("GET /redirect HTTP/1.1"));
      out.write(request("DELETE / HTTP/1.1"));
      out.write(request("GET /none HTTP/1.1\r\nConnection: close"));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers.lines().filter(line -> line.startsWith("HTTP/")))
          .containsExactly(
              "HTTP/1.1 200 OK",
              "HTTP/1.1 302 Found",
              "HTTP/1.1 405 Method Not Allowed",
              "HTTP/1.1 404 Not Found");
      assertThat(answers.lines().filter(line -> line.startsWith("alt-svc: ")))
          .containsOnly("alt-svc: h3=\":8443\"; ma=86400")
          .hasSize(4);
    }
  }

  @Test
  void filesAreServedAsTheyAre() throws Exception {
    try (SSLSocket socket = connect("http/1.1")) {
      socket.getOutputStream().write(request("GET /large.bin HTTP/1.1\r\nConnection: close"));
      byte[] answer = socket.getInputStream().readAllBytes();
      byte[] large = Files.readAllBytes(folder.resolve("pages").resolve(WebPages.LARGE));

      assertThat(HexFormat.of().formatHex(answer)).endsWith(HexFormat.of().formatHex(large));
    }
  }

  private static byte[] request(String line) {
    return (line + "\r\nHost: localhost:8443\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private SSLSocket connect(String alpn) throws Exception {
    SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket();
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {alpn});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.connect(
        new InetSocketAddress(LOOPBACK, ((InetSocketAddress) server.localAddress()).getPort()));
    socket.startHandshake();
    assertThat(socket.getApplicationProtocol()).as("ALPN").isEqualTo(alpn);
    return socket;
  }

  private SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    byte[] pem = certificates.authorityPem().getBytes(StandardCharsets.US_ASCII);
    store.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
