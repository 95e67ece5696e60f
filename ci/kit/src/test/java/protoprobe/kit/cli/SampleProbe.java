// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.run.SampleTarget;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Reachable;
import protoprobe.kit.target.Target;

/**
 * A probe of the sample checks; hosts that begin with {@code silent} do not answer, one that begins
 * with {@code updating} tells another version in the end.
 */
public final class SampleProbe implements Probe {
  private final Options options = new Options();

  public static void main(String[] arguments) {
    ProbeMain.main(new SampleProbe(), arguments);
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String tool() {
    return "sample-probe";
  }

  @Override
  public String description() {
    return "Checks samples.";
  }

  @Override
  public String checks() {
    return "protoprobe.kit.run";
  }

  @Override
  public List<LocalTarget> locals() {
    return List.of(new Ghost());
  }

  @Override
  public List<String> examples() {
    return List.of("sample-probe run host");
  }

  @Override
  public Object options() {
    return options;
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of("echo", new Echo());
  }

  @Override
  public boolean examinesHosts() {
    return !options.hostless;
  }

  @Override
  public List<Reachable> reachables() {
    return Optional.ofNullable(options.box).stream().map(SampleProbe::box).toList();
  }

  private static Reachable box(String name) {
    return new Reachable(
        name,
        () -> {
          if (name.equals("locked")) {
            throw new Refused("locked: no key\nWhat to type:\n  key\u001b[2J");
          }
          return new SampleTarget();
        });
  }

  @Override
  public Target connect(Address address, Family family) {
    if (address.host().startsWith("silent")) {
      throw new Refused(address + ": no answer within 6 s, " + family);
    }
    return address.host().startsWith("updating")
        ? new SampleTarget(Stream.of("1.0", "2.0"))
        : new SampleTarget();
  }

  @Command
  private static final class Options {
    @Option(names = "--box")
    String box;

    @Option(names = "--hostless")
    boolean hostless;
  }

  /** Says what it was given. */
  @Command(name = "echo")
  private static final class Echo implements Callable<Integer> {
    @Parameters List<String> words;
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
      spec.commandLine().getOut().println(words);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** A local target that is never there. */
  private static final class Ghost implements LocalTarget {
    @Override
    public String name() {
      return "ghost";
    }

    @Override
    public String product() {
      return "Ghost";
    }

    @Override
    public Availability availability() {
      return Availability.missing("ghostd", "ghost-server");
    }

    @Override
    public Target start(RunDirectory runDirectory) {
      throw new AssertionError("must not be started");
    }
  }
}
