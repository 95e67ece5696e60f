// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.TransportParameters.Entry;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * The beginning of what a server says over TLS, read once more: kwik keeps neither the cipher suite
 * nor the protocol nor parameters that it does not know where anybody can see them.
 */
final class ServerFlight {
  private static final int SERVER_HELLO = 2;
  private static final int ENCRYPTED_EXTENSIONS = 8;
  private static final int MESSAGE_HEADER = 4;
  private static final int RANDOM = 32;

  /** More than both messages ever need. */
  private static final int MOST = 65_536;

  private final Stream initial = new Stream();
  private final Stream handshake = new Stream();

  /**
   * What came.
   *
   * @param level of an Initial or a Handshake packet
   */
  synchronized void add(Level level, Frame.Crypto crypto) {
    (level == Level.INITIAL ? initial : handshake).add(crypto.offset(), crypto.data());
  }

  /** The cipher suite by its name at IANA; empty if unknown. */
  synchronized String cipher() {
    return read(() -> initial.first(SERVER_HELLO).map(ServerFlight::suite)).orElse("");
  }

  /** What is garbled is as good as not there: kwik judges it, and must not be disturbed. */
  private static <T> Optional<T> read(Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (WireFault garbled) {
      return Optional.empty();
    }
  }

  private static String suite(WireReader hello) {
    hello.take(2L + RANDOM, "legacy version and random");
    hello.vector(1, "session id");
    int number = (int) hello.fixed(2, "cipher suite");
    return CipherSuite.of(number).map(suite -> "TLS_" + suite.name()).orElse("");
  }

  /** The protocol chosen; empty if none was. */
  synchronized String protocol() {
    return read(() -> extension(ExtensionType.ALPN).map(ServerFlight::onlyProtocol)).orElse("");
  }

  private static String onlyProtocol(byte[] data) {
    WireReader list = new WireReader(new WireReader(data).vector(2, "protocols"));
    return new String(list.vector(1, "protocol"), StandardCharsets.ISO_8859_1);
  }

  /** The server's transport parameters. */
  synchronized Optional<TransportParameters> parameters() {
    return read(
        () -> extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS).map(TransportParameters::decode));
  }

  /** The same in their order, integers in decimal, octets in hex. */
  List<Field> fields() {
    return parameters()
        .map(all -> all.entries().stream().map(ServerFlight::field).toList())
        .orElse(List.of());
  }

  private static Field field(Entry entry) {
    Optional<TransportParameterId> id = TransportParameterId.of(entry.number());
    String name =
        id.map(known -> known.name().toLowerCase(Locale.ROOT))
            .orElse("0x%x".formatted(entry.number()));
    return new Field(name, value(id.map(TransportParameterId::kind), entry.value()));
  }

  private static String value(Optional<TransportParameterId.Kind> kind, byte[] octets) {
    String hex = HexFormat.of().formatHex(octets);
    if (kind.isEmpty() || kind.get() == TransportParameterId.Kind.OCTETS) {
      return hex;
    }
    if (kind.get() == TransportParameterId.Kind.EMPTY) {
      return octets.length == 0 ? "true" : hex;
    }
    try {
      return Long.toString(new WireReader(octets).varInt("integer"));
    } catch (WireFault none) {
      return hex;
    }
  }

  /** RFC 8446 section 4.3.1. */
  private Optional<byte[]> extension(int type) {
    Optional<WireReader> message = handshake.first(ENCRYPTED_EXTENSIONS);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    WireReader list = new WireReader(message.get().vector(2, "extensions"));
    while (list.hasMore()) {
      long found = list.fixed(2, "extension type");
      byte[] data = list.vector(2, "extension");
      if (found == type) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  /** A stream of CRYPTO data from its beginning on. */
  private static final class Stream {
    private final Map<Long, byte[]> pieces = new TreeMap<>();
    private int kept;

    void add(long offset, byte[] data) {
      kept += data.length;
      if (kept <= MOST) {
        pieces.merge(offset, data, (old, more) -> old.length >= more.length ? old : more);
      }
    }

    /** The body of the first message, if it is all there and of that type. */
    Optional<WireReader> first(int type) {
      byte[] octets = joined();
      if (octets.length < MESSAGE_HEADER || octets[0] != type) {
        return Optional.empty();
      }
      WireReader in = new WireReader(octets, 1);
      int length = (int) in.fixed(MESSAGE_HEADER - 1, "message length");
      return length > in.remaining()
          ? Optional.empty()
          : Optional.of(new WireReader(in.take(length, "message")));
    }

    private byte[] joined() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (Map.Entry<Long, byte[]> piece : pieces.entrySet()) {
        int known = (int) (out.size() - piece.getKey());
        byte[] data = piece.getValue();
        if (known < 0) {
          break;
        }
        out.writeBytes(Arrays.copyOfRange(data, Math.min(known, data.length), data.length));
      }
      return out.toByteArray();
    }
  }
}
