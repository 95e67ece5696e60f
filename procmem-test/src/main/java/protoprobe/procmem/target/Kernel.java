// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What uname(2) says.
 *
 * @param name such as {@code Linux}
 * @param node the host's name
 * @param release such as {@code 6.1.0-56-amd64}
 * @param version the build
 * @param machine such as {@code x86_64}
 */
public record Kernel(String name, String node, String release, String version, String machine) {
  /** Six fields of struct new_utsname. */
  static final int SIZE = 6 * 65;

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  static Kernel parse(byte[] octets) {
    return new Kernel(
        field(octets, 0), field(octets, 1), field(octets, 2), field(octets, 3), field(octets, 4));
  }

  /** Whether its release begins with that version of Linux or a later one. */
  public boolean since(int major, int minor) {
    Matcher numbers = RELEASE.matcher(release);
    if (!numbers.lookingAt()) {
      return false;
    }
    int first = Integer.parseInt(numbers.group(1));
    return first > major || first == major && Integer.parseInt(numbers.group(2)) >= minor;
  }

  private static String field(byte[] octets, int index) {
    String text = new String(octets, index * 65, 65, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
