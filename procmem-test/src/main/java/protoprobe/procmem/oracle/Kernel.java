// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.fault.BadInput;

/**
 * A version of Linux, by the leading dotted numbers of its release.
 *
 * @param major first number
 * @param minor second
 * @param patch third, or 0
 */
public record Kernel(int major, int minor, int patch) implements Comparable<Kernel> {
  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");
  private static final Kernel OLDEST = new Kernel(4, 10, 0);

  /**
   * Reads a release such as {@code 6.1.0-56-cloud-amd64}.
   *
   * @throws BadInput if it does not begin with two numbers, or is older than the rules go
   */
  public static Kernel parse(String release) {
    Matcher numbers = RELEASE.matcher(release);
    if (!numbers.matches()) {
      throw new BadInput("kernel '%s': expected a release such as 6.18.44".formatted(release));
    }
    int patch = numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3));
    Kernel read =
        new Kernel(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), patch);
    if (read.compareTo(OLDEST) < 0) {
      throw new BadInput(
          "kernel '%s': expected %s or later, the rules before it were others"
              .formatted(release, OLDEST));
    }
    return read;
  }

  /**
   * The same, but the oldest known version for all that is older: an emulator may claim to be Linux
   * 4.4 and keep later rules.
   */
  public static Kernel nearest(String release) {
    try {
      return parse(release);
    } catch (BadInput older) {
      return OLDEST;
    }
  }

  /** Whether it is that version or a later one. */
  public boolean since(int wantedMajor, int wantedMinor) {
    return compareTo(new Kernel(wantedMajor, wantedMinor, 0)) >= 0;
  }

  /** Whether it is of that series, in that patch or a later one. */
  boolean inSeries(int wantedMajor, int wantedMinor, int wantedPatch) {
    return major == wantedMajor && minor == wantedMinor && patch >= wantedPatch;
  }

  /**
   * Whether it asks after dumpability though the memory is gone: the fix of CVE-2026-46333 and the
   * series that it was taken back to.
   */
  public boolean checksExited() {
    return compareTo(new Kernel(7, 0, 8)) >= 0 || inSeries(6, 18, 31) || inSeries(6, 1, 173);
  }

  @Override
  public int compareTo(Kernel other) {
    return Comparator.comparingInt(Kernel::major)
        .thenComparingInt(Kernel::minor)
        .thenComparingInt(Kernel::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
