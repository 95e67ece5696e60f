// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;

/**
 * What a server sent on a request's stream, as far as it could be read.
 *
 * @param sections field sections in order: of interim responses, of the response, of its end
 * @param body octets of all DATA frames
 * @param fault why nothing could be read behind that; empty if all was
 */
public record Answer(List<List<Field>> sections, long body, String fault) {
  private static final String STATUS = ":status";
  private static final int INTERIM = 200;

  public Answer {
    sections = List.copyOf(sections);
  }

  /** Reads a stream's octets. */
  public static Answer read(byte[] stream) {
    Http3FrameReader reader = new Http3FrameReader();
    List<List<Field>> sections = new ArrayList<>();
    long body = 0;
    try {
      reader.add(stream);
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        if (frame.get() instanceof Http3Frame.Headers headers) {
          sections.add(headers.section().fields().orElse(List.of()));
        } else if (frame.get() instanceof Http3Frame.Data data) {
          body += data.payload().length;
        }
      }
      return new Answer(sections, body, reader.isWithin() ? "it ends within a frame" : "");
    } catch (WireFault broken) {
      return new Answer(sections, body, broken.getMessage());
    }
  }

  /** Status of the response itself, not of interim ones. */
  public Optional<Integer> status() {
    return response().flatMap(Answer::status);
  }

  /** Fields of the response itself. */
  public Optional<List<Field>> response() {
    return sections.stream()
        .filter(section -> status(section).filter(status -> status >= INTERIM).isPresent())
        .findFirst();
  }

  private static Optional<Integer> status(List<Field> section) {
    return section.stream()
        .filter(field -> field.name().equals(STATUS) && field.value().matches("\\d{3}"))
        .map(field -> Integer.valueOf(field.value()))
        .findFirst();
  }
}
