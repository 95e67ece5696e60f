// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.buffer.ByteBuf;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import protoprobe.quic.stack.Body;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.TcpVisit.Answer;
import protoprobe.quic.tcp.TcpVisit.End;
import protoprobe.quic.tcp.TcpVisit.Tls;

/** Gathers what comes of one request; confined to the event loop of its connection. */
final class Exchange {
  private static final int MOST_INTERIM = 16;
  private static final int MOST_FRAMES = 64;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final CompletableFuture<TcpVisit> done = new CompletableFuture<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final long start = System.nanoTime();
  private final List<Integer> interim = new ArrayList<>();
  private final List<AltSvcFrame> frames = new ArrayList<>();
  private final InetSocketAddress server;
  private final Body body;

  private Optional<Tls> tls = Optional.empty();
  private HttpVersion version = HttpVersion.HTTP_1;
  private int status;
  private long millis;
  private List<Field> headers = List.of();
  private List<Field> trailers = List.of();
  private boolean complete;
  private boolean connected;
  private boolean secured;

  Exchange(InetSocketAddress server, long mostOctets) {
    this.server = server;
    body = new Body(mostOctets);
  }

  CompletableFuture<TcpVisit> done() {
    return done;
  }

  /** Comes to its end with the final header section, if there is one. */
  CompletableFuture<Void> begun() {
    return begun;
  }

  /** The body had its time: it is as much as was wanted of it. */
  void enough() {
    end(End.ANSWERED, "");
  }

  void connected() {
    connected = true;
  }

  /** The handshake is complete, or there was to be none. */
  void secured(Optional<Tls> seen, HttpVersion spoken) {
    secured = true;
    tls = seen;
    version = spoken;
  }

  boolean isSecured() {
    return secured;
  }

  /** The handshake is not complete, but certificates came. */
  void unsecured(Tls seen) {
    tls = Optional.of(seen);
  }

  boolean hasHead() {
    return status != 0;
  }

  /** A header section; those of interim answers are counted only. */
  void head(int code, List<Field> fields) {
    if (code >= 200) {
      status = code;
      headers = fields;
      millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
      begun.complete(null);
    } else if (interim.size() < MOST_INTERIM) {
      interim.add(code);
    } else {
      end(End.GARBLED, "more than %d interim answers".formatted(MOST_INTERIM));
    }
  }

  /** Takes as much of the body as is wanted; whether more is. */
  boolean body(ByteBuf data) {
    byte[] octets = new byte[data.readableBytes()];
    data.getBytes(data.readerIndex(), octets);
    if (!body.add(octets)) {
      end(End.ANSWERED, "");
      return false;
    }
    return true;
  }

  void trailers(List<Field> fields) {
    trailers = fields;
  }

  void frame(AltSvcFrame frame) {
    if (frames.size() < MOST_FRAMES) {
      frames.add(frame);
    } else {
      end(End.GARBLED, "more than %d ALTSVC frames".formatted(MOST_FRAMES));
    }
  }

  /** The body is at its end; whether the answer is complete by that. */
  void complete() {
    complete = true;
  }

  /** What goes wrong behind a complete answer does no harm. */
  void end(End end, String reason) {
    boolean enough = complete && end != End.ANSWERED;
    if (enough) {
      end(End.ANSWERED, "");
      return;
    }
    Optional<Answer> answer =
        hasHead() && !done.isDone() ? Optional.of(answer()) : Optional.empty();
    done.complete(new TcpVisit(server, end, reason, tls, answer, List.copyOf(frames)));
  }

  /** The time is over. */
  void late() {
    if (!connected) {
      end(End.SILENT, "the connection was not accepted in time");
    } else if (!secured) {
      end(End.TIMEOUT, "the TLS handshake did not end in time");
    } else if (hasHead()) {
      enough();
    } else {
      end(End.TIMEOUT, "no answer came in time");
    }
  }

  /** The connection ended by itself. */
  void closed() {
    if (!secured) {
      end(End.TLS, "the connection was closed during the TLS handshake");
    } else {
      end(End.CLOSED, "the connection was closed " + (hasHead() ? "amid the body" : "unanswered"));
    }
  }

  void failed(Throwable thrown) {
    String words = String.valueOf(thrown.getMessage());
    if (connected && !secured) {
      end(End.TLS, "the TLS handshake failed: " + words);
    } else if (thrown instanceof NoRouteToHostException) {
      end(End.UNREACHABLE, words);
    } else if (thrown instanceof ConnectException) {
      end(words.contains("refused") ? End.REFUSED : End.UNREACHABLE, words);
    } else if (thrown instanceof ClosedChannelException || thrown instanceof java.io.IOException) {
      end(connected ? End.CLOSED : End.UNREACHABLE, words);
    } else {
      end(End.GARBLED, words);
    }
  }

  private Answer answer() {
    return new Answer(
        version,
        millis,
        status,
        headers,
        trailers,
        List.copyOf(interim),
        body.length(),
        body.sha256(),
        complete);
  }
}
