// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

/** How a message travels. */
public enum Transport {
  /** One datagram each way (RFC 1035 section 4.2.1). */
  UDP,
  /** With a two-octet length before it (RFC 1035 section 4.2.2, RFC 7766). */
  TCP
}
