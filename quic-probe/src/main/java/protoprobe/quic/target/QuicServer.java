// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.LineFault;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;

/**
 * A QUIC server to examine with the forge, for one check. What should work is a control; what is
 * wrong is provoked. In a test that removes stimuli, what is provoked is what the control was.
 */
public final class QuicServer {
  private final Endpoint endpoint;
  private final Patience patience;
  private final Pace pace;
  private final Recorder recorder;
  private final CaseRun run;

  /**
   * @param endpoint where it is
   * @param patience how long to wait
   * @param pace how far apart connections are
   * @param recorder told of all that passes
   * @param run the check
   */
  public QuicServer(
      Endpoint endpoint, Patience patience, Pace pace, Recorder recorder, CaseRun run) {
    this.endpoint = endpoint;
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
    String came = session.establish();
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

  Patience patience() {
    return patience;
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
    List<byte[]> answers = exchange(1, datagrams);
    if (answers.isEmpty()) {
      throw new Inconclusive("the control should be answered, but nothing came");
    }
    return answers;
  }

  /**
   * Sends datagrams, and gathers what comes until it is quiet.
   *
   * @param instead what stands for them where a test removes stimuli: the control's
   */
  public List<byte[]> provokeDatagrams(byte[] instead, byte[]... datagrams) {
    return run.stimulusRemoved() ? exchange(1, instead) : exchange(1, datagrams);
  }

  /** At least so many answers are waited for, unless nothing comes for a while. */
  private List<byte[]> exchange(int least, byte[]... datagrams) {
    List<byte[]> answers = new ArrayList<>();
    try (Line line = line()) {
      for (byte[] datagram : datagrams) {
        line.send(datagram);
      }
      Duration wait = patience.quiet().multipliedBy(5);
      for (Optional<byte[]> next = line.receive(wait);
          next.isPresent() && answers.size() < 100;
          next = line.receive(answers.size() < least ? wait : patience.quiet())) {
        answers.add(next.get());
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
