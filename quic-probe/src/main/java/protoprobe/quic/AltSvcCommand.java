// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.quic.altsvc.AltSvc;
import protoprobe.quic.altsvc.AltSvcReport;
import protoprobe.quic.altsvc.Finding;
import protoprobe.quic.altsvc.Rule;

@Command(
    name = "altsvc",
    description = {
      "Explain an Alt-Svc field and hold it against RFC 7838; nothing is sent.",
      "Several values are the lines of one field, in their order. A file may be the header section"
          + " of a response, such as curl -I prints."
    },
    sortOptions = false)
final class AltSvcCommand implements Callable<Integer> {
  /** More than any server's header section. */
  private static final int MOST_OCTETS = 1 << 20;

  private static final Pattern ALT_SVC = Pattern.compile("(?i)alt-svc:(.*)");
  private static final Pattern OTHER_FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*");

  @Parameters(paramLabel = "VALUE", arity = "0..*", description = "A field value.")
  List<String> values = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read values, or whole fields, one a line; - is standard input.")
  String file;

  @Option(names = "--strict", description = "A warning is a deviation too.")
  boolean strict;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (values.isEmpty() == (file == null)) {
      throw new BadInput(
          "expected either values or --file FILE, for example\n  "
              + "quic-probe altsvc 'h3=\":443\"; ma=86400'\n  "
              + "curl -sI https://example.org/ | quic-probe altsvc --file -");
    }
    List<String> lines = file == null ? values : fieldLines(file, read(file));
    AltSvc field = AltSvc.parse(lines);
    PrintWriter out = spec.commandLine().getOut();
    new AltSvcReport(out).print(lines, field);
    out.flush();
    boolean unwise =
        field.findings().stream()
            .map(Finding::rule)
            .anyMatch(rule -> rule.severity() == Rule.Severity.WARNING);
    return (field.valid() && !(strict && unwise) ? ExitCode.OK : ExitCode.DEVIATION).code();
  }

  /** The values of the Alt-Svc fields; where no line names its field, every line is a value. */
  private static List<String> fieldLines(String file, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<String> named =
        lines.stream()
            .map(ALT_SVC::matcher)
            .filter(java.util.regex.Matcher::matches)
            .map(match -> match.group(1))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    if (lines.isEmpty() || lines.stream().anyMatch(line -> OTHER_FIELD.matcher(line).matches())) {
      throw new BadInput(file + ": no Alt-Svc field, expected one at least");
    }
    return lines;
  }

  /** One character for each octet. */
  private static String read(String file) {
    try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      if (octets.length > MOST_OCTETS) {
        throw new BadInput("%s: expected at most %d octets".formatted(file, MOST_OCTETS));
      }
      return new String(octets, StandardCharsets.ISO_8859_1);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new BadInput(file + ": cannot be read, expected a file of Alt-Svc fields: " + e);
    }
  }
}
