// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import protoprobe.edns.local.LocalResolver;
import protoprobe.edns.target.Stranger;
import protoprobe.edns.wire.Name;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;

/** Checks EDNS(0) and Extended DNS Errors of resolvers and name servers. */
public final class EdnsProbe implements Probe {
  private final Options options = new Options();

  /** Runs the command line. */
  public static void main(String[] arguments) {
    ProbeMain.main(new EdnsProbe(), arguments);
  }

  @Override
  public String name() {
    return "edns";
  }

  @Override
  public String tool() {
    return "edns-probe";
  }

  @Override
  public String description() {
    return "Checks EDNS(0) and Extended DNS Errors (RFC 6891, RFC 8914) of a resolver or name"
        + " server.";
  }

  @Override
  public String checks() {
    return "protoprobe.edns.checks";
  }

  @Override
  public List<LocalTarget> locals() {
    return LocalResolver.all();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "edns-probe run 192.0.2.53",
        "edns-probe run --local unbound --out results",
        "edns-probe run [2001:db8::53]:5353 --zone example.org --only edns/opt");
  }

  @Override
  public Object options() {
    return options;
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of("query", new QueryCommand());
  }

  @Override
  public Target connect(Address address, Family family) {
    return Stranger.greet(address, family, options.zone);
  }

  @Command
  private static final class Options {
    @Option(
        names = "--zone",
        paramLabel = "NAME",
        description = "A name that a stranger's server has an SOA record for; default the root.",
        converter = NameConverter.class,
        defaultValue = ".")
    Name zone;
  }
}
