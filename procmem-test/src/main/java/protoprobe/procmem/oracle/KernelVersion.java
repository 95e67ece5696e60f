// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.fault.BadInput;

/** The first three numbers of a kernel's release. */
public record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");
  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major)
          .thenComparingInt(KernelVersion::minor)
          .thenComparingInt(KernelVersion::patch);

  /**
   * Reads a release such as {@code 6.1.0-56-amd64}.
   *
   * @throws BadInput if it does not begin with two numbers
   */
  public static KernelVersion parse(String release) {
    Matcher match = FORM.matcher(release);
    if (!match.matches()) {
      throw new BadInput("kernel '" + release + "': expected a release such as 6.1 or 6.1.0-56");
    }
    int patch = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    return new KernelVersion(
        Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), patch);
  }

  /** Whether it is this release or a later one. */
  public boolean since(int firstMajor, int firstMinor) {
    return compareTo(new KernelVersion(firstMajor, firstMinor, 0)) >= 0;
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
