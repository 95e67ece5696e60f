// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import protoprobe.edns.testbed.Testbed;
import protoprobe.kit.process.Program;

/**
 * CZ.NIC Knot Resolver, with stale answers and NSID switched on, and one client network refused.
 */
final class KnotResolver implements Recipe {
  @Override
  public String name() {
    return "knot-resolver";
  }

  @Override
  public String product() {
    return "Knot Resolver";
  }

  @Override
  public String program() {
    return "kresd";
  }

  @Override
  public String debianPackage() {
    return "knot-resolver";
  }

  @Override
  public String address() {
    return "127.53.9.4";
  }

  /** Modules that ask names of the public root are unloaded; 127/8 must be allowed as servers. */
  @Override
  public Map<String, String> files(Testbed testbed, Path dir) {
    return Map.of(
        "kresd.conf",
        """
        modules.load('hints > iterate')
        modules.load('serve_stale < cache')
        modules.load('view')
        modules.load('refuse_nord')
        modules.load('nsid')
        nsid.name('%4$s')
        net.listen('%2$s', 53, { kind = 'dns' })
        net.ipv6 = false
        option('ALLOW_LOCAL', true)
        for _, m in ipairs({'ta_update', 'ta_signal_query', 'priming', 'detect_time_skew'}) do
          modules.unload(m)
        end
        hints.root_file('%1$s/root.hints')
        trust_anchors.remove('.')
        trust_anchors.add_file('%1$s/root.key', true)
        cache.size = 20 * MB
        view:addr('%3$s', policy.all(policy.REFUSE))
        """
            .formatted(dir, address(), Lan.REFUSED, Lan.NSID),
        "root.key",
        testbed.trustAnchorDnskey(),
        "root.hints",
        testbed.rootHints());
  }

  @Override
  public List<String> command(Program program, Path dir) {
    return List.of(program.path().toString(), "-n", "-c", dir + "/kresd.conf", dir.toString());
  }

  @Override
  public List<String> versionCommand(Program program) {
    return List.of(program.path().toString(), "--version");
  }
}
