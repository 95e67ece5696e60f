// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

/**
 * The shell that is process 1 of the new pid namespace. When it exits, the kernel kills every
 * process in the namespace (zap_pid_ns_processes) before the exit is reported, and mounts, network
 * and tmpfs go with the last process. So it signals nobody: it only decides when to exit.
 *
 * <p>Arguments: the run directory, the addresses for lo separated by blanks, the command. Standard
 * error carries one line that starts with {@link #FAILED} or is {@link #READY}; everything after
 * the latter is the command's. Standard input is the pipe from the JVM: a line starts the command,
 * and its end means that the JVM is gone.
 */
final class GuardianScript {
  static final String READY = "guardian: ready";
  static final String FAILED = "guardian: failed: ";

  /* Descriptor 3 is the pipe from the JVM, 4 a pipe on which process 1 hears of the first end; that
   * is opened for reading and writing, so that no open waits for its other side. */
  static final String TEXT =
      """
      set -uf
      run=$1 addresses=$2
      shift 2
      try() {
        said=$("$@" 2>&1) && return
        echo "guardian: failed: $*: $(echo $said)" >&2
        exit 125
      }
      try mount -t tmpfs -o mode=0755,nosuid,nodev protoprobe "$run"
      try ip link set lo up
      for address in $addresses; do try ip address add "$address" dev lo; done
      try mkdir "$run/tmp"
      try mkfifo -m 600 "$run/end"
      exec 3<&0 4<>"$run/end" </dev/null
      export PROTOPROBE_RUN_DIR="$run" TMPDIR="$run/tmp"
      echo "guardian: ready" >&2
      read -r go <&3 || exit 124
      (
        cat <&3 >/dev/null
        echo gone >&4
      ) &
      (
        "$@" 3<&- 4<&-
        echo $? >&4
      ) &
      exec 3<&-
      read -r end <&4
      case $end in gone) exit 124 ;; *) exit "$end" ;; esac
      """;

  private GuardianScript() {}
}
