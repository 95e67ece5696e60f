// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.kwik;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import protoprobe.quic.local.web.WebPages;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;
import tech.kwik.flupke.server.Http3ApplicationProtocolFactory;
import tech.kwik.flupke.server.HttpServerRequest;
import tech.kwik.flupke.server.HttpServerResponse;

/** The server's program; serves until it is killed. */
public final class KwikServer {
  private static final String H3 = "h3";

  /** kwik allows none by default, and then HTTP/3 is impossible. */
  private static final int BIDIRECTIONAL = 100;

  private static final int UNIDIRECTIONAL = 10;
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;

  private final Map<String, byte[]> files = new TreeMap<>();

  private KwikServer(Path pages) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(pages)) {
      for (Path file : entries) {
        files.put("/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    files.put("/", files.get("/" + WebPages.INDEX));
  }

  /**
   * Takes what it needs from its arguments: address, port, PKCS#12 file, its password, folder of
   * pages.
   */
  public static void main(String... arguments) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(
              InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
      KeyStore keys = keys(Path.of(arguments[2]), arguments[3].toCharArray());
      KwikServer server = new KwikServer(Path.of(arguments[4]));
      server.serve(address, keys, arguments[3].toCharArray());
      new CountDownLatch(1).await();
    } catch (Exception | LinkageError refused) {
      System.out.println(refused);
      System.exit(1);
    }
  }

  private static KeyStore keys(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password);
    }
    return keys;
  }

  private void serve(InetSocketAddress address, KeyStore keys, char[] password)
      throws IOException, GeneralSecurityException {
    ServerConnector connector =
        ServerConnector.builder()
            .withSocket(new DatagramSocket(address))
            .withKeyStore(keys, keys.aliases().nextElement(), password)
            .withSupportedVersions(List.of(QuicVersion.V1, QuicVersion.V2))
            .withConfiguration(
                ServerConnectionConfig.builder()
                    .maxOpenPeerInitiatedBidirectionalStreams(BIDIRECTIONAL)
                    .maxOpenPeerInitiatedUnidirectionalStreams(UNIDIRECTIONAL)
                    .build())
            .withLogger(new NullLogger())
            .build();
    connector.registerApplicationProtocol(H3, new Http3ApplicationProtocolFactory(this::answer));
    connector.start();
  }

  private void answer(HttpServerRequest request, HttpServerResponse response) throws IOException {
    String path = request.path().replaceFirst("\\?.*", "");
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("server", List.of("kwik"));
    byte[] body = {};
    if (path.equals(WebPages.REDIRECT)) {
      response.setStatus(FOUND);
      headers.put("location", List.of("/"));
    } else if (path.equals(WebPages.HEADERS)) {
      response.setStatus(OK);
      headers.putAll(
          WebPages.FIELDS.stream()
              .collect(
                  Collectors.groupingBy(
                      WebPages.Field::name,
                      Collectors.mapping(WebPages.Field::value, Collectors.toList()))));
    } else if (files.containsKey(path)) {
      response.setStatus(OK);
      body = files.get(path);
    } else {
      response.setStatus(NOT_FOUND);
    }
    response.setHeaders(HttpHeaders.of(headers, (name, value) -> true));
    response.getOutputStream().write(body);
  }
}
