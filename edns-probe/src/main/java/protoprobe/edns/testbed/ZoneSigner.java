// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Signs the RRsets of one zone, by its rules. */
final class ZoneSigner {
  private static final Duration SINCE = Duration.ofHours(1); // clocks of resolvers may lag
  private static final Duration UNTIL = Duration.ofDays(30);

  private final ZoneKeys keys;
  private final Clock clock;
  private final List<SignatureRule> rules;

  ZoneSigner(ZoneKeys keys, Clock clock, List<SignatureRule> rules) {
    this.keys = keys;
    this.clock = clock;
    this.rules = List.copyOf(rules);
  }

  SignedSet sign(List<Record> records) {
    return sign(
        records,
        draft -> {
          List<Draft> drafts = List.of(draft);
          for (SignatureRule rule : rules) {
            drafts = drafts.stream().flatMap(one -> rule.apply(one).stream()).toList();
          }
          return drafts;
        });
  }

  /** Signs with a change that only this RRset gets. */
  SignedSet sign(List<Record> records, Function<Draft, List<Draft>> change) {
    SigningKey key = records.get(0).getType() == Type.DNSKEY ? keys.forKeys() : keys.forData();
    Draft draft = Draft.of(records, key, usualWindow(clock));
    return new SignedSet(records, change.apply(draft).stream().map(Draft::sign).toList());
  }

  static Draft.Window usualWindow(Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Draft.Window(now.minus(SINCE), now.plus(UNTIL));
  }
}
