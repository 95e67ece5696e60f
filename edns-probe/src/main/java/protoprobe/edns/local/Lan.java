// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

/** What all local resolvers are configured with. */
final class Lan {
  /** Clients that a resolver is told to refuse. */
  static final String REFUSED = "127.53.8.0/24";

  /** The name server identifier (RFC 5001) that each is given. */
  static final String NSID = "protoprobe";

  private Lan() {}
}
