// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.forge.ForgeStack;

/** The ordinary clients over QUIC that can run here. */
public final class Clients {
  private Clients() {}

  /** New ones, to be closed; none of them has begun anything. */
  public static List<Stack> all() {
    return List.of(new ForgeStack());
  }
}
