// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;

/** What a connection is to be like: ordinary, but for what the errand says. */
final class QuicheConfig implements AutoCloseable {
  /** Largest datagram that is sent; that much passes wherever QUIC does at all, mostly. */
  static final int LARGEST_SENT = 1_350;

  /** Largest datagram that is taken: all that UDP can carry. */
  static final int LARGEST_RECEIVED = 65_527;

  private static final long CONNECTION_WINDOW = 4 << 20;
  private static final long STREAM_WINDOW = 1 << 20;
  private static final int STREAMS = 100;

  /**
   * Where systems keep all their authorities in one file: Debian, Fedora, openSUSE, and what
   * BoringSSL itself looks for. It looks for a directory of hashes besides, which not all have.
   */
  private static final List<String> SYSTEMS =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private final Quiche quiche;
  private final Pointer config;

  /**
   * @throws NotApplicable if quiche cannot do what is asked
   */
  QuicheConfig(Quiche quiche, Errand errand) {
    this.quiche = quiche;
    this.config = quiche.quiche_config_new(errand.version());
    if (config == null) {
      throw new NotApplicable(
          "quiche %s speaks version 1 only: expected that or a reserved one, got 0x%08x"
              .formatted(Quiche.VERSION, errand.version()));
    }
    try {
      trust(errand.trust());
      offer(errand.alpn());
    } catch (NotApplicable lacking) {
      close();
      throw lacking;
    }
    quiche.quiche_config_grease(config, (byte) (errand.grease() ? 1 : 0));
    quiche.quiche_config_log_keys(config);
    limit(errand.limits());
  }

  private void trust(Errand.Trust trust) {
    quiche.quiche_config_verify_peer(config, (byte) (trust.anybody() ? 0 : 1));
    if (trust.authorities().isEmpty()) {
      SYSTEMS.stream()
          .filter(file -> Files.isReadable(Path.of(file)))
          .findFirst()
          .ifPresent(this::believe);
    } else {
      believe(trust.authorities());
    }
  }

  private void believe(String file) {
    if (quiche.quiche_config_load_verify_locations_from_file(config, file) != 0) {
      throw new NotApplicable("quiche reads no certificate authorities in " + file);
    }
  }

  /** One protocol with its length in front (RFC 7301 section 3.1). */
  private void offer(String protocol) {
    byte[] name = protocol.getBytes(StandardCharsets.ISO_8859_1);
    byte[] list = new byte[name.length + 1];
    list[0] = (byte) name.length;
    System.arraycopy(name, 0, list, 1, name.length);
    if (name.length > 255
        || quiche.quiche_config_set_application_protos(config, list, list.length) != 0) {
      throw new NotApplicable("quiche cannot offer the protocol '" + protocol + "'");
    }
  }

  private void limit(Errand.Limits limits) {
    quiche.quiche_config_set_max_idle_timeout(config, limits.total());
    quiche.quiche_config_set_max_recv_udp_payload_size(config, LARGEST_RECEIVED);
    quiche.quiche_config_set_max_send_udp_payload_size(config, LARGEST_SENT);
    quiche.quiche_config_set_initial_max_data(config, CONNECTION_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_bidi_local(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_bidi_remote(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_uni(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_streams_bidi(config, STREAMS);
    quiche.quiche_config_set_initial_max_streams_uni(config, STREAMS);
  }

  /** Never null. */
  Pointer handle() {
    return config;
  }

  @Override
  public void close() {
    quiche.quiche_config_free(config);
  }
}
