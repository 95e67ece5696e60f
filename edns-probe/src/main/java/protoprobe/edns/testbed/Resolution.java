// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

/** What a resolver makes of a misbehaving server. */
public enum Resolution {
  /** The right answer, as if nothing were wrong. */
  ANSWERED,
  /** SERVFAIL, or no answer within the time that a client waits. */
  FAILED
}
