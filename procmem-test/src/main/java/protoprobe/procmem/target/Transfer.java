// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.Arrays;
import java.util.Optional;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

/** What a read brought. */
public final class Transfer {
  private final Returned returned;
  private final byte[] octets;

  Transfer(Returned returned, byte[] octets) {
    this.returned = returned;
    this.octets = octets;
  }

  /** The result of the call. */
  public Returned returned() {
    return returned;
  }

  /** Its error, if it failed. */
  public Optional<Errno> errno() {
    return returned.errno();
  }

  /**
   * What was read.
   *
   * @throws protoprobe.procmem.wire.CallFailed if the call failed
   */
  public byte[] octets() {
    return Arrays.copyOf(octets, Math.toIntExact(returned.value()));
  }

  @Override
  public String toString() {
    return returned.toString();
  }
}
