// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.List;

/** A frame as a value (RFC 9000 section 19); byte arrays are not copied. */
public sealed interface Frame {
  /** Its octets, integers in their shortest form. */
  default byte[] encode() {
    WireWriter writer = new WireWriter();
    FrameWriter.write(this, writer);
    return writer.toBytes();
  }

  /** Whether the receiver must acknowledge a packet that holds it (RFC 9000 section 13.2.1). */
  default boolean ackEliciting() {
    return !(this instanceof Padding || this instanceof Ack || this instanceof ConnectionClose);
  }

  /** Section 19.1: so many of them in a row. */
  record Padding(int count) implements Frame {}

  /** Section 19.2. */
  record Ping() implements Frame {}

  /**
   * Section 19.3.
   *
   * @param largest packet number
   * @param delay as sent: not yet multiplied by 2^ack_delay_exponent
   * @param firstRange how many packets before the largest are acknowledged too
   * @param ranges further ranges, downwards
   * @param ecn three counters or none
   */
  record Ack(long largest, long delay, long firstRange, List<Range> ranges, List<Long> ecn)
      implements Frame {
    /**
     * Packets not acknowledged, then packets acknowledged, both as sent: one less.
     *
     * @param gap numbers missing, minus one
     * @param length numbers present, minus one
     */
    public record Range(long gap, long length) {}
  }

  /** Section 19.4. */
  record ResetStream(long stream, long error, long finalSize) implements Frame {}

  /** Section 19.5. */
  record StopSending(long stream, long error) implements Frame {}

  /** Section 19.6. */
  record Crypto(long offset, byte[] data) implements Frame {}

  /** Section 19.7. */
  record NewToken(byte[] token) implements Frame {}

  /** Section 19.8, with offset and length. */
  record Stream(long stream, long offset, byte[] data, boolean fin) implements Frame {}

  /** Section 19.9. */
  record MaxData(long maximum) implements Frame {}

  /** Section 19.10. */
  record MaxStreamData(long stream, long maximum) implements Frame {}

  /** Section 19.11. */
  record MaxStreams(boolean bidirectional, long maximum) implements Frame {}

  /** Section 19.12. */
  record DataBlocked(long limit) implements Frame {}

  /** Section 19.13. */
  record StreamDataBlocked(long stream, long limit) implements Frame {}

  /** Section 19.14. */
  record StreamsBlocked(boolean bidirectional, long limit) implements Frame {}

  /** Section 19.15. */
  record NewConnectionId(long sequence, long retirePriorTo, byte[] id, byte[] resetToken)
      implements Frame {}

  /** Section 19.16. */
  record RetireConnectionId(long sequence) implements Frame {}

  /** Section 19.17: eight octets. */
  record PathChallenge(byte[] data) implements Frame {}

  /** Section 19.18: eight octets. */
  record PathResponse(byte[] data) implements Frame {}

  /**
   * Section 19.19.
   *
   * @param application whether the error is the application's
   * @param frameType which frame caused it; not sent if the application's
   */
  record ConnectionClose(boolean application, long error, long frameType, byte[] reason)
      implements Frame {}

  /** Section 19.20. */
  record HandshakeDone() implements Frame {}

  /** RFC 9221 section 4, with a length. */
  record Datagram(byte[] data) implements Frame {}

  /** Octets that stand where a frame should: an unknown type, a broken field, half a frame. */
  record Raw(byte[] octets) implements Frame {}
}
