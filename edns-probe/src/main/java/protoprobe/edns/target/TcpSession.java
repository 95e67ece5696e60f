// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.kit.check.Inconclusive;

/**
 * One connection, for what happens on it: several messages, pieces of messages, lengths that lie,
 * half-closing, silence. Where a test removes stimuli, the last control of the connection is sent
 * instead of each; before the first control nothing is sent.
 */
public final class TcpSession {
  /** Between two pieces, so that they arrive one by one. */
  private static final Duration PACE = Duration.ofMillis(5);

  private final Wire wire;
  private final Socket socket;
  private final Patience patience;
  private final Transcript.Connection record;
  private final FrameReader reader = new FrameReader();
  private Optional<byte[]> lastControl = Optional.empty();

  private TcpSession(Wire wire, Socket socket, Patience patience, Transcript.Connection record) {
    this.wire = wire;
    this.socket = socket;
    this.patience = patience;
    this.record = record;
  }

  /** Connects; empty if nobody accepts. */
  static Optional<TcpSession> open(
      Wire wire, Endpoint endpoint, Patience patience, Transcript transcript) {
    Socket socket = new Socket();
    wire.closeLater(socket);
    try {
      socket.bind(endpoint.local());
      socket.setTcpNoDelay(true); // every write travels at once
      socket.connect(endpoint.server(), (int) patience.whole().toMillis());
      return Optional.of(new TcpSession(wire, socket, patience, transcript.connection(endpoint)));
    } catch (ConnectException | SocketTimeoutException e) {
      transcript.connection(endpoint).note("refused: " + e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new Inconclusive(endpoint.server() + " over TCP: " + e.getMessage(), e);
    }
  }

  /** Asks what should simply work, and waits for the answer. */
  public Control control(Query query) {
    byte[] frame = TcpExchange.framed(wire.numbered(query).toBytes());
    lastControl = Optional.of(frame);
    wire.awaitTurn();
    send("control", frame);
    return hear()
        .message()
        .map(Control::of)
        .orElseThrow(() -> new Inconclusive("no answer to the control over TCP: " + query));
  }

  /** Sends the stimulus: these queries one behind the other, without waiting for answers. */
  public TcpSession provoke(Query... queries) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Query query : queries) {
      wire.awaitTurn();
      frames.writeBytes(TcpExchange.framed(wire.numbered(query).toBytes()));
    }
    return stimulate(frames.toByteArray(), Integer.MAX_VALUE);
  }

  /** Sends the stimulus in segments of so many octets. */
  public TcpSession provokeInPieces(Query query, int octets) {
    return stimulate(TcpExchange.framed(wire.numbered(query).toBytes()), octets);
  }

  /** Sends the first octets of a query as the stimulus, behind a length that may be another. */
  public TcpSession provokeClaiming(int length, Query query, int octets) {
    byte[] start = Arrays.copyOf(wire.numbered(query).toBytes(), octets);
    byte[] frame = TcpExchange.framed(start);
    frame[0] = (byte) (length >> 8);
    frame[1] = (byte) length;
    return stimulate(frame, Integer.MAX_VALUE);
  }

  private TcpSession stimulate(byte[] octets, int piece) {
    if (!wire.stimulusRemoved()) {
      for (int at = 0; at < octets.length; at += Math.min(piece, octets.length - at)) {
        pace(at);
        int end = at + Math.min(piece, octets.length - at);
        send("stimulus", Arrays.copyOfRange(octets, at, end));
      }
    } else {
      lastControl.ifPresent(frame -> send("control", frame));
    }
    return this;
  }

  private static void pace(int at) {
    try {
      Thread.sleep(at == 0 ? 0 : PACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Inconclusive("interrupted between two segments", e);
    }
  }

  /** What is sent to a connection that is closed already is lost: the next hearing tells. */
  private void send(String role, byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
      record.sent(role, octets);
    } catch (SocketException gone) {
      record.note("%s not sent: %s".formatted(role, gone.getMessage()));
    } catch (IOException e) {
      throw new Inconclusive("over TCP: " + e.getMessage(), e);
    }
  }

  /** Closes this side's half: nothing more will be sent. */
  public TcpSession finish() {
    try {
      socket.shutdownOutput();
      record.note("our half closed");
    } catch (SocketException gone) {
      record.note("our half not closed: " + gone.getMessage());
    } catch (IOException e) {
      throw new Inconclusive("over TCP: " + e.getMessage(), e);
    }
    return this;
  }

  /** The next thing that comes, within the patience for an answer. */
  public Heard hear() {
    return hear(patience());
  }

  /** How long an answer is awaited. */
  public Duration patience() {
    return patience.whole();
  }

  /** The next thing that comes in that time. */
  public Heard hear(Duration within) {
    long began = System.nanoTime();
    Heard heard = read(within);
    record.heard(heard, NANOSECONDS.toMillis(System.nanoTime() - began));
    return heard;
  }

  private Heard read(Duration within) {
    try {
      return reader
          .next(socket, System.nanoTime() + within.toNanos())
          .map(octets -> Heard.of(Message.decode(octets)))
          .orElseGet(() -> Heard.of(Heard.Kind.CLOSED));
    } catch (SocketTimeoutException e) {
      return Heard.of(Heard.Kind.NOTHING);
    } catch (SocketException e) {
      if (wire.over()) {
        throw new Inconclusive("the connection was cut off: " + e.getMessage(), e);
      }
      return Heard.of(Heard.Kind.RESET);
    } catch (IOException e) {
      throw new Inconclusive("over TCP: " + e.getMessage(), e);
    }
  }
}
