// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;
import protoprobe.quic.local.LocalServer;

/**
 * Checks HTTP/3 Alt-Svc negotiation, QUIC, TLS, HTTP/3, QPACK and qlog. Its catalogue is still
 * empty.
 */
public final class QuicProbe implements Probe {
  /** Runs the command line. */
  public static void main(String[] arguments) {
    ProbeMain.main(new QuicProbe(), arguments);
  }

  @Override
  public String name() {
    return "quic";
  }

  @Override
  public String tool() {
    return "quic-probe";
  }

  @Override
  public String description() {
    return "Checks HTTP/3 Alt-Svc negotiation, QUIC, TLS, HTTP/3, QPACK and qlog.";
  }

  @Override
  public String checks() {
    return "protoprobe.quic.checks";
  }

  @Override
  public List<LocalTarget> locals() {
    return LocalServer.all();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "quic-probe altsvc 'h3=\":443\"; ma=86400, h2=\":443\"'",
        "curl -sI https://example.org/ | quic-probe altsvc --file -");
  }

  @Override
  public Object options() {
    return new Options();
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of("altsvc", new AltSvcCommand());
  }

  @Override
  public Target connect(Address address, Family family) {
    throw new Refused(address + ": the catalogue of quic-probe is empty, there is nothing to ask");
  }

  @Command
  private static final class Options {}
}
