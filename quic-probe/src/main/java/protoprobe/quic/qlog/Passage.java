// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

/**
 * How a packet passed.
 *
 * @param datagram which datagram it was in, counted from 1
 * @param length octets of it, protection and all
 * @param coalesced whether other packets were in that datagram
 */
public record Passage(long datagram, int length, boolean coalesced) {}
