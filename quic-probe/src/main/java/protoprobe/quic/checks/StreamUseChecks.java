// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;

import java.util.Arrays;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Client;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Streams in unusual order")
final class StreamUseChecks {
  private static final long REQUEST_CANCELLED = 0x10c;

  @Check(
      id = "quic/stream/lower-max-streams",
      row = "ST-15",
      section = "4.6",
      level = MUST,
      says = "MAX_STREAMS that does not raise the limit is ignored.")
  void lowerMaxStreams(QuicServer server) {
    assertThatReaction(
            server.control().provoke(new Frame.MaxStreams(true, 1), new Frame.MaxStreams(false, 1)))
        .as("the connection to go on after MAX_STREAMS with lower limits")
        .goesOn();
  }

  @Check(
      id = "quic/stream/skipped-id",
      row = "ST-16",
      section = "2.1",
      level = MUST,
      says = "A stream opens all those of its kind below it, which can be used afterwards.")
  void skippedId(QuicServer server) {
    Session session = server.control();
    long low = session.client().openStream();
    long high = session.client().openStream();

    boolean first = session.request(session.without() ? low : high);
    boolean second = !session.without() && session.request(low);

    assertThat(first).as("an answer on stream %d, above one not yet used", high).isTrue();
    assertThat(second).as("an answer on stream %d afterwards", low).isTrue();
  }

  @Check(
      id = "quic/stream/end-first",
      row = "ST-17",
      section = "2.2",
      level = MUST,
      says = "Pieces of a stream that come in another order, or twice, are put together.")
  void endFirst(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    byte[] octets = session.requestOctets();
    long stream = client.openStream();
    int half = octets.length / 2;

    if (!session.without()) {
      byte[] end = Arrays.copyOfRange(octets, half, octets.length);
      byte[] most = Arrays.copyOf(octets, half + 2);
      client.send(piece(client, new Frame.Stream(stream, half, end, true)));
      client.send(piece(client, new Frame.Stream(stream, 0, most, false)));
    }

    assertThat(session.awaitAnswer(stream))
        .as("an answer to a request whose end came first, and whose parts overlap")
        .isTrue();
  }

  private static protoprobe.quic.forge.Packet piece(Client client, Frame frame) {
    return client.packet(Level.ONE_RTT).carrying(java.util.List.of(frame));
  }

  @Check(
      id = "quic/stream/stop-sending",
      row = "ST-24",
      section = "3.5",
      level = MUST,
      says =
          "STOP_SENDING for a stream that the server still sends on is answered by RESET_STREAM.")
  void stopSending(QuicServer server) {
    Session session =
        server.provokeHandshake(
            setup ->
                setup.parameters(
                    all ->
                        all.without(TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL)
                            .with(TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL, 1)));
    Client client = session.client();
    client.setAutoCredit(false);
    long stream = client.openStream();
    client.write(2, protoprobe.quic.http3.Get.settings(), false);
    client.write(stream, session.requestOctets(), true);
    boolean begun = client.await(() -> client.highest(stream) > 0, session.patience());
    if (!begun) {
      throw new Inconclusive("the answer should begin, but nothing came on its stream");
    }
    if (!session.without()) {
      client.send(new Frame.StopSending(stream, REQUEST_CANCELLED));
    }

    client.await(() -> client.reset(stream).isPresent(), session.patience().dividedBy(2));

    assertThat(client.reset(stream)).as("RESET_STREAM after STOP_SENDING").isPresent();
  }

  @Check(
      id = "quic/stream/empty-frame",
      row = "ST-25",
      section = "19.8",
      level = MUST,
      says = "A STREAM frame without data that opens a stream is no error.")
  void emptyFrame(QuicServer server) {
    Session session = server.control();
    long stream = session.client().openStream();

    assertThatReaction(session.provoke(new Frame.Stream(stream, 0, new byte[0], false)))
        .as("the connection to go on after a STREAM frame without data")
        .goesOn();
  }
}
