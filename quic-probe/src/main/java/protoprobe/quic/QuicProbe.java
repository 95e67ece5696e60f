// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import java.util.List;
import java.util.Map;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Reachable;
import protoprobe.kit.target.Target;
import protoprobe.quic.local.LocalServer;
import protoprobe.quic.target.Clients;
import protoprobe.quic.target.Manner;
import protoprobe.quic.target.SiteAddress;
import protoprobe.quic.target.SiteTarget;

/** Checks HTTP/3 Alt-Svc negotiation, QUIC, TLS, HTTP/3, QPACK and qlog. */
public final class QuicProbe implements Probe {
  private final SiteOptions options = new SiteOptions();

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

  /** Handshakes cost what a small machine has least of. */
  @Override
  public int localJobs() {
    return 6;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "quic-probe run https://example.org/",
        "quic-probe run https://localhost:8443/ --cacert ca.pem --out results",
        "quic-probe altsvc 'h3=\":443\"; ma=86400, h2=\":443\"'",
        "curl -sI https://example.org/ | quic-probe altsvc --file -");
  }

  @Override
  public Object options() {
    return options;
  }

  @Override
  public String shown(String option, String value) {
    return option.equals("--header") ? SiteOptions.withoutSecret(value) : value;
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of("altsvc", new AltSvcCommand());
  }

  @Override
  public String targetForms() {
    return SiteAddress.FORMS;
  }

  @Override
  public Reachable host(String text, Family family) {
    Manner manner = options.manner(SiteAddress.parse(text), family);
    return new Reachable(text, () -> SiteTarget.greet(text, manner, Clients.all()));
  }

  @Override
  public Target connect(Address address, Family family) {
    return host(address.toString(), family).reach().get();
  }
}
