// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import java.util.List;
import java.util.Optional;
import protoprobe.quic.forge.Client;
import protoprobe.quic.http3.Field;
import protoprobe.quic.http3.FieldSection;
import protoprobe.quic.http3.Get;
import protoprobe.quic.http3.Http3FrameType;
import protoprobe.quic.stack.Body;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.Answer;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * A GET over HTTP/3 and its answer (RFC 9114). We allow no dynamic table, so that a field section
 * stands for itself.
 *
 * @param stream its stream
 */
record Http3Request(long stream) {
  /** More fields than anybody reads. */
  private static final int SECTION = 65_536;

  static Http3Request send(Client client, Errand errand) {
    long stream = client.openStream();
    client.write(Get.CONTROL_STREAM, Get.settings(), false);
    List<Field> more =
        errand.headers().stream().map(field -> new Field(field.name(), field.value())).toList();
    client.write(stream, Get.request(errand.authority(), errand.path(), more), true);
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
    Body body = new Body(mostOctets);
    boolean cut = false;
    while (in.hasMore() && !cut) {
      long type = in.varInt("frame type");
      long size = in.varInt("frame length");
      cut = size > in.remaining();
      if (cut && type != Http3FrameType.DATA) {
        break;
      }
      byte[] payload = in.take(Math.min(size, in.remaining()), "frame");
      if (type == Http3FrameType.HEADERS && head.filter(Http3Request::isFinal).isEmpty()) {
        head = Optional.of(fields(in, payload));
      } else if (type == Http3FrameType.DATA) {
        body.add(payload);
      }
    }
    boolean complete = client.isFinished(stream) && !cut && !body.isFull();
    return head.filter(Http3Request::isFinal)
        .map(
            all ->
                new Answer(
                    millis, status(all), ordinary(all), body.length(), body.sha256(), complete));
  }

  private static List<Field> fields(WireReader in, byte[] section) {
    if (section.length > SECTION) {
      throw in.fault("field section", section.length + " octets");
    }
    return FieldSection.decode(section)
        .fields()
        .orElseThrow(() -> in.fault("field section", "a line of the dynamic table, or of none"));
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

  private static List<Errand.Field> ordinary(List<Field> fields) {
    return fields.stream()
        .filter(field -> !field.name().startsWith(":"))
        .map(field -> new Errand.Field(field.name(), field.value()))
        .toList();
  }
}
