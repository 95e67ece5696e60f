// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.LineFault;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * A QUIC server to examine with the forge, for one check. What should work is a control; what is
 * wrong is provoked. In a test that removes stimuli, what is provoked is what the control was.
 */
public final class QuicServer {
  private static final int LEAST = 1200;
  private static final int MOST_ANSWERS = 100;
  private static final int BUSY = 10;
  private static final byte[] FENCE_SOURCE = Datagrams.id(8, 52);
  private static final byte[] FENCE =
      Datagrams.unknownVersion(LEAST, Datagrams.id(8, 51), FENCE_SOURCE);

  private final Endpoint endpoint;
  private final Page page;
  private final Patience patience;
  private final Pace pace;
  private final Recorder recorder;
  private final CaseRun run;
  private Duration took = Duration.ZERO;

  /**
   * @param endpoint where it is
   * @param page what is known of what it is asked for
   * @param patience how long to wait
   * @param pace how far apart connections are
   * @param recorder told of all that passes
   * @param run the check
   */
  public QuicServer(
      Endpoint endpoint, Page page, Patience patience, Pace pace, Recorder recorder, CaseRun run) {
    this.endpoint = endpoint;
    this.page = page;
    this.patience = patience;
    this.pace = pace;
    this.recorder = recorder;
    this.run = run;
  }

  /** The ordinary way to connect to it. */
  public Setup ordinary() {
    return Setup.ordinary(endpoint.serverName());
  }

  /**
   * An ordinary connection on which a request was answered.
   *
   * @throws Inconclusive if there is none: then nothing can be said of what is wrong
   */
  public Session control() {
    return control(ordinary());
  }

  /** The same, set up in another way that every server must allow. */
  public Session control(Setup setup) {
    Session session = open(setup);
    Instant begun = Instant.now();
    boolean known = page.isEndless();
    String came = session.establishControl();
    boolean waited = !known && page.isEndless(); // for an end, not because the server is busy
    took = waited ? Duration.ZERO : Duration.between(begun, Instant.now());
    if (!came.isEmpty()) {
      throw new Inconclusive("the control should be served, but " + came);
    }
    return session;
  }

  /**
   * A handshake with something wrong in it, after an ordinary one as control.
   *
   * @param stimulus what is wrong, in a few words
   */
  public Reaction provoke(String stimulus, UnaryOperator<Setup> wrong) {
    control().close();
    Setup setup = run.stimulusRemoved() ? ordinary() : wrong.apply(ordinary());
    return open(setup).handshakeReaction(stimulus);
  }

  /**
   * A connection set up in a way that every server must allow, though it may never have met it.
   *
   * @throws AssertionError if it is not served
   */
  public Session provokeSession(String stimulus, UnaryOperator<Setup> unusual) {
    control().close();
    Session session = open(run.stimulusRemoved() ? ordinary() : unusual.apply(ordinary()));
    String came = session.establish();
    if (!came.isEmpty()) {
      throw new AssertionError("[that %s is served] %s".formatted(stimulus, came));
    }
    return session;
  }

  /**
   * A confirmed connection without a request, set up in another way that every server must allow.
   *
   * @throws Inconclusive if there is none
   */
  public Session provokeHandshake(UnaryOperator<Setup> unusual) {
    Session session = open(run.stimulusRemoved() ? ordinary() : unusual.apply(ordinary()));
    if (!session.client().connect(patience.handshake())) {
      throw new Inconclusive("the handshake should be confirmed, but " + session.seen());
    }
    return session;
  }

  /** Notes a fact of the server's behaviour. */
  public void observe(String key, Object value) {
    run.findings().observe(key, value);
  }

  /** Whether stimuli are removed by a test: then the check's own is left out. */
  public boolean without() {
    return run.stimulusRemoved();
  }

  /** How long the first answer to a datagram may take. */
  public Duration firstAnswer() {
    return patience.quiet().multipliedBy(10);
  }

