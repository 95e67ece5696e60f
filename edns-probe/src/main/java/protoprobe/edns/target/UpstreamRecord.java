// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import protoprobe.edns.testbed.Seen;
import protoprobe.edns.testbed.Zone;
import protoprobe.kit.report.HexDump;
import protoprobe.kit.target.CaseRun;

/** What the servers of one check's zones were asked, kept as evidence: one file for each zone. */
final class UpstreamRecord implements AutoCloseable {
  private final Map<String, Zone> zones = new TreeMap<>();
  private final CaseRun run;

  UpstreamRecord(CaseRun run) {
    this.run = run;
    run.closeLater(this);
  }

  synchronized Zone add(String label, Zone zone) {
    zones.put(label, zone);
    return zone;
  }

  @Override
  public synchronized void close() {
    zones.forEach(this::keep);
    zones.clear();
  }

  private void keep(String label, Zone zone) {
    StringBuilder text = new StringBuilder();
    for (Seen seen : zone.seen()) {
      text.append("== %s over %s from %s%n".formatted(seen.at(), seen.transport(), seen.source()));
      text.append(HexDump.of(seen.message().octets())).append('\n');
      text.append(seen.message().toText()).append('\n');
    }
    if (text.length() > 0) {
      byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
      run.findings().keep("upstream-" + label + ".txt", "text/plain", octets);
    }
  }
}
