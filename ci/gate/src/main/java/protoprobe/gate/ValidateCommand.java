// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.validate.Document;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

@Command(
    name = "validate",
    description = "Check run records and JUnit XML against their rules; one line for each finding.")
final class ValidateCommand implements Callable<Integer> {
  private static final int MOST = 200;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Run records (JSON) or JUnit XML, told apart by their first character.")
  List<Path> files;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    ExitCode code = ExitCode.OK;
    for (Path file : files) {
      code = ExitCode.worst(code, validate(file));
    }
    return code.code();
  }

  private ExitCode validate(Path file) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<String> findings = Document.read(file).findings();
      findings.stream().limit(MOST).forEach(each -> out.println(line(file + ": " + each)));
      if (findings.size() > MOST) {
        out.println(line(file + ": and " + (findings.size() - MOST) + " more findings"));
      }
      out.flush();
      return findings.isEmpty() ? ExitCode.OK : ExitCode.DEVIATION;
    } catch (BadInput e) {
      return refuse(e.getMessage());
    } catch (OutOfMemoryError e) { // what was read so far is garbage by now
      return refuse(
          "%s: too large, expected what fits into %d MiB of memory; more by JAVA_TOOL_OPTIONS=-Xmx2g"
              .formatted(file, Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  private ExitCode refuse(String words) {
    spec.commandLine().getErr().println(line(words));
    spec.commandLine().getErr().flush();
    return ExitCode.USAGE;
  }

  private static String line(String text) {
    return Printable.text(text, 500);
  }
}
