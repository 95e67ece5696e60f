// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** The one request that the forge needs: GET, without the dynamic table (RFC 9114, RFC 9204). */
public final class Get {
  /** The client's first unidirectional stream. */
  public static final long CONTROL_STREAM = 2;

  private static final int DATA = 0x00;
  private static final int HEADERS = 0x01;
  private static final int SETTINGS = 0x04;

  private Get() {}

  /** What a control stream begins with: its type, and no settings. */
  public static byte[] settings() {
    return new WireWriter().varInt(0).varInt(SETTINGS).varInt(0).toBytes();
  }

  /** A HEADERS frame; static entries, and literals with the name of one. */
  public static byte[] request(String authority, String path) {
    WireWriter fields =
        new WireWriter()
            .raw((byte) 0, (byte) 0) // no dynamic table
            .raw((byte) (0xc0 | 17)) // :method GET
            .raw((byte) (0xc0 | 23)); // :scheme https
    literal(fields, 0, authority); // :authority
    literal(fields, 1, path); // :path
    return new WireWriter().varInt(HEADERS).prefixed(fields.toBytes()).toBytes();
  }

  /** RFC 9204 section 4.5.4: static name, literal value without Huffman code. */
  private static void literal(WireWriter out, int name, String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    out.raw((byte) (0x50 | name));
    if (octets.length < 127) {
      out.raw((byte) octets.length);
    } else {
      out.raw((byte) 127);
      int rest = octets.length - 127;
      for (; rest >= 128; rest >>= 7) {
        out.raw((byte) (rest & 127 | 128));
      }
      out.raw((byte) rest);
    }
    out.raw(octets);
  }

  /** The status in the first HEADERS frame of an answer, if a static entry says it. */
  public static Optional<Integer> status(byte[] answer) {
    WireReader in = new WireReader(answer);
    try {
      while (in.hasMore()) {
        long type = in.varInt("frame type");
        byte[] content = in.prefixed("frame");
        if (type == HEADERS && content.length > 2) {
          return status(content[2] & 0xff);
        }
        if (type == DATA) {
          break;
        }
      }
    } catch (WireFault cutOff) {
      // no status then
    }
    return Optional.empty();
  }

  /** RFC 9204 appendix A. */
  private static Optional<Integer> status(int indexed) {
    return switch (indexed) {
      case 0xc0 | 24 -> Optional.of(103);
      case 0xc0 | 25 -> Optional.of(200);
      case 0xc0 | 26 -> Optional.of(304);
      case 0xc0 | 27 -> Optional.of(404);
      case 0xc0 | 28 -> Optional.of(503);
      default -> Optional.empty();
    };
  }
}
