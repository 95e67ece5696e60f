// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import protoprobe.procmem.agent.Host;
import protoprobe.procmem.target.Machine;

/** A sweep of this host. */
final class HostSweep {
  private HostSweep() {}

  static Swept once() {
    try (Machine machine = Machine.at(Host.session())) {
      return Sweep.over(machine, Sweep.Extent.WHOLE);
    }
  }
}
