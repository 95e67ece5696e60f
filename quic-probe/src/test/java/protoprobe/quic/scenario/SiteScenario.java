// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.kit.check.Outcome;
import protoprobe.quic.forge.Script;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteRequest;
import protoprobe.quic.testing.SiteScript;

/**
 * One case of the catalogue against two scripted sites. Both answer what does not carry the
 * stimulus, controls among it, without a word of alternatives; the sound site answers the stimulus
 * rightly, the broken one wrongly.
 *
 * @param id the case
 * @param sound a conforming site
 * @param broken one that is not
 * @param soundVisits what clients over QUIC meet there
 * @param brokenVisits what they meet at the other
 * @param house what both have beside their answers
 * @param outcome what the check says of the broken site
 * @param fragment part of what it says: the right reason
 * @param observed for INFO checks, the observation that must differ between the two
 */
record SiteScenario(
    String id,
    SiteScript sound,
    SiteScript broken,
    Function<Errand, FakeVisit> soundVisits,
    Function<Errand, FakeVisit> brokenVisits,
    House house,
    Outcome outcome,
    String fragment,
    Optional<String> observed) {

  static Builder of(String id) {
    return new Builder(id);
  }

  @Override
  public String toString() {
    return id;
  }

  /** What a site has beside its answers. */
  static final class House {
    List<String> addresses = List.of("127.0.0.1");
    List<String> protocols = List.of("h2", "http/1.1");
    int port;
    boolean plain;

    /** Addresses that it has too, but where nobody listens on TCP. */
    List<String> silent = List.of();

    boolean followForeign;

    /** A server over QUIC; {@code {quic}} in fields stands for its port. */
    Optional<Script> quic = Optional.empty();

    private House() {}

    /** Nothing but one address. */
    static House plain() {
      return new House();
    }
  }

  /** Collects the parts of a scenario. */
  static final class Builder {
    private final String id;
    private final House house = new House();
    private Predicate<SiteRequest> stimulus = SiteRequest::get;
    private Function<SiteRequest, SiteReply> right;
    private Function<SiteRequest, SiteReply> wrong;
    private Function<SiteRequest, SiteReply> otherwise = request -> SiteReply.of(200);
    private Function<Errand, FakeVisit> soundVisits = errand -> FakeVisit.of(200);
    private Function<Errand, FakeVisit> brokenVisits = errand -> FakeVisit.of(200);
    private Optional<String> observed = Optional.empty();

    private Builder(String id) {
      this.id = id;
    }

    /** Without it, each GET is the stimulus. */
    Builder when(Predicate<SiteRequest> condition) {
      stimulus = condition;
      return this;
    }

    Builder right(Function<SiteRequest, SiteReply> reply) {
      right = reply;
      return this;
    }

    /** The sound site's field lines. */
    Builder right(String... lines) {
      return right(request -> SiteReply.of(200).altSvc(lines));
    }

    Builder wrong(Function<SiteRequest, SiteReply> reply) {
      wrong = reply;
      return this;
    }

    /** The broken site's field lines. */
    Builder wrong(String... lines) {
      return wrong(request -> SiteReply.of(200).altSvc(lines));
    }

    /** What clients over QUIC meet at the sound site; without it, 200. */
    Builder met(Function<Errand, FakeVisit> visits) {
      soundVisits = visits;
      return this;
    }

    /** What they meet at the broken site, which says the same over TCP. */
    Builder metWrongly(Function<Errand, FakeVisit> visits) {
      brokenVisits = visits;
      wrong = right;
      return this;
    }

    Builder otherwise(Function<SiteRequest, SiteReply> reply) {
      otherwise = reply;
      return this;
    }

    Builder house(Consumer<House> change) {
      change.accept(house);
      return this;
    }

    SiteScenario fails(String fragment) {
      return end(Outcome.FAIL, fragment);
    }

    SiteScenario warns(String fragment) {
      return end(Outcome.WARN, fragment);
    }

    /** For INFO checks: both pass, with different observations of that key. */
    SiteScenario observes(String key) {
      observed = Optional.of(key);
      return end(Outcome.PASS, "");
    }

    private SiteScenario end(Outcome outcome, String fragment) {
      return new SiteScenario(
          id,
          script(right),
          script(wrong),
          soundVisits,
          brokenVisits,
          house,
          outcome,
          fragment,
          observed);
    }

    private SiteScript script(Function<SiteRequest, SiteReply> reply) {
      return request -> (stimulus.test(request) ? reply : otherwise).apply(request);
    }
  }
}
