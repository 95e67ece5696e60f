// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import protoprobe.gate.probe.Home;
import protoprobe.kit.cli.Lines;

/** The command line in this very process. */
final class Cli {
  private static final Home NOWHERE = new Home(Optional.empty(), "");

  /** What a command line gave. */
  record Run(int status, String out, String err) {}

  private Cli() {}

  static Run run(Object... arguments) {
    return with(NOWHERE, Map.of(), arguments);
  }

  static Run with(Home home, Map<String, String> environment, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Conformance.line(home, environment);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status =
        Lines.execute(line, Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Run(status, out.toString(), err.toString());
  }

  /** Whether a character is not seen as itself: a control or format character, a lone surrogate. */
  static boolean unseen(int point) {
    int type = Character.getType(point);
    return point != '\n'
        && (type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR);
  }
}
