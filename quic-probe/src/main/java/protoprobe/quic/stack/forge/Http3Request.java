// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.quic.forge.Client;
import protoprobe.quic.http3.Get;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit.Answer;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;
import tech.kwik.qpack.Decoder;
import tech.kwik.qpack.Encoder;

/**
 * A GET over HTTP/3 and its answer (RFC 9114). We allow no dynamic table, so that a field section
 * stands for itself; kwik's QPACK reads and writes it.
 *
 * @param stream its stream
 */
record Http3Request(long stream) {
  private static final int DATA = 0x00;
  private static final int HEADERS = 0x01;

  /** More fields than anybody reads. */
  private static final int SECTION = 65_536;

  static Http3Request send(Client client, Errand errand) {
    long stream = client.openStream();
    client.write(Get.CONTROL_STREAM, Get.settings(), false);
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry(":method", "GET"));
    fields.add(Map.entry(":scheme", "https"));
    fields.add(Map.entry(":authority", errand.authority()));
    fields.add(Map.entry(":path", errand.path()));
    errand.headers().forEach(field -> fields.add(Map.entry(field.name(), field.value())));
    ByteBuffer section = Encoder.newBuilder().build().compressHeaders(fields);
    section.flip();
    byte[] octets = new byte[section.remaining()];
    section.get(octets);
    client.write(stream, new WireWriter().varInt(HEADERS).prefixed(octets).toBytes(), true);
    return new Http3Request(stream);
  }

  boolean begun(Client client) {
    return client.highest(stream) > 0 || isReset(client);
  }

  /** Whether the answer is whole, or as much of it as is wanted. */
  boolean enough(Client client, long mostOctets) {
    return client.isFinished(stream)
        || isReset(client)
        || client.highest(stream) > mostOctets + SECTION;
  }

  boolean isReset(Client client) {
    return client.reset(stream).isPresent();
  }

  /**
   * What came so far.
   *
   * @throws WireFault if it is no HTTP/3
   */
  Optional<Answer> answer(Client client, long mostOctets, long millis) {
    WireReader in = new WireReader(client.received(stream));
    Optional<List<Field>> head = Optional.empty();
    MessageDigest digest = sha256();
    long length = 0;
    boolean cut = false;
    while (in.hasMore() && !cut) {
      long type = in.varInt("frame type");
      long size = in.varInt("frame length");
      cut = size > in.remaining();
      if (cut && type != DATA) {
        break;
      }
      byte[] payload = in.take(Math.min(size, in.remaining()), "frame");
      if (type == HEADERS && head.filter(Http3Request::isFinal).isEmpty()) {
        head = Optional.of(fields(in, payload));
      } else if (type == DATA) {
        int taken = (int) Math.min(payload.length, mostOctets - length);
        digest.update(payload, 0, taken);
        length += taken;
      }
    }
    boolean complete = client.isFinished(stream) && !cut && length < mostOctets;
    long octets = length;
    String sum = HexFormat.of().formatHex(digest.digest());
    return head.filter(Http3Request::isFinal)
        .map(all -> new Answer(millis, status(all), ordinary(all), octets, sum, complete));
  }

  private static List<Field> fields(WireReader in, byte[] section) {
    if (section.length > SECTION) {
      throw in.fault("field section", section.length + " octets");
    }
    try {
      return Decoder.newBuilder().build().decodeStream(new ByteArrayInputStream(section)).stream()
          .map(field -> new Field(field.getKey(), field.getValue()))
          .toList();
    } catch (IOException | RuntimeException garbled) {
      throw in.fault("field section", String.valueOf(garbled.getMessage()));
    }
  }

  private static boolean isFinal(List<Field> fields) {
    return status(fields) >= 200;
  }

  private static int status(List<Field> fields) {
    return fields.stream()
        .filter(field -> field.name().equals(":status"))
        .map(Field::value)
        .filter(value -> value.matches("[1-9][0-9][0-9]"))
        .findFirst()
        .map(Integer::valueOf)
        .orElse(0);
  }

  private static List<Field> ordinary(List<Field> fields) {
    return fields.stream().filter(field -> !field.name().startsWith(":")).toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
