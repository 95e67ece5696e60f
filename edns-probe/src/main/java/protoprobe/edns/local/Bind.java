// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.edns.testbed.Testbed;
import protoprobe.edns.wire.Bytes;
import protoprobe.kit.process.Program;

/**
 * ISC BIND 9, with stale answers switched on, NSID set, cookies of a known secret required, and one
 * client network refused.
 */
final class Bind implements Recipe {
  private static final Bytes SECRET = Bytes.fromHex("b1d0c00c1e5ec7e70f7e575ec7e7b1d0");

  @Override
  public String name() {
    return "bind";
  }

  @Override
  public String product() {
    return "BIND";
  }

  @Override
  public String program() {
    return "named";
  }

  @Override
  public String debianPackage() {
    return "bind9";
  }

  @Override
  public String address() {
    return "127.53.9.1";
  }

  @Override
  public Map<String, String> files(Testbed testbed, Path dir) {
    return Map.of(
        "named.conf",
        """
        include "%1$s/bind.keys";
        options {
          directory "%1$s"; managed-keys-directory "%1$s";
          pid-file none; session-keyfile none; lock-file none;
          listen-on port 53 { %2$s; }; listen-on-v6 { none; };
          query-source address 127.0.0.1;
          recursion yes; allow-query { any; };
          allow-recursion { !%3$s; any; };
          dnssec-validation yes;
          empty-zones-enable no;
          server-id "%4$s";
          cookie-algorithm siphash24; cookie-secret "%5$s"; require-server-cookie yes;
          stale-cache-enable yes; stale-answer-enable yes; stale-answer-client-timeout off;
          stale-refresh-time 0; stale-answer-ttl 30; max-stale-ttl 3600;
        };
        controls { };
        zone "." { type hint; file "%1$s/root.hints"; };
        """
            .formatted(dir, address(), Lan.REFUSED, Lan.NSID, SECRET),
        "bind.keys",
        testbed.trustAnchorBind(),
        "root.hints",
        testbed.rootHints());
  }

  @Override
  public List<String> command(Program program, Path dir) {
    return List.of(program.path().toString(), "-g", "-n", "1", "-c", dir + "/named.conf");
  }

  @Override
  public List<String> versionCommand(Program program) {
    return List.of(program.path().toString(), "-v");
  }

  @Override
  public Optional<Bytes> cookieSecret() {
    return Optional.of(SECRET);
  }
}
