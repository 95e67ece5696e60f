// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.Arrays;

/**
 * What is typed into the shell: POSIX sh, and of other programs only uname, chmod and rm. Octets
 * are written by printf with octal escapes, which POSIX has and base64 has not.
 */
final class UploadScript {
  private static final int PER_LINE = 128;

  private final String token;

  /**
   * @param token letters and digits, new for each upload
   */
  UploadScript(String token) {
    this.token = token;
  }

  /** What answers begin with. */
  String token() {
    return "protoprobe-" + token;
  }

  /** The same as it is sent: an echo of the script looks like this, an answer does not. */
  String tokenAsSent() {
    return "protoprobe-\"\"" + token;
  }

  /** Asks for the architecture. */
  String question() {
    return "printf '%s\\n' \"" + tokenAsSent() + " arch $(uname -m)\"\n";
  }

  /**
   * Writes the file to the first directory where it can be written and run (with no input it ends
   * at once, with status 0), says where, and runs it in place of the shell.
   */
  String upload(byte[] file) {
    return """
        {
        w() {
        %s}
        why=
        for d in /dev/shm /tmp /run; do
        f=$d/protoprobe-agent-%s
        if (umask 077; set -C; : >"$f") 2>/dev/null && w 2>/dev/null && chmod 755 "$f"; then
        if "$f" </dev/null >/dev/null 2>&1; then
        printf '%%s\\n' "%s at $f"
        exec "$f"
        fi
        why="$why $d: cannot run programs;"
        rm -f "$f"
        else
        why="$why $d: cannot be written;"
        fi
        done
        printf '%%s\\n' "%s nowhere:$why"
        exit 126
        }
        """
        .formatted(writing(file), token, tokenAsSent(), tokenAsSent());
  }

  private static String writing(byte[] file) {
    StringBuilder lines = new StringBuilder();
    for (int from = 0; from < file.length; from += PER_LINE) {
      byte[] some = Arrays.copyOfRange(file, from, Math.min(file.length, from + PER_LINE));
      lines.append("printf '");
      for (byte each : some) {
        lines.append("\\%03o".formatted(each & 0xff));
      }
      lines.append(some.length + from == file.length ? "' >>\"$f\"\n" : "' >>\"$f\" &&\n");
    }
    return lines.toString();
  }
}
