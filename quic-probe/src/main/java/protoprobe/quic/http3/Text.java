// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.nio.charset.StandardCharsets;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A string of QPACK (RFC 9204 section 4.1.2).
 *
 * @param text a character stands for an octet, as in ISO 8859-1
 * @param huffman whether it is sent in the Huffman code
 */
public record Text(String text, boolean huffman) {
  /** Octets as they are. */
  public static Text plain(String text) {
    return new Text(text, false);
  }

  /** In the Huffman code. */
  public static Text huffman(String text) {
    return new Text(text, true);
  }

  /**
   * Writes it.
   *
   * @param flags the bits above the one that says Huffman
   * @param prefix how many bits of the first octet belong to the length
   */
  void write(WireWriter out, int flags, int prefix) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] sent = huffman ? Huffman.encode(octets) : octets;
    PrefixedInteger.write(out, flags | (huffman ? 1 << prefix : 0), prefix, sent.length);
    out.raw(sent);
  }

  static Text read(WireReader in, int prefix, String what) {
    boolean huffman = (in.peek(what) & 1 << prefix) != 0;
    byte[] sent = in.take(PrefixedInteger.read(in, prefix, what + " length"), what);
    byte[] octets =
        huffman
            ? Huffman.decode(sent).orElseThrow(() -> in.fault(what, "is no Huffman code"))
            : sent;
    return new Text(new String(octets, StandardCharsets.ISO_8859_1), huffman);
  }
}
