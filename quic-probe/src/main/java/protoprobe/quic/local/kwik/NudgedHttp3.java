// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.kwik;

import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.flupke.server.Http3ApplicationProtocolFactory;

/** flupke on streams that do not stall: {@link NudgedStream}. */
final class NudgedHttp3 implements ApplicationProtocolConnectionFactory {
  private final Http3ApplicationProtocolFactory flupke;

  NudgedHttp3(Http3ApplicationProtocolFactory flupke) {
    this.flupke = flupke;
  }

  @Override
  public ApplicationProtocolConnection createConnection(
      String protocol, QuicConnection connection) {
    ApplicationProtocolConnection inner = flupke.createConnection(protocol, connection);
    return new ApplicationProtocolConnection() {
      @Override
      public void acceptPeerInitiatedStream(QuicStream stream) {
        inner.acceptPeerInitiatedStream(
            stream.isBidirectional() ? new NudgedStream(stream) : stream);
      }
    };
  }

  @Override
  public int maxConcurrentPeerInitiatedUnidirectionalStreams() {
    return flupke.maxConcurrentPeerInitiatedUnidirectionalStreams();
  }

  @Override
  public long maxTotalPeerInitiatedUnidirectionalStreams() {
    return flupke.maxTotalPeerInitiatedUnidirectionalStreams();
  }

  @Override
  public int maxConcurrentPeerInitiatedBidirectionalStreams() {
    return flupke.maxConcurrentPeerInitiatedBidirectionalStreams();
  }

  @Override
  public int minUnidirectionalStreamReceiverBufferSize() {
    return flupke.minUnidirectionalStreamReceiverBufferSize();
  }

  @Override
  public long maxUnidirectionalStreamReceiverBufferSize() {
    return flupke.maxUnidirectionalStreamReceiverBufferSize();
  }
}
