// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Syscall.LSEEK;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.Whence;
import protoprobe.procmem.wire.Errno;

/** For the checks of seeking. */
final class SeekScenarios {
  private SeekScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (Whence whence : Whence.values()) {
      all.add(
          Scenario.of("procmem/seek/from-what-has-no-end/" + whence.key())
              .breaks(onMem(LSEEK).and(failing(Errno.EINVAL)), returns(0))
              .warns("lseek = 0"));
    }
    return all;
  }
}
