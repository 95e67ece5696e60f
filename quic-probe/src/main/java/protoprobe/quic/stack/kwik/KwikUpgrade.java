// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import protoprobe.quic.stack.StackService;

/**
 * kwik as a client that prefers version 2 of QUIC, whatever it begins with, and says so (RFC 9368
 * section 2.3): the program of a child.
 */
public final class KwikUpgrade {
  /** As reports show it. */
  public static final String NAME = KwikStack.NAME + ", version 2 preferred";

  private KwikUpgrade() {}

  /** The child: serves errands until its standard input ends. */
  public static void main(String[] arguments) {
    StackService.serve(() -> new KwikStack(true), arguments);
  }
}
