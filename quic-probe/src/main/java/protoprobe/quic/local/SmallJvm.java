// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;

/** A child JVM that shares two processors with the run, and starts soon rather than runs fast. */
final class SmallJvm {
  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private SmallJvm() {}

  /**
   * Its command line.
   *
   * @param options further ones of the JVM
   */
  static List<String> command(
      RunDirectory run, List<String> options, Class<?> main, List<String> arguments) {
    List<String> line = new ArrayList<>(JavaCommand.of(run, main, arguments));
    line.addAll(1, options);
    line.addAll(1, OPTIONS);
    return line;
  }
}
