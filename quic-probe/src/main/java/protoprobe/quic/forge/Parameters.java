// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static protoprobe.quic.wire.TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_DATA;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_REMOTE;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAM_DATA_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.MAX_IDLE_TIMEOUT;

import protoprobe.quic.wire.TransportParameters;

/** The transport parameters that both of our sides send unless told otherwise. */
final class Parameters {
  static final long WINDOW = 1L << 20;
  private static final long IDLE_MILLIS = 30_000;
  private static final long STREAMS = 100;
  private static final long IDS = 4;

  private Parameters() {}

  static TransportParameters ordinary(byte[] sourceId) {
    return TransportParameters.NONE
        .with(INITIAL_SOURCE_CONNECTION_ID, sourceId)
        .with(MAX_IDLE_TIMEOUT, IDLE_MILLIS)
        .with(INITIAL_MAX_DATA, WINDOW)
        .with(INITIAL_MAX_STREAM_DATA_BIDI_LOCAL, WINDOW)
        .with(INITIAL_MAX_STREAM_DATA_BIDI_REMOTE, WINDOW)
        .with(INITIAL_MAX_STREAM_DATA_UNI, WINDOW)
        .with(INITIAL_MAX_STREAMS_BIDI, STREAMS)
        .with(INITIAL_MAX_STREAMS_UNI, STREAMS)
        .with(ACTIVE_CONNECTION_ID_LIMIT, IDS);
  }
}
