// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import protoprobe.edns.testbed.Testbed;
import protoprobe.kit.process.Program;

/** PowerDNS Recursor, with EDE, validation, stale answers and NSID switched on. */
final class PowerDnsRecursor implements Recipe {
  @Override
  public String name() {
    return "pdns-recursor";
  }

  @Override
  public String product() {
    return "PowerDNS Recursor";
  }

  @Override
  public String program() {
    return "pdns_recursor";
  }

  @Override
  public String debianPackage() {
    return "pdns-recursor";
  }

  @Override
  public String address() {
    return "127.53.9.3";
  }

  @Override
  public Map<String, String> files(Testbed testbed, Path dir) {
    return Map.of(
        "recursor.conf",
        """
        config-dir=%1$s
        socket-dir=%1$s
        local-address=%2$s:53
        allow-from=127.0.0.0/8, !%3$s
        dont-query=
        hint-file=%1$s/root.hints
        dnssec=validate
        extended-resolution-errors=yes
        serve-stale-extensions=120
        lua-config-file=%1$s/trust.lua
        query-local-address=127.0.0.1
        server-id=%4$s
        daemon=no
        disable-syslog=yes
        threads=1
        serve-rfc1918=no
        security-poll-suffix=
        """
            .formatted(dir, address(), Lan.REFUSED, Lan.NSID),
        "trust.lua",
        "clearTA()\naddTA('.', \"%s\")\n".formatted(testbed.trustAnchorDs()),
        "root.hints",
        testbed.rootHints());
  }

  @Override
  public List<String> command(Program program, Path dir) {
    return List.of(program.path().toString(), "--config-dir=" + dir);
  }

  @Override
  public List<String> versionCommand(Program program) {
    return List.of(program.path().toString(), "--version");
  }
}
