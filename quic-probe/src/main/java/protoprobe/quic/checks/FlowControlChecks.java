// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.CRYPTO_BUFFER_EXCEEDED;
import static protoprobe.quic.wire.TransportError.FINAL_SIZE_ERROR;
import static protoprobe.quic.wire.TransportError.FLOW_CONTROL_ERROR;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;

import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Client;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.VarInt;

@Topic(spec = "RFC 9000", title = "Flow control and the ends of streams")
final class FlowControlChecks {
  private static final long CREDIT = 80;
  private static final int MOST_FRAMES = 60;

  @Check(
      id = "quic/stream/final-size",
      rows = FinalSize.class,
      section = "4.5",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "A change of a stream's end, or data behind it, is a FINAL_SIZE_ERROR.")
  void finalSize(QuicServer server, FinalSize row) {
    Session session = server.control();
    long stream = session.client().openStream();
    Frame[] frames = row.frames(stream, session.requestOctets()).toArray(Frame[]::new);

    assertThatReaction(session.provoke(frames)).closesWith(FINAL_SIZE_ERROR);
  }

  @Check(
      id = "quic/stream/offset-too-high",
      row = "ST-23",
      section = "19.8",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "A STREAM frame that ends above 2^62-1 is a FRAME_ENCODING_ERROR or FLOW_CONTROL_ERROR.")
  void offsetTooHigh(QuicServer server) {
    Session session = server.control();
    long stream = session.client().openStream();

    assertThatReaction(session.provoke(new Frame.Stream(stream, VarInt.MAX, new byte[2], false)))
        .closesWith(FRAME_ENCODING_ERROR, FLOW_CONTROL_ERROR);
  }

  @Check(
      id = "quic/flow/connection-limit",
      row = "FC-01",
      section = "4.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "Data above the connection's limit, each stream within its own, are a"
              + " FLOW_CONTROL_ERROR.")
  void connectionLimit(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    long stream = streamLimit(client);
    long connection =
        client.heard(Frame.MaxData.class).stream()
            .mapToLong(Frame.MaxData::maximum)
            .reduce(client.parameter(TransportParameterId.INITIAL_MAX_DATA, 0), Math::max);
    long streams = stream == 0 ? Long.MAX_VALUE : connection / stream + 1;
    if (streams > Math.min(MOST_FRAMES, openable(client))) {
      throw new NotApplicable(
          "the server's limits: %d octets for the connection, %d for a stream, %d streams"
              .formatted(connection, stream, openable(client)));
    }
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      frames.add(new Frame.Stream(client.openStream(), stream - 1, new byte[1], false));
    }

    assertThatReaction(session.provoke(frames.toArray(Frame[]::new)))
        .closesWith(FLOW_CONTROL_ERROR);
  }

  private static long streamLimit(Client client) {
    return client.parameter(TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_REMOTE, 0);
  }

  /** Streams beside those of the control and of the request that comes afterwards. */
  private static long openable(Client client) {
    return client.parameter(TransportParameterId.INITIAL_MAX_STREAMS_BIDI, 0) - 2;
  }

  @Check(
      id = "quic/flow/stream-limit",
      row = "FC-02",
      section = "4.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "One octet above a stream's limit is a FLOW_CONTROL_ERROR.")
  void streamLimit(QuicServer server) {
    Session session = server.control();
    long limit = streamLimit(session.client());
    long stream = session.client().openStream();

    assertThatReaction(session.provoke(new Frame.Stream(stream, limit, new byte[1], false)))
        .closesWith(FLOW_CONTROL_ERROR);
  }

  @Check(
      id = "quic/flow/reset-above-limit",
      row = "FC-03",
      section = "4.5",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "RESET_STREAM with an end above the stream's limit is a FLOW_CONTROL_ERROR.")
  void resetAboveLimit(QuicServer server) {
    Session session = server.control();
    long limit = streamLimit(session.client());
    long stream = session.client().openStream();

    assertThatReaction(session.provoke(new Frame.ResetStream(stream, 0x10c, limit + 1)))
        .closesWith(FLOW_CONTROL_ERROR);
  }

  @Check(
      id = "quic/flow/small-stream-credit",
      row = "FC-04",
      section = "4.1",
      level = MUST,
      says =
          "The server sends no more on a stream than the client allows, and goes on when it may.")
  void smallStreamCredit(QuicServer server) {
    keepsTo(server, TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL);
  }

  @Check(
      id = "quic/flow/small-connection-credit",
      row = "FC-05",
      section = "4.1",
      level = MUST,
      says =
          "The server sends no more on all streams together than the client allows, and goes on"
              + " when it may.")
  void smallConnectionCredit(QuicServer server) {
    keepsTo(server, TransportParameterId.INITIAL_MAX_DATA);
  }

  private static void keepsTo(QuicServer server, TransportParameterId limit) {
    long credit = Math.min(CREDIT, Math.max(0, lengthOfAnswer(server) - 1));
    Session session =
        server.provokeHandshake(
            setup -> setup.parameters(all -> all.without(limit).with(limit, credit)));
    Client client = session.client();
    client.setAutoCredit(session.without());
    client.write(2, protoprobe.quic.http3.Get.settings(), false);
    long stream = client.openStream();
    client.write(stream, session.requestOctets(), true);
    boolean ofStream = limit != TransportParameterId.INITIAL_MAX_DATA;
    client.await(() -> client.isFinished(stream), session.quiet().multipliedBy(5));
    long seen = ofStream ? client.highest(stream) : total(client);
    if (!session.without() && client.isFinished(stream) && seen <= credit) {
      throw new Inconclusive(
          "the answer had %d octets at least before, now all of it fits into a credit of %d"
              .formatted(credit + 1, credit));
    }

    assertThat(seen).as("octets sent with a credit of %d", credit).isLessThanOrEqualTo(credit);

    long before = client.highest(stream);
    client.setAutoCredit(true);
    client.send(new Frame.MaxData(1 << 20));
    client.send(new Frame.MaxStreamData(stream, 1 << 20));
    boolean goesOn =
        client.await(
            () -> client.isFinished(stream) || client.highest(stream) > before, session.patience());
    assertThat(goesOn && session.awaitAnswer(stream))
        .as("the rest of the answer once there is more credit")
        .isTrue();
  }

  /** Octets of an ordinary answer, or as many of them as are read: a header section at least. */
  private static long lengthOfAnswer(QuicServer server) {
    try (Session control = server.control()) {
      return control.client().length(0);
    }
  }

  private static long total(Client client) {
    long total = 0;
    for (long id : client.streams()) {
      total += client.highest(id);
    }
    return total;
  }

  @Check(
      id = "quic/flow/lower-max-data",
      row = "FC-06",
      section = "4.1",
      level = MUST,
      says = "MAX_DATA that does not raise the limit is ignored.")
  void lowerMaxData(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.MaxData(1)))
        .as("the connection to go on after MAX_DATA with a lower limit")
        .goesOn();
  }

  @Check(
      id = "quic/flow/crypto-offset-too-high",
      row = "FC-09",
      section = "19.6",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "A CRYPTO frame that ends above 2^62-1 is a FRAME_ENCODING_ERROR or"
              + " CRYPTO_BUFFER_EXCEEDED.")
  void cryptoOffsetTooHigh(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.Crypto(VarInt.MAX, new byte[2])))
        .closesWith(FRAME_ENCODING_ERROR, CRYPTO_BUFFER_EXCEEDED);
  }
}
