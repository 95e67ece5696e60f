// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.target.Statement;

@Topic(spec = "RFC 7838", title = "How long alternatives are fresh")
final class AltSvcAgeChecks {
  private static final long MINUTE = 60;
  private static final long YEAR = 366L * 24 * 60 * 60;
  private static final Pattern LIFETIME =
      Pattern.compile("(?i)(?:^|[,\\s])(s-maxage|max-age)=\"?([0-9]{1,9})\"?");
  private static final Pattern UNSHARED =
      Pattern.compile("(?i)(?:^|[,\\s])(no-store|no-cache|private)(?:$|[,\\s=])");

  /** Freshness counts from when the answer was made, not from when it came. */
  @Check(
      id = "quic/alt-svc/age",
      row = "ALT-S07",
      section = "3.1",
      level = SHOULD,
      says = "An answer that a cache has kept still advertises what is fresh: Age is less than ma.")
  void age(Site site, Findings findings) {
    site.statements();
    for (Reply reply : site.replies()) {
      long age = age(reply);
      findings.observe("age", age == 0 ? "none" : "given");
      assertThat(reply.altSvc().alternatives())
          .as("seconds left of ma, with Age %d in %s", age, reply)
          .allSatisfy(each -> assertThat(each.maxAge().orElse(Long.MAX_VALUE) - age).isPositive());
    }
  }

  @Check(
      id = "quic/alt-svc/persistent",
      row = "ALT-S08",
      section = "3.1",
      level = INFO,
      says = "Whether alternatives outlive a change of the client's network is noted.")
  void persistent(Site site, Findings findings) {
    List<Alternative> all = alternatives(site);
    long persistent = all.stream().filter(Alternative::persistent).count();
    findings.observe(
        "persistent", persistent == 0 ? "none" : persistent == all.size() ? "all" : "some");
  }

  @Check(
      id = "quic/alt-svc/sensible-age",
      row = "ALT-S20",
      section = "3.1",
      level = SHOULD,
      says = "Alternatives are fresh for a minute at least and for a year at most.")
  void sensibleAge(Site site) {
    assertThat(alternatives(site))
        .as("ma from %d to %d seconds", MINUTE, YEAR)
        .allSatisfy(each -> assertThat(each.maxAge().orElse(MINUTE)).isBetween(MINUTE, YEAR));
  }

  /** What a cache hands out late has an Age, and that much of ma is gone. */
  @Check(
      id = "quic/alt-svc/outlives-answer",
      row = "ALT-S24",
      section = "3.1",
      level = SHOULD,
      says = "Where shared caches may keep an answer, its alternatives are fresh at least as long.")
  void outlivesAnswer(Site site) {
    site.statements();
    for (Reply reply : site.replies()) {
      OptionalLong lifetime = sharedLifetime(String.join(", ", reply.values("cache-control")));
      assertThat(reply.altSvc().alternatives())
          .as("ma of at least the %d seconds that caches keep %s", lifetime.orElse(0), reply)
          .allSatisfy(
              each ->
                  assertThat(each.maxAge().orElse(Long.MAX_VALUE))
                      .isGreaterThanOrEqualTo(lifetime.orElse(0)));
    }
  }

  private static List<Alternative> alternatives(Site site) {
    return site.statements().stream()
        .map(Statement::field)
        .flatMap(field -> field.alternatives().stream())
        .toList();
  }

  /** An Age that is no number counts as none (RFC 9111 section 5.1). */
  private static long age(Reply reply) {
    return reply
        .first("age")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static OptionalLong sharedLifetime(String cacheControl) {
    if (UNSHARED.matcher(cacheControl).find()) {
      return OptionalLong.empty();
    }
    OptionalLong lifetime = OptionalLong.empty();
    Matcher match = LIFETIME.matcher(cacheControl);
    while (match.find()) {
      if (lifetime.isEmpty() || match.group(1).equalsIgnoreCase("s-maxage")) {
        lifetime = OptionalLong.of(Long.parseLong(match.group(2)));
      }
    }
    return lifetime;
  }
}
