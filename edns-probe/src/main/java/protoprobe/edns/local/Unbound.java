// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import protoprobe.edns.testbed.Testbed;
import protoprobe.kit.process.Program;

/**
 * NLnet Labs Unbound, with EDE, stale answers and keepalive switched on, and one client network
 * refused.
 */
final class Unbound implements Recipe {
  @Override
  public String name() {
    return "unbound";
  }

  @Override
  public String product() {
    return "Unbound";
  }

  @Override
  public String program() {
    return "unbound";
  }

  @Override
  public String debianPackage() {
    return "unbound";
  }

  @Override
  public String address() {
    return "127.53.9.2";
  }

  @Override
  public Map<String, String> files(Testbed testbed, Path dir) {
    return Map.of(
        "unbound.conf",
        """
        server:
          chroot: ""
          username: ""
          pidfile: ""
          use-syslog: no
          do-daemonize: no
          do-ip6: no
          directory: "%1$s"
          interface: %2$s
          port: 53
          access-control: 127.0.0.0/8 allow
          access-control: %3$s refuse
          do-not-query-localhost: no
          root-hints: "%1$s/root.hints"
          trust-anchor-file: "%1$s/root.key"
          module-config: "validator iterator"
          target-fetch-policy: "0 0 0 0 0"
          ede: yes
          ede-serve-expired: yes
          serve-expired: yes
          serve-expired-ttl: 3600
          serve-expired-client-timeout: 1800
          val-log-level: 2
          nsid: "ascii_%4$s"
          edns-tcp-keepalive: yes
        remote-control:
          control-enable: no
        """
            .formatted(dir, address(), Lan.REFUSED, Lan.NSID),
        "root.key",
        testbed.trustAnchorDnskey(),
        "root.hints",
        testbed.rootHints());
  }

  @Override
  public List<String> command(Program program, Path dir) {
    return List.of(program.path().toString(), "-d", "-p", "-c", dir + "/unbound.conf");
  }

  @Override
  public List<String> versionCommand(Program program) {
    return List.of(program.path().toString(), "-V");
  }
}
