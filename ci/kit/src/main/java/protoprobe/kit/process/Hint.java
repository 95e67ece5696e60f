// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What to change so that a refused namespace or mount is allowed, from what the kernel shows. */
final class Hint {
  private static final List<String> LIMITS =
      List.of(
          "max_user_namespaces", "max_mnt_namespaces", "max_pid_namespaces", "max_net_namespaces");

  private final Path root;

  /**
   * @param root {@code /} or, in tests, a directory with the same files
   */
  Hint(Path root) {
    this.root = root;
  }

  /**
   * The remedy for a refusal.
   *
   * @param privileged whether root was refused, whom the switches for ordinary users do not concern
   */
  Optional<String> remedy(boolean privileged) {
    return usedUp()
        .or(() -> privileged ? Optional.empty() : disabledForUsers().or(this::restrictedByAppArmor))
        .or(this::inContainer)
        .or(() -> privileged ? Optional.of("capability CAP_SYS_ADMIN") : Optional.empty());
  }

  /** A switch of Debian's kernels, also in others that took the patch: 0 means root only. */
  private Optional<String> disabledForUsers() {
    return "0".equals(read("proc/sys/kernel/unprivileged_userns_clone"))
        ? Optional.of("sysctl kernel.unprivileged_userns_clone=1")
        : Optional.empty();
  }

  /** ENOSPC from unshare(2): user_namespaces(7), the limits in /proc/sys/user. */
  private Optional<String> usedUp() {
    return LIMITS.stream()
        .filter(limit -> "0".equals(read("proc/sys/user/" + limit)))
        .findFirst()
        .map(limit -> "sysctl user." + limit + "=10000");
  }

  /** Ubuntu since 23.10: a user namespace is made, but without capabilities inside. */
  private Optional<String> restrictedByAppArmor() {
    return "1".equals(read("proc/sys/kernel/apparmor_restrict_unprivileged_userns"))
        ? Optional.of("sysctl kernel.apparmor_restrict_unprivileged_userns=0, or run as root")
        : Optional.empty();
  }

  private Optional<String> inContainer() {
    if (Files.exists(root.resolve(".dockerenv"))) {
      return Optional.of("docker run --privileged");
    }
    return Files.exists(root.resolve("run/.containerenv"))
        ? Optional.of("podman run --privileged")
        : Optional.empty();
  }

  private String read(String file) {
    try {
      return Files.readString(root.resolve(file)).strip();
    } catch (IOException absent) {
      return "";
    }
  }
}
