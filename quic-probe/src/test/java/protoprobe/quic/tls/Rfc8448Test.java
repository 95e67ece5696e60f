// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static protoprobe.quic.tls.Rfc8448.message;
import static protoprobe.quic.tls.Rfc8448.octets;
import static protoprobe.quic.tls.Rfc8448.pair;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import protoprobe.quic.wire.Level;

/** The traces of RFC 8448, as far as they are not about records. */
class Rfc8448Test {
  private static final CipherSuite SUITE = CipherSuite.AES_128_GCM_SHA256;

  private final KeyLog log = new KeyLog(new byte[32]);
  private final Transcript transcript = new Transcript();

  @Test
  void simple_handshake_secrets_and_finished_messages() {
    hear("3.ClientHello", "3.ServerHello");
    TrafficSecrets secrets = new TrafficSecrets(SUITE, new byte[0], log);
    assertSecrets(secrets.handshake(shared(Group.X25519, "3"), hash()), "3", "hs");
    hear("3.EncryptedExtensions", "3.Certificate", "3.CertificateVerify");
    assertThat(secrets.serverVerifyData(hash())).isEqualTo(message("3.server.Finished").body());
    hear("3.server.Finished");
    assertSecrets(secrets.application(hash()), "3", "ap");
    assertThat(log.lines().get(4)).endsWith(hex("3.exp-master"));
    assertThat(secrets.clientVerifyData(hash())).isEqualTo(message("3.client.Finished").body());
    hear("3.client.Finished");
    secrets.complete(hash());
    assertThat(secrets.ticketKey(new byte[2])).isEqualTo(octets("3.resumption"));
  }

  @Test
  void the_certificates_signature_is_of_the_transcript() {
    hear("3.ClientHello", "3.ServerHello", "3.EncryptedExtensions", "3.Certificate");
    ClientHello hello = ClientHello.decode(message("3.ClientHello").body());
    CertificateVerify verify = CertificateVerify.decode(message("3.CertificateVerify").body());
    var key = CertificateList.decode(message("3.Certificate").body(), hello).get(0).getPublicKey();

    verify.require(hello, key, hash());

    hear("3.CertificateVerify");
    assertThatThrownBy(() -> verify.require(hello, key, hash()))
        .as("signature of another transcript")
        .isInstanceOf(TlsFault.class);
  }

  @Test
  void a_client_takes_the_server_hello_and_misses_transport_parameters() {
    ClientHello hello = ClientHello.decode(message("3.ClientHello").body());
    ClientHandshake client =
        new ClientHandshake(
            new ClientOffer(hello, Map.of(Group.X25519, pair(Group.X25519, "3.client.private"))));

    List<TlsEvent> first = client.start();
    assertThat(Talk.joined(first, Level.INITIAL)).isEqualTo(octets("3.ClientHello"));

    List<TlsEvent> events = client.receive(Level.INITIAL, octets("3.ServerHello"));
    assertSecrets(Talk.only(events, TlsEvent.Secrets.class), "3", "hs");

    List<TlsEvent> end = client.receive(Level.HANDSHAKE, octets("3.EncryptedExtensions"));
    assertThat(Talk.only(end, TlsEvent.Failed.class).alert())
        .isEqualTo(Alert.MISSING_EXTENSION.description());
  }

  @Test
  void resumed_handshake_binder_and_secrets() {
    byte[] key = octets("3.resumption");
    ClientHello hello = ClientHello.decode(message("4.ClientHello").body());
    PreSharedKeys keys =
        PreSharedKeys.decode(hello.extension(ExtensionType.PRE_SHARED_KEY).orElseThrow());
    assertThat(keys.isBound(0, SUITE, key, octets("4.ClientHello"), new byte[0])).isTrue();
    assertThat(keys.isBound(0, SUITE, key, octets("4.ClientHello"), new byte[1])).isFalse();
    assertThat(keys.encode())
        .isEqualTo(hello.extension(ExtensionType.PRE_SHARED_KEY).orElseThrow());

    hear("4.ClientHello");
    TrafficSecrets secrets = new TrafficSecrets(SUITE, key, log);
    assertThat(secrets.early(hash()).client()).isEqualTo(octets("4.c-e-traffic"));
    hear("4.ServerHello");
    assertSecrets(secrets.handshake(shared(Group.X25519, "4"), hash()), "4", "hs");
    hear("4.EncryptedExtensions");
    assertThat(secrets.serverVerifyData(hash())).isEqualTo(message("4.server.Finished").body());
    hear("4.server.Finished");
    assertSecrets(secrets.application(hash()), "4", "ap");
    assertThat(log.lines().get(5)).endsWith(hex("4.exp-master"));
    hear("4.EndOfEarlyData"); // in TLS over TCP only
    assertThat(secrets.clientVerifyData(hash())).isEqualTo(message("4.client.Finished").body());
  }

  @Test
  void after_a_hello_retry_request_the_first_hello_is_but_a_hash() {
    hear("5.ClientHello.1");
    transcript.replaceByHash(SUITE);
    hear("5.HelloRetryRequest", "5.ClientHello.2", "5.ServerHello");

    TrafficSecrets secrets = new TrafficSecrets(SUITE, new byte[0], log);
    assertSecrets(secrets.handshake(shared(Group.SECP256R1, "5"), hash()), "5", "hs");
  }

  @Test
  void a_client_comes_again_as_the_hello_retry_request_wants() {
    ClientHello hello = ClientHello.decode(message("5.ClientHello.1").body());
    ClientHandshake client =
        new ClientHandshake(new ClientOffer(hello, Map.of(Group.X25519, Group.X25519.generate())));
    client.start();

    List<TlsEvent> events = client.receive(Level.INITIAL, octets("5.HelloRetryRequest"));

    byte[] sent = Talk.joined(events, Level.INITIAL);
    ClientHello second = ClientHello.decode(Arrays.copyOfRange(sent, 4, sent.length));
    ClientHello right = ClientHello.decode(message("5.ClientHello.2").body());
    assertThat(second.random()).isEqualTo(hello.random());
    assertThat(second.extension(ExtensionType.COOKIE).orElseThrow())
        .isEqualTo(right.extension(ExtensionType.COOKIE).orElseThrow());
    assertThat(second.extension(ExtensionType.KEY_SHARE).orElseThrow())
        .startsWith(0, 0x45, 0, 0x17, 0, 0x41, 4)
        .hasSize(right.extension(ExtensionType.KEY_SHARE).orElseThrow().length);
  }

  private void hear(String... names) {
    for (String name : names) {
      transcript.add(octets(name));
    }
  }

  private byte[] hash() {
    return transcript.hash(SUITE);
  }

  /** From the client's private key and the server's share. */
  private static byte[] shared(Group group, String section) {
    ServerHello hello = ServerHello.decode(message(section + ".ServerHello").body());
    byte[] data = hello.extension(ExtensionType.KEY_SHARE).orElseThrow();
    byte[] share = Arrays.copyOfRange(data, 4, data.length);
    return group.agree(pair(group, section + ".client.private"), share);
  }

  private static void assertSecrets(TlsEvent.Secrets secrets, String section, String phase) {
    assertThat(secrets.client())
        .as("client secret of %s in section %s", phase, section)
        .isEqualTo(octets(section + ".c-" + phase + "-traffic"));
    assertThat(secrets.server())
        .as("server secret of %s in section %s", phase, section)
        .isEqualTo(octets(section + ".s-" + phase + "-traffic"));
  }

  private static String hex(String name) {
    return HexFormat.of().formatHex(octets(name));
  }
}
