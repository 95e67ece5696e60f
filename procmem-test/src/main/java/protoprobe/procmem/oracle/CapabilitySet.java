// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of capabilities, as {@code /proc/PID/status} shows it.
 *
 * @param bits bit n stands for capability n
 */
public record CapabilitySet(long bits) {
  /** No capability. */
  public static final CapabilitySet NONE = new CapabilitySet(0);

  /** Those of Linux 5.9 and later: 0 to CAP_CHECKPOINT_RESTORE. */
  public static final CapabilitySet ALL =
      new CapabilitySet((1L << (Capability.CHECKPOINT_RESTORE.number() + 1)) - 1);

  /** These capabilities. */
  public static CapabilitySet of(Capability... some) {
    return Arrays.stream(some)
        .reduce(NONE, (set, each) -> set.with(each), (a, b) -> new CapabilitySet(a.bits | b.bits));
  }

  /** The set with one more. */
  public CapabilitySet with(Capability added) {
    return new CapabilitySet(bits | 1L << added.number());
  }

  /** The set with one less. */
  public CapabilitySet without(Capability removed) {
    return new CapabilitySet(bits & ~(1L << removed.number()));
  }

  /** Whether it holds that one. */
  public boolean has(Capability wanted) {
    return (bits >> wanted.number() & 1) == 1;
  }

  /** Whether it holds all of the other's. */
  public boolean covers(CapabilitySet other) {
    return (other.bits & ~bits) == 0;
  }

  @Override
  public String toString() {
    if (this.equals(NONE)) {
      return "none";
    }
    if (this.equals(ALL)) {
      return "all";
    }
    List<Capability> named = Arrays.stream(Capability.values()).filter(this::has).toList();
    boolean complete = of(named.toArray(Capability[]::new)).equals(this);
    return complete
        ? named.stream().map(Capability::name).collect(Collectors.joining("+"))
        : "0x" + Long.toHexString(bits);
  }
}
