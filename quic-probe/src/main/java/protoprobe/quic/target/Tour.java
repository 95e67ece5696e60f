// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;

/** The site's alternatives for HTTP/3, visited by ordinary clients, for one check. */
public final class Tour {
  private final Site site;
  private final Surroundings surroundings;
  private final CaseRun run;
  private final VisitTranscript transcript;

  Tour(Surroundings surroundings, CaseRun run) {
    this.site = new Site(surroundings, run);
    this.surroundings = surroundings;
    this.run = run;
    this.transcript = new VisitTranscript(run, surroundings.manner().stranger());
  }

  /** The site itself. */
  public Site site() {
    return site;
  }

  /** How the site is visited. */
  public Manner manner() {
    return surroundings.manner();
  }

  /** Why nobody would believe the certificates of a visit; empty if all is well. */
  public Optional<String> doubt(Reach reach) {
    return surroundings.doubt(reach);
  }

  /**
   * The places of all alternatives for HTTP/3.
   *
   * @throws Unsupported if none is advertised
   */
  public List<Stop> stops() {
    List<Statement> statements = isOverTcp() ? site.statements() : List.of();
    List<Stop> stops = surroundings.http3(statements.stream());
    if (stops.isEmpty()) {
      throw new Unsupported(
          "HTTP/3: no alternative h3 is advertised, but "
              + statements.stream().map(Statement::lines).toList());
    }
    return stops;
  }

  /** As control, that the site answers over TCP, if it has that side. */
  public Tour greet() {
    if (isOverTcp()) {
      site.control();
    }
    return this;
  }

  private boolean isOverTcp() {
    return surroundings.noTcp().isEmpty();
  }

  /** An ordinary visit to each place by each client, as stimulus. */
  public Reaches provoke() {
    return tour("stimulus", errand -> errand);
  }

  /** The same, and what the clients wrote meanwhile is kept. */
  public Reaches provokeOnRecord() {
    Reaches reaches = provoke();
    reaches.all().forEach(transcript::keepLog);
    return reaches;
  }

  /** The same with something changed. */
  public Reaches provoke(UnaryOperator<Errand> change) {
    Reaches reaches = tour("stimulus", change);
    reaches.all().forEach(transcript::keepLog);
    return reaches;
  }

  /** An ordinary visit to each place by each client, as control. */
  public Reaches control() {
    return tour("control", errand -> errand);
  }

  private Reaches tour(String role, UnaryOperator<Errand> change) {
    List<Stop> stops = stops();
    List<Stop> open = stops.stream().filter(Stop::open).toList();
    if (open.isEmpty()) {
      throw new NotApplicable("no alternative may be visited: " + words(stops));
    }
    if (surroundings.stacks().isEmpty()) {
      throw new NotApplicable("no QUIC client can run on this system");
    }
    return new Reaches(visits(role, open, change), run.findings());
  }

  private List<Reach> visits(String role, List<Stop> open, UnaryOperator<Errand> change) {
    Map<Stop, Map<Stack, CompletableFuture<Visit>>> under = new LinkedHashMap<>();
    for (Stop stop : open) {
      Errand errand = change.apply(surroundings.errand(stop.address().orElseThrow()));
      Map<Stack, CompletableFuture<Visit>> each = new LinkedHashMap<>();
      surroundings.stacks().forEach(stack -> each.put(stack, send(role, stack, errand)));
      under.put(stop, each);
    }
    List<Reach> reaches = new ArrayList<>();
    List<NotApplicable> unable = new ArrayList<>();
    under.forEach(
        (stop, each) ->
            each.forEach(
                (stack, visit) -> {
                  try {
                    reaches.add(surroundings.reach(stop, stack, site.await(visit)));
                  } catch (NotApplicable e) {
                    unable.add(e);
                  }
                }));
    if (reaches.isEmpty()) {
      throw unable.get(0);
    }
    reaches.forEach(reach -> transcript.add(role, reach));
    return reaches;
  }

  private CompletableFuture<Visit> send(String role, Stack stack, Errand errand) {
    return run.stimulusRemoved() && role.equals("stimulus")
        ? CompletableFuture.completedFuture(Visits.unsent())
        : surroundings.traffic().quic(stack, errand, 0);
  }

  private static List<String> words(List<Stop> stops) {
    return stops.stream()
        .flatMap(stop -> Stream.of(stop + " " + stop.barred().orElse("does not resolve")))
        .toList();
  }
}
