// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import protoprobe.quic.stack.ChildStack;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.forge.ForgeStack;
import protoprobe.quic.stack.kwik.KwikStack;
import protoprobe.quic.stack.quiche.QuicheStack;

/**
 * The clients over QUIC that a site is visited with: two that others have made, each in a JVM of
 * its own, and the forge, which runs wherever this program does.
 */
public final class Clients {
  private Clients() {}

  /** New ones, to be closed; none of them has begun anything. */
  public static List<Stack> all() {
    return List.of(
        new ChildStack(QuicheStack.NAME, QuicheStack.class),
        new ChildStack(KwikStack.NAME, KwikStack.class),
        new ForgeStack());
  }
}
