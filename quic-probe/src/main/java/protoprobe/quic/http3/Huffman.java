// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import protoprobe.quic.wire.WireWriter;

/**
 * The Huffman code of RFC 7541 appendix B, which QPACK uses too. It is canonical: the lengths of
 * the codes say all of it.
 */
final class Huffman {
  private static final int END_OF_STRING = 256;
  private static final int LONGEST = 30;

  /** Bits of each octet's code, then of the end of a string. */
  private static final int[] LENGTHS =
      Arrays.stream(
              """
              13 23 28 28 28 28 28 28 28 24 30 28 28 30 28 28
              28 28 28 28 28 28 30 28 28 28 28 28 28 28 28 28
               6 10 10 12 13  6  8 11 10 10  8 11  8  6  6  6
               5  5  5  6  6  6  6  6  6  6  7  8 15  6 12 10
              13  6  7  7  7  7  7  7  7  7  7  7  7  7  7  7
               7  7  7  7  7  7  7  7  8  7  8 13 19 13 14  6
              15  5  6  5  6  5  6  6  6  5  7  7  6  6  6  5
               6  7  6  5  5  6  7  7  7  7  7 15 11 14 13 28
              20 22 20 20 22 22 22 23 22 23 23 23 23 23 24 23
              24 24 22 23 24 23 23 23 23 21 22 23 22 23 23 24
              22 21 20 22 22 23 23 21 23 22 22 24 21 22 23 23
              21 21 22 21 23 22 23 23 20 22 22 22 23 22 22 23
              26 26 20 19 22 23 22 25 26 26 26 27 27 26 24 25
              19 21 26 27 27 26 27 24 21 21 26 26 28 27 27 27
              20 24 20 21 22 21 21 23 22 22 25 25 24 24 26 23
              26 27 26 26 27 27 27 27 27 28 27 27 27 27 27 26
              30
              """
                  .strip()
                  .split("\\s+"))
          .mapToInt(Integer::parseInt)
          .toArray();

  /** Symbols by the length of their codes, then by number. */
  private static final int[] SYMBOLS =
      IntStream.range(0, LENGTHS.length)
          .boxed()
          .sorted(Comparator.comparingInt(symbol -> LENGTHS[symbol]))
          .mapToInt(Integer::intValue)
          .toArray();

  /** Where the codes of each length begin in {@link #SYMBOLS}; one behind their last at the end. */
  private static final int[] FIRST_OF_LENGTH =
      IntStream.rangeClosed(0, LONGEST + 1)
          .map(length -> (int) Arrays.stream(LENGTHS).filter(each -> each < length).count())
          .toArray();

  /** The code of each symbol, in the lower bits. */
  private static final int[] CODES = codes();

  private Huffman() {}

  private static int[] codes() {
    int[] codes = new int[LENGTHS.length];
    int code = 0;
    int length = LENGTHS[SYMBOLS[0]];
    for (int symbol : SYMBOLS) {
      code <<= LENGTHS[symbol] - length;
      length = LENGTHS[symbol];
      codes[symbol] = code++;
    }
    return codes;
  }

  /** The code of octets, filled up with ones. */
  static byte[] encode(byte[] octets) {
    WireWriter out = new WireWriter();
    long bits = 0;
    int count = 0;
    for (byte octet : octets) {
      int symbol = octet & 0xff;
      bits = bits << LENGTHS[symbol] | CODES[symbol];
      count += LENGTHS[symbol];
      for (; count >= 8; count -= 8) {
        out.fixed(bits >>> count - 8 & 0xff, 1);
      }
    }
    if (count > 0) {
      out.fixed((bits << 8 - count | 0xff >> count) & 0xff, 1);
    }
    return out.toBytes();
  }

  /**
   * What a code stands for; empty if it has the end of a string in it, or is filled up with a whole
   * octet or with other bits than ones (RFC 7541 section 5.2).
   */
  static Optional<byte[]> decode(byte[] code) {
    WireWriter out = new WireWriter();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < 8 * code.length; i++) {
      bits = bits << 1 | code[i / 8] >> 7 - i % 8 & 1;
      count++;
      int symbol = symbol(bits, count);
      if (symbol == END_OF_STRING || count > LONGEST) {
        return Optional.empty();
      }
      if (symbol >= 0) {
        out.fixed(symbol, 1);
        bits = 0;
        count = 0;
      }
    }
    boolean filled = count < 8 && bits == (1 << count) - 1;
    return filled ? Optional.of(out.toBytes()) : Optional.empty();
  }

  /** The symbol with that code of that length, or -1. */
  private static int symbol(int bits, int length) {
    int first = FIRST_OF_LENGTH[length];
    int end = FIRST_OF_LENGTH[length + 1];
    int at = first == end ? end : first + bits - CODES[SYMBOLS[first]];
    return at >= first && at < end ? SYMBOLS[at] : -1;
  }
}
