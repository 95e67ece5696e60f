// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import protoprobe.quic.wire.Version;

/** The vectors of RFC 9001 appendix A and RFC 9369 appendix A. */
class PacketKeysTest {
  private static final byte[] CONNECTION_ID = hex("8394c8f03e515708");

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Test
  void initial_keys_of_version_1() {
    InitialKeys keys = InitialKeys.of(Version.V1, CONNECTION_ID);

    assertThat(keys.client().key()).isEqualTo(hex("1f369613dd76d5467730efcbe3b1a22d"));
    assertThat(keys.client().iv()).isEqualTo(hex("fa044b2f42a3fd3b46fb255c"));
    assertThat(keys.client().headerKey()).isEqualTo(hex("9f50449e04a0e810283a1e9933adedd2"));
    assertThat(keys.server().key()).isEqualTo(hex("cf3a5331653c364c88f0f379b6067e37"));
    assertThat(keys.server().iv()).isEqualTo(hex("0ac1493ca1905853b0bba03e"));
    assertThat(keys.server().headerKey()).isEqualTo(hex("c206b8d9b9f0f37644430b490eeaa314"));
  }

  @Test
  void header_protection_of_the_clients_initial() {
    assertThat(
            InitialKeys.of(Version.V1, CONNECTION_ID)
                .client()
                .mask(hex("d1b1c98dd7689fb8ec11d242b123dc9b")))
        .isEqualTo(hex("437b9aec36"));
  }

  @Test
  void the_servers_initial_opens_and_seals() {
    PacketKeys server = InitialKeys.of(Version.V1, CONNECTION_ID).server();
    // header as before its protection: packet number 1 in two octets
    byte[] header = hex("c1000000010008f067a5502a4262b50040750001");
    byte[] sealed =
        hex(
            "5a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec249"
                + "3a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4"
                + "cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc42158407dd074ee");

    byte[] payload = server.open(1, header, sealed).orElseThrow();

    // ACK of packet 0, then CRYPTO at offset 0 with 90 octets: a ServerHello
    assertThat(Arrays.copyOf(payload, 9)).isEqualTo(hex("0200000000 0600405a".replace(" ", "")));
    assertThat(server.seal(1, header, payload)).isEqualTo(sealed);
    sealed[0] ^= 1;
    assertThat(server.open(1, header, sealed)).isEmpty();
  }

  @Test
  void chacha20_with_a_short_header_and_a_key_update() {
    PacketKeys keys =
        PacketKeys.of(
            Version.V1,
            CipherSuite.CHACHA20_POLY1305_SHA256,
            hex("9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b"));

    assertThat(keys.seal(654360564, hex("4200bff4"), hex("01")))
        .isEqualTo(hex("655e5cd55c41f69080575d7999c25a5bfb"));
    assertThat(keys.mask(hex("5e5cd55c41f69080575d7999c25a5bfb"))).isEqualTo(hex("aefefe7d03"));
    assertThat(keys.updated().secret())
        .isEqualTo(hex("1223504755036d556342ee9361d253421a826c9ecdf3c7148684b36b714881f9"));
  }

  @Test
  void the_tag_of_a_retry() {
    byte[] retry = hex("ff000000010008f067a5502a4262b5746f6b656e");
    assertThat(RetryIntegrity.tag(Version.V1, CONNECTION_ID, retry))
        .isEqualTo(hex("04a265ba2eff4d829058fb3f0f2496ba"));
  }

  @Test
  void initial_keys_of_version_2() {
    InitialKeys keys = InitialKeys.of(Version.V2, CONNECTION_ID);

    assertThat(keys.client().key()).isEqualTo(hex("8b1a0bc121284290a29e0971b5cd045d"));
    assertThat(keys.client().iv()).isEqualTo(hex("91f73e2351d8fa91660e909f"));
    assertThat(keys.server().key()).isEqualTo(hex("82db637861d55e1d011f19ea71d5d2a7"));
  }

  @Test
  void the_tag_of_a_retry_of_version_2() {
    byte[] retry = hex("cf6b3343cf0008f067a5502a4262b5746f6b656e");
    assertThat(RetryIntegrity.tag(Version.V2, CONNECTION_ID, retry))
        .isEqualTo(hex("c8646ce8bfe33952d955543665dcc7b6"));
  }

  @Test
  void nothing_cut_off_is_authentic() {
    PacketKeys keys = InitialKeys.of(Version.V1, CONNECTION_ID).server();
    byte[] sealed = keys.seal(7, new byte[20], new byte[3]);
    for (int length = 0; length < sealed.length; length++) {
      assertThat(keys.open(7, new byte[20], Arrays.copyOf(sealed, length)))
          .as("cut to %d octets", length)
          .isEmpty();
    }
  }
}
