// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.util.List;

/**
 * What a command line gave.
 *
 * @param status exit status
 * @param output standard output
 * @param errors lines on standard error
 */
record Ran(int status, String output, List<String> errors) {
  /** The lines on standard error that are not progress. */
  List<String> complaints() {
    return errors.stream().filter(line -> !line.startsWith("progress: ")).toList();
  }
}
