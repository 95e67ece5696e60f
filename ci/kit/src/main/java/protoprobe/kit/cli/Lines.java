// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PropertiesDefaultProvider;
import picocli.CommandLine.UnmatchedArgumentException;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.report.Printable;

/** What our command lines have in common: exit codes, one clear line for what is wrong. */
public final class Lines {
  private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

  static {
    EXIT_CODES.put("0", "as expected");
    EXIT_CODES.put("1", "a deviation");
    EXIT_CODES.put("2", "bad input: cannot be parsed, or unknown to us");
    EXIT_CODES.put("3", "the world refuses: no such host, no answer, not installed, not writable");
    EXIT_CODES.put("4", "nothing ran");
    EXIT_CODES.put("130", "interrupted; what was there is written");
  }

  private Lines() {}

  /**
   * Executes what a process was started for. Figures are written as in English whatever the user's
   * locale, for programs read them, and a lack of memory is told in one line too.
   */
  public static int execute(CommandLine line, String... arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "%s: out of memory: expected to need less than %d MiB; more by JAVA_TOOL_OPTIONS=-Xmx2g"
              .formatted(line.getCommandName(), Runtime.getRuntime().maxMemory() >> 20));
      return ExitCode.REFUSED.code();
    }
  }

  /** Gives a command line and its subcommands our conventions. */
  public static CommandLine configured(CommandLine line, List<String> examples) {
    line.setExpandAtFiles(false); // @SERVER is an argument, not a file
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    Path defaults = defaultsOf(line.getCommandName());
    if (Files.isReadable(defaults)) {
      line.setDefaultValueProvider(new PropertiesDefaultProvider(defaults.toFile()));
    }
    line.setParameterExceptionHandler((e, args) -> refuse(e));
    line.setExecutionExceptionHandler((e, at, parsed) -> explain(e, at));
    describe(line, footer(line.getCommandName(), examples));
    return line;
  }

  /** Not picocli's own search, which takes {@code ~/.run.properties} for the command run. */
  private static Path defaultsOf(String tool) {
    return Path.of(System.getProperty("user.home"), "." + tool + ".properties");
  }

  private static List<String> footer(String tool, List<String> examples) {
    List<String> lines = new ArrayList<>();
    if (!examples.isEmpty()) {
      lines.addAll(List.of("", "Examples:"));
      examples.forEach(example -> lines.add("  " + example));
    }
    lines.addAll(
        List.of(
            "",
            "Defaults of options: lines such as",
            "  %s.run.progress = plain".formatted(tool),
            "in the file .%s.properties of the home directory.".formatted(tool)));
    return lines;
  }

  private static void describe(CommandLine line, List<String> footer) {
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    line.getSubcommands().values().stream()
        .distinct()
        .forEach(
            sub -> {
              sub.getCommandSpec().mixinStandardHelpOptions(true);
              sub.getCommandSpec().versionProvider(line.getCommandSpec().versionProvider());
              describe(sub, List.of());
            });
  }

  private static int refuse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(Printable.text(words(e)) + " (see " + name + " --help)");
    err.flush();
    return ExitCode.USAGE.code();
  }

  /** A command that is not there, or is none: which there are. */
  private static String words(ParameterException e) {
    CommandLine at = e.getCommandLine();
    List<String> commands =
        at.getSubcommands().entrySet().stream()
            .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    boolean option = e instanceof UnmatchedArgumentException other && other.isUnknownOption();
    if (commands.isEmpty() || option) {
      return oneLine(e.getMessage());
    }
    String given =
        e instanceof UnmatchedArgumentException unmatched
            ? "unknown command '" + unmatched.getUnmatched().get(0) + "'"
            : oneLine(e.getMessage());
    return given + ": expected one of " + String.join(", ", commands);
  }

  private static int explain(Exception e, CommandLine at) {
    PrintWriter err = at.getErr();
    err.println(at.getCommandSpec().root().name() + ": " + message(e));
    err.flush();
    return e instanceof BadInput ? ExitCode.USAGE.code() : ExitCode.REFUSED.code();
  }

  /**
   * Our own words may have several lines; a stranger's may not, and a fault of ours has a place.
   */
  private static String message(Exception e) {
    if (e instanceof BadInput || e instanceof Refused || e instanceof NotPermitted) {
      return String.join("\n", Printable.lines(String.valueOf(e.getMessage())));
    }
    StackTraceElement[] trace = e.getStackTrace();
    return "internal error: %s%s; please report it"
        .formatted(
            Printable.text(oneLine(e.toString())), trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String oneLine(String text) {
    return String.valueOf(text).lines().findFirst().orElse("");
  }
}
