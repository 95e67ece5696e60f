// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.kwik;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import protoprobe.kit.certificate.Identity;
import protoprobe.quic.local.web.ServerProgram;
import protoprobe.quic.local.web.WebSite;
import tech.kwik.core.KwikVersion;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;
import tech.kwik.flupke.server.Http3ApplicationProtocolFactory;
import tech.kwik.flupke.server.HttpServerRequest;
import tech.kwik.flupke.server.HttpServerResponse;

/** The server's program; serves until it is killed. */
public final class KwikServer {
  private static final int STREAMS = 100;

  /** Control stream and the two of QPACK, and some that are reserved (RFC 9114 section 6.2). */
  private static final int UNIDIRECTIONAL = 10;

  private static final int IDLE_SECONDS = 30;

  private final KwikSettings settings;
  private final WebSite site;

  private KwikServer(KwikSettings settings) throws IOException {
    this.settings = settings;
    this.site = new WebSite(settings.pages(), "flupke");
  }

  /**
   * Takes the arguments of {@link KwikSettings#arguments()}; what it cannot do is told in a line.
   */
  public static void main(String... arguments) {
    ServerProgram.run(
        () -> {
          ServerProgram.tellStack("kwik " + KwikVersion.getVersion()); // flupke only says dev
          new KwikServer(KwikSettings.of(arguments)).start();
          new CountDownLatch(1).await();
        });
  }

  private void start() throws IOException, GeneralSecurityException {
    KeyStore identity = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(settings.identity())) {
      identity.load(in, Identity.PASSWORD.toCharArray());
    }
    for (String address : settings.addresses()) {
      listen(InetAddress.getByName(address), identity);
    }
  }

  /** Without numbers of streams it would grant none. */
  private void listen(InetAddress address, KeyStore identity)
      throws IOException, GeneralSecurityException {
    ServerConnector connector =
        ServerConnector.builder()
            .withSocket(new DatagramSocket(new InetSocketAddress(address, settings.port())))
            .withKeyStore(identity, Identity.ALIAS, Identity.PASSWORD.toCharArray())
            .withSupportedVersions(List.of(QuicVersion.V1, QuicVersion.V2))
            .withConfiguration(
                ServerConnectionConfig.builder()
                    .maxIdleTimeoutInSeconds(IDLE_SECONDS)
                    .maxOpenPeerInitiatedBidirectionalStreams(STREAMS)
                    .maxOpenPeerInitiatedUnidirectionalStreams(UNIDIRECTIONAL)
                    .retryRequired(false)
                    .build())
            .withLogger(new NullLogger())
            .build();
    connector.registerApplicationProtocol(
        Http3ApplicationProtocolFactory.HTTP3_PROTOCOL_ID,
        new NudgedHttp3(new Http3ApplicationProtocolFactory(this::answer)));
    connector.start();
  }

  private void answer(HttpServerRequest request, HttpServerResponse response) throws IOException {
    WebSite.Answer answer = site.answer(request.method(), request.path());
    response.setStatus(answer.status());
    answer.fields().forEach(field -> response.addHeader(field.name(), field.value()));
    try (OutputStream out = response.getOutputStream()) {
      out.write(answer.content());
    }
  }
}
