// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** What a command line of the sample probe gave, in this very process. */
record Tool(int status, String out, String err) {
  static Tool run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = ProbeMain.line(new SampleProbe());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Tool(status, out.toString(), err.toString());
  }

  /** The same, of a run on a target that answers, with these ids. */
  static Tool only(String ids, Object... options) {
    Object[] line = new Object[options.length + 6];
    System.arraycopy(
        new Object[] {"run", "host", "--progress", "none", "--only", ids}, 0, line, 0, 6);
    System.arraycopy(options, 0, line, 6, options.length);
    return run(line);
  }
}
