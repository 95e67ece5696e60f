// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** The ways in which a guarded command can come to its end. */
enum Ending {
  COMMAND_ENDS {
    @Override
    void happen(HostProcess host) throws IOException {
      assertThat(Leftovers.outside(host.init(), host.inner()).destroy()).as("SIGTERM").isTrue();
      host.say("wait");
      assertThat(host.nextLine()).as("exit status of the command").isEqualTo("42");
      assertThat(host.nextLine()).isEqualTo("closed");
    }
  },
  GUARDIAN_IS_CLOSED {
    @Override
    void happen(HostProcess host) throws IOException {
      host.say("close");
      assertThat(host.nextLine()).isEqualTo("closed");
    }
  },
  OUTER_JVM_IS_KILLED {
    @Override
    void happen(HostProcess host) {
      kill(host.handle());
    }
  },
  OUTER_JVM_IS_TERMINATED {
    @Override
    void happen(HostProcess host) {
      assertThat(host.handle().destroy()).isTrue();
    }
  },
  INNER_PROCESS_IS_KILLED {
    @Override
    void happen(HostProcess host) throws IOException {
      kill(Leftovers.outside(host.init(), host.inner()));
      host.say("wait");
      assertThat(host.nextLine()).as("128 + SIGKILL").isEqualTo("137");
    }
  },
  PROCESS_1_IS_KILLED {
    @Override
    void happen(HostProcess host) throws IOException {
      kill(ProcessHandle.of(host.init()).orElseThrow());
      host.say("wait");
      // unshare(1) cannot end itself by SIGKILL's disposition and says 1 or 137, by its version.
      assertThat(host.nextLine()).as("exit status").isNotEqualTo("0").isNotEqualTo("42");
    }
  },
  UNSHARE_IS_KILLED {
    @Override
    void happen(HostProcess host) {
      kill(ProcessHandle.of(host.unshare()).orElseThrow());
    }
  },
  UNSHARE_AND_OUTER_JVM_ARE_KILLED {
    @Override
    void happen(HostProcess host) {
      kill(ProcessHandle.of(host.unshare()).orElseThrow());
      kill(host.handle());
    }
  };

  abstract void happen(HostProcess host) throws IOException;

  private static void kill(ProcessHandle process) {
    assertThat(process.pid()).as("process to kill").isGreaterThan(1);
    assertThat(process.destroyForcibly()).as("SIGKILL to " + process.pid()).isTrue();
  }
}
