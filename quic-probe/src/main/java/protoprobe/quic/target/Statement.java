// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import java.util.stream.Stream;
import protoprobe.quic.altsvc.AltSvc;

/**
 * What the site says of its alternatives at one place.
 *
 * @param place such as {@code HTTP/2}
 * @param lines field lines, or the value of a frame
 * @param field what they were read as
 */
public record Statement(String place, List<String> lines, AltSvc field) {
  private static Statement of(String place, List<String> lines) {
    return new Statement(place, List.copyOf(lines), AltSvc.parse(lines));
  }

  /** Those of an answer: its field, its trailers', its frames. */
  static Stream<Statement> of(Reply reply) {
    return Stream.concat(
        fields(reply),
        reply.frames().stream()
            .map(frame -> of("ALTSVC frame on stream " + frame.stream(), List.of(frame.value()))));
  }

  /** Those of them that are fields. */
  static Stream<Statement> fields(Reply reply) {
    String version = reply.version().toString();
    return Stream.of(
            of(version, reply.altSvcLines()),
            of("trailers of " + version, reply.trailingAltSvcLines()))
        .filter(statement -> !statement.lines().isEmpty());
  }
}
