// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

/** What one server can and another cannot. */
enum Trait {
  /** Speaks QUIC; tests also have a site that has no such side. */
  QUIC,
  /** Listens at two addresses at once. */
  DUAL,
  /** Speaks HTTP/1.1 and HTTP/2 over TCP, and says in Alt-Svc that it speaks HTTP/3. */
  TCP,
  /** Serves a redirect and a page with many header fields, besides its files. */
  ANSWERS,
  /** Answers the first packet of every client with a Retry. */
  RETRY
}
