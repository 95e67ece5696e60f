// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

/** Types of packets with a long header, in the order of their numbers in version 1. */
public enum LongType {
  INITIAL,
  ZERO_RTT,
  HANDSHAKE,
  RETRY
}
