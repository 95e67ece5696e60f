// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.Collection;
import java.util.stream.Collectors;

/** The {@code config.json} of an OCI bundle, as Docker writes it for a process of root. */
final class OciConfig {
  private static final String TEXT =
      """
      {
        "ociVersion": "1.0.2",
        "process": {
          "terminal": false,
          "user": {"uid": 0, "gid": 0},
          "args": ["/agent"],
          "cwd": "/",
          "capabilities": {
            "bounding": [%1$s],
            "effective": [%1$s],
            "permitted": [%1$s]
          },
          "noNewPrivileges": false
        },
        "root": {"path": "rootfs", "readonly": false},
        "hostname": "procmem",
        "mounts": [
          {"destination": "/proc", "type": "proc", "source": "proc",
            "options": ["nosuid", "noexec", "nodev"]},
          {"destination": "/dev", "type": "tmpfs", "source": "tmpfs",
            "options": ["nosuid", "strictatime", "mode=755", "size=65536k"]},
          {"destination": "/dev/shm", "type": "tmpfs", "source": "shm",
            "options": ["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"]}
        ],
        "linux": {
          "namespaces": [
            {"type": "mount"}, {"type": "uts"}, {"type": "ipc"}, {"type": "pid"},
            {"type": "network"}
          ],
          "maskedPaths": [
            "/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats",
            "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi",
            "/sys/firmware"
          ],
          "readonlyPaths": [
            "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"
          ]
        }
      }
      """;

  private OciConfig() {}

  /**
   * The file's text.
   *
   * @param capabilities names such as {@code CAP_KILL}
   */
  static String of(Collection<String> capabilities) {
    String names =
        capabilities.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return TEXT.formatted(names);
  }
}
