// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

/** Decides from a request's octets what is answered. */
@FunctionalInterface
public interface SiteScript {
  SiteReply answer(SiteRequest request);
}