  CaseRun run() {
    return run;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Page page() {
    return page;
  }

  /** A machine that is busy answers the rest no faster than the control. */
  Patience patience() {
    Duration slow = took.multipliedBy(BUSY);
    return new Patience(
        patience.handshake(),
        slow.compareTo(patience.answer()) > 0 ? slow : patience.answer(),
        patience.quiet());
  }

  /** A connection that has sent nothing yet. */
  public Session open(Setup setup) {
    return new Session(this, new Client(line(), setup, recorder));
  }

  /** A socket of its own, closed with the check. */
  public Line line() {
    pace.await();
    try {
      Line line = Line.to(endpoint.address(), recorder);
      run.closeLater(line);
      return line;
    } catch (LineFault e) {
      throw new Inconclusive(e.getMessage(), e);
    }
  }

  /** Whether a new connection is served; what came instead, or nothing. */
  String liveness() {
    try (Session session = open(ordinary())) {
      return session.establish();
    }
  }

  /**
   * Datagrams to which an answer is due, as control.
   *
   * @throws Inconclusive if none comes
   */
  public List<byte[]> controlDatagrams(byte[]... datagrams) {
    List<byte[]> answers = exchange(patience().answer(), datagrams);
    if (answers.isEmpty()) {
      throw new Inconclusive("the control should be answered, but nothing came");
    }
    return answers;
  }

  /**
   * Sends a datagram that is to be answered, and gathers what comes until it is quiet.
   *
   * @param instead what stands for it where a test removes stimuli
   */
  public List<byte[]> provokeDatagrams(byte[] instead, byte[] datagram) {
    return exchange(patience().answer(), run.stimulusRemoved() ? instead : datagram);
  }

  /**
   * Sends a datagram that nothing is to come back for, and behind it one of an unknown version, to
   * which an answer is due: what comes besides is the answer to the first. Where a test removes
   * stimuli, that is of an unknown version, too.
   *
   * @throws Inconclusive if there is no answer to the second
   */
  public List<byte[]> provokeNothing(byte[] datagram) {
    byte[] first = run.stimulusRemoved() ? Datagrams.unknownVersion(LEAST) : datagram;
    List<byte[]> answers = exchange(patience().answer(), first, FENCE);
    if (!answers.removeIf(QuicServer::isFence)) {
      throw new Inconclusive("the control behind it should be answered, but nothing came");
    }
    return answers;
  }

  private static boolean isFence(byte[] answer) {
    try {
      return LongHeader.begins(answer)
          && Arrays.equals(LongHeader.read(new WireReader(answer)).destination(), FENCE_SOURCE);
    } catch (WireFault broken) {
      return false;
    }
  }

  /**
   * Sends the first packets of a handshake, and behind them one of an unknown version, to which an
   * answer is due: how many datagrams come besides. If none has by then, an ordinary connection is
   * made first: a server that works at handshakes beside its reading has had the time for one.
   * Where a test removes stimuli, the handshake is an ordinary one.
   *
   * @throws Inconclusive if there is no answer to the second
   */
  public int answersToGreeting(Setup setup) {
    try (Client client = open(run.stimulusRemoved() ? ordinary() : setup).client()) {
      client.greet();
      client.send(FENCE);
      if (!client.hears(QuicServer::isFence, patience().answer(), patience.quiet())) {
        throw new Inconclusive("the control behind it should be answered, but nothing came");
      }
      if (client.datagrams() == 1) {
        control().close();
        client.await(() -> false, patience.quiet());
      }
      return client.datagrams() - 1; // without the answer to the second
    }
  }

  private List<byte[]> exchange(Duration first, byte[]... datagrams) {
    List<byte[]> answers = new ArrayList<>();
    try (Line line = line()) {
      for (byte[] datagram : datagrams) {
        line.send(datagram);
      }
      boolean fenced = datagrams[datagrams.length - 1] == FENCE;
      boolean waiting = true;
      Instant end = Instant.now().plus(first);
      for (Optional<byte[]> next = line.receive(first);
          next.isPresent() && answers.size() < MOST_ANSWERS;
          next = line.receive(waiting ? Duration.between(Instant.now(), end) : patience.quiet())) {
        answers.add(next.get());
        waiting = fenced && answers.stream().noneMatch(QuicServer::isFence);
      }
    }
    return answers;
  }

  /** Something done with a connection. */
  @FunctionalInterface
  public interface Stimulus extends Consumer<Client> {}

  /** Address and port. */
  public InetSocketAddress address() {
    return endpoint.address();
  }
}
