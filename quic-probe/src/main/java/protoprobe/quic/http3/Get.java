// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireWriter;

/** The request that the forge makes to see whether it is served: GET. */
public final class Get {
  /** The client's first unidirectional stream. */
  public static final long CONTROL_STREAM = 2;

  private Get() {}

  /** What a control stream begins with: its type, and no settings. */
  public static byte[] settings() {
    return new WireWriter()
        .raw(StreamType.encode(StreamType.CONTROL))
        .raw(Http3Frame.Settings.of().encode())
        .toBytes();
  }

  /** A HEADERS frame. */
  public static byte[] request(String authority, String path) {
    return request(authority, path, List.of());
  }

  /** A HEADERS frame with more fields than it needs. */
  public static byte[] request(String authority, String path, List<Field> more) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                new Field(":method", "GET"),
                new Field(":scheme", "https"),
                new Field(":authority", authority),
                new Field(":path", path)));
    fields.addAll(more);
    return Http3Frame.Headers.of(FieldSection.of(fields)).encode();
  }

  /** The status of an answer, if it can be read. */
  public static Optional<Integer> status(byte[] answer) {
    return Answer.read(answer).status();
  }
}
