// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.trust.Identity;

/**
 * A site to visit, for one check. A request that other checks made before is not made again: its
 * answer is remembered.
 */
public final class Site {
  private static final Pattern HTTPS = Pattern.compile("https://([^/@:\\[]+|\\[[^]]+])(:\\d+)?");

  private final Surroundings surroundings;
  private final CaseRun run;
  private final SiteTranscript transcript;
  private final Set<String> written = new HashSet<>();
  private Ask lastControl;

  Site(Surroundings surroundings, CaseRun run) {
    this.surroundings = surroundings;
    this.run = run;
    this.transcript = new SiteTranscript(run);
    this.lastControl = ask().head();
  }

  /** Whose site it is. */
  public Origin origin() {
    return surroundings.manner().origin();
  }

  /** Where it is, one address at least. */
  public List<InetSocketAddress> addresses() {
    return surroundings.addresses();
  }

  /** Where it speaks HTTP without TLS, if it does. */
  public OptionalInt plainPort() {
    return surroundings.manner().plainPort();
  }

  /** GET over HTTP/1.1 of the path that the user named, at the first address. */
  public Ask ask() {
    return surroundings.ask();
  }

  /**
   * Asks what should simply work.
   *
   * @throws Inconclusive if no answer comes
   */
  public Reply control(Ask ask) {
    lastControl = ask;
    return answered("control", ask);
  }

  /**
   * As control an answer without body over HTTP/1.1.
   *
   * @throws Unsupported if nobody serves HTTP over TCP there
   */
  public Reply control() {
    return control(ask().head());
  }

  /**
   * Asks what the check is about; where only the answer matters.
   *
   * @throws Inconclusive if no answer comes
   */
  public Reply provoke(Ask ask) {
    return answered("stimulus", stimulus(ask));
  }

  /** Asks what the check is about; where what comes of it matters. */
  public TcpVisit provokeVisit(Ask ask) {
    return visit("stimulus", stimulus(ask));
  }

  /** Asks what the check is about over HTTP/2; empty if the site does not speak it. */
  public Optional<Reply> provokeHttp2(Ask ask) {
    return Optional.of(provoke(ask.http2())).filter(reply -> reply.version() == HttpVersion.HTTP_2);
  }

  /**
   * What the site says of its alternatives over HTTP/1.1 and HTTP/2: fields, trailers, frames.
   *
   * @throws Unsupported if it says nothing
   */
  public List<Statement> statements() {
    List<Statement> all = replies().stream().flatMap(Statement::of).toList();
    if (all.isEmpty()) {
      throw new Unsupported("alternative services: no Alt-Svc field in " + replies());
    }
    return all;
  }

  /**
   * Those of them that are fields.
   *
   * @throws Unsupported if there is none
   */
  public List<Statement> fieldStatements() {
    List<Statement> fields = replies().stream().flatMap(Statement::fields).toList();
    if (fields.isEmpty()) {
      throw new Unsupported("alternative services: no Alt-Svc field in " + replies());
    }
    return fields;
  }

  /**
   * ALTSVC frames that came with the answer over HTTP/2.
   *
   * @throws Unsupported if none came
   */
  public List<AltSvcFrame> altSvcFrames() {
    List<AltSvcFrame> frames = frames();
    if (frames.isEmpty()) {
      throw new Unsupported("ALTSVC frames: none came with " + replies());
    }
    return frames;
  }

  /** The answers over HTTP/1.1 and, if spoken, over HTTP/2. */
  public List<Reply> replies() {
    control();
    List<Reply> replies = new ArrayList<>(List.of(provoke(ask())));
    provokeHttp2(ask()).ifPresent(replies::add);
    return replies;
  }

  /** Whether an origin is one of https that the site's certificate is for. */
  public boolean certifies(String origin) {
    Matcher https = HTTPS.matcher(origin);
    return https.matches()
        && visit("stimulus", stimulus(ask())).tls().stream()
            .flatMap(tls -> tls.chain().stream().limit(1))
            .anyMatch(leaf -> Identity.covers(leaf, https.group(1).replaceAll("[\\[\\]]", "")));
  }

  private List<AltSvcFrame> frames() {
    return replies().stream().flatMap(reply -> reply.frames().stream()).toList();
  }

  /** What stands for the stimulus: itself, or the control where a test removes stimuli. */
  private Ask stimulus(Ask ask) {
    return run.stimulusRemoved() ? lastControl : ask;
  }

  private Reply answered(String role, Ask ask) {
    TcpVisit visit = visit(role, ask);
    return Reply.of(ask, visit)
        .orElseThrow(
            () ->
                new Inconclusive(
                    "no answer to the %s %s: %s".formatted(role, ask, visit.reason())));
  }

  private TcpVisit visit(String role, Ask ask) {
    surroundings.requireTcp();
    TcpVisit visit = await(surroundings.traffic().tcp(ask));
    if (written.add(role + " " + ask)) {
      transcript.add(role, ask, visit);
    }
    return visit;
  }

  /** Waits for a visit as long as the check has time. */
  <T> T await(CompletableFuture<T> visit) {
    try {
      return visit.get(run.remaining().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | TimeoutException | CancellationException e) {
      throw new Inconclusive("the time was over before the visit was", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a visit failed", e.getCause());
    }
  }
}
