// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.edns.testbed.Testbed;
import protoprobe.edns.wire.Bytes;
import protoprobe.kit.process.Program;

/** How one real resolver is configured and started in front of the testbed. */
interface Recipe {
  /** Its name on the command line. */
  String name();

  /** What it is. */
  String product();

  /** The program to look for. */
  String program();

  /** The Debian package that brings it. */
  String debianPackage();

  /** The address it listens on, port 53. */
  String address();

  /**
   * Its configuration files, by file name.
   *
   * @param testbed knows root hints and trust anchor
   * @param dir where the files will lie
   */
  Map<String, String> files(Testbed testbed, Path dir);

  /** The command that keeps it in the foreground. */
  List<String> command(Program program, Path dir);

  /** The command that prints its version, for those that do not tell it over DNS. */
  List<String> versionCommand(Program program);

  /** The secret of its server cookies (RFC 9018 section 4.4), where it is configured: 16 octets. */
  default Optional<Bytes> cookieSecret() {
    return Optional.empty();
  }
}
