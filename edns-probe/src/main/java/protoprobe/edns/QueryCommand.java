// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Glimpse;
import protoprobe.edns.target.Patience;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;
import protoprobe.kit.cli.Family;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.target.Address;

@Command(
    name = "query",
    description = "Ask once and print the decoded answer, with what is malformed in it.")
final class QueryCommand implements Callable<Integer> {
  private static final int DNS = 53;

  @Parameters(index = "0", paramLabel = "NAME", converter = NameConverter.class)
  Name name;

  @Parameters(index = "1", paramLabel = "TYPE", description = "A, SOA, TXT, TYPE666, ...")
  String type;

  @Parameters(index = "2", paramLabel = "@SERVER", description = "@HOST, @HOST:PORT or @[V6]:PORT")
  String server;

  @Option(names = "--tcp", description = "Over TCP.")
  boolean tcp;

  @Option(names = "--do", description = "Set the DO bit: DNSSEC records are wanted.")
  boolean dnssecOk;

  @Option(names = "--cd", description = "Set the CD bit: do not validate.")
  boolean cd;

  @Option(names = "--no-edns", description = "Without an OPT record.")
  boolean noEdns;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (!server.matches("@.+")) {
      throw new BadInput("server '%s': expected @HOST, @HOST:PORT or @[V6]:PORT".formatted(server));
    }
    Address address = Address.parse(server.substring(1));
    Endpoint endpoint =
        Endpoint.of(
            new InetSocketAddress(Family.ANY.resolve(address.host()), address.port().orElse(DNS)));
    Message answer =
        Glimpse.of(endpoint, query(), Patience.GREETING, tcp ? Transport.TCP : Transport.UDP)
            .orElseThrow(() -> new Refused(address + ": expected a DNS answer, got none in 6 s"));
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toText());
    out.flush();
    return 0;
  }

  private Query query() {
    int number =
        Type.parse(type)
            .orElseThrow(
                () ->
                    new BadInput(
                        "type '%s': expected a name such as A, or TYPE666".formatted(type)));
    Query query = Query.of(name, number).dnssecOk(dnssecOk).cd(cd);
    return noEdns ? query.withoutOpt() : query;
  }
}
