// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import static java.util.Comparator.naturalOrder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import protoprobe.edns.testbed.CookieFault;
import protoprobe.edns.testbed.Seen;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Testbed;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.target.CaseRun;

/** The testbed for one check: labels are made of the fault's key and a sum of the check's id. */
final class TestbedLab implements Lab {
  private static final Duration SECOND_BEGUN = Duration.ofMillis(1_100);

  private final Testbed testbed;
  private final CaseRun run;
  private final UpstreamRecord record;
  private final Optional<Bytes> cookieSecret;

  TestbedLab(Testbed testbed, CaseRun run, Optional<Bytes> cookieSecret) {
    this.testbed = testbed;
    this.run = run;
    this.record = new UpstreamRecord(run);
    this.cookieSecret = cookieSecret;
  }

  @Override
  public Optional<Bytes> cookieSecret() {
    return cookieSecret;
  }

  @Override
  public LabZone zone(ZoneFault fault) {
    String label = label(fault.key());
    return new Served(record.add(label, testbed.zone(fault, label)));
  }

  @Override
  public LabZone zone(ServingFault fault) {
    String label = label(fault.key());
    return new Served(record.add(label, testbed.zone(fault, label)));
  }

  @Override
  public LabZone zone(CookieFault fault) {
    String label = label("cookie-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return new Served(record.add(label, testbed.zone(fault, label)));
  }

  private String label(String key) {
    CRC32 sum = new CRC32();
    sum.update((run.checkCase().id() + "#" + run.attempt()).getBytes(StandardCharsets.UTF_8));
    return "%s-%08x".formatted(key, sum.getValue());
  }

  private record Served(Zone zone) implements LabZone {
    @Override
    public Name name() {
      return zone.name();
    }

    @Override
    public Zone.Question question() {
      return zone.question();
    }

    @Override
    public List<Message> upstream() {
      return zone.seen().stream().map(seen -> seen.message()).toList();
    }

    @Override
    public void serve(ServingFault fault) {
      zone.serve(fault);
    }

    /** The wait lies in the matter: TTLs are counted in whole seconds, here of any clock. */
    @Override
    public void awaitExpiry() {
      Instant last = zone.seen().stream().map(Seen::at).max(naturalOrder()).orElse(Instant.now());
      Duration left = Duration.between(Instant.now(), last.plus(zone.ttl()).plus(SECOND_BEGUN));
      try {
        Thread.sleep(Math.max(0, left.toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Inconclusive("cut off before the records of %s expired".formatted(name()), e);
      }
    }
  }
}
