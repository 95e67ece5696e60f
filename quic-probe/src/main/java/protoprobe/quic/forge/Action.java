// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.List;
import protoprobe.quic.wire.Frame;

/** What a scripted server does with a packet. */
public sealed interface Action {
  /** Takes it like any other, and ignores what it does not understand. */
  record Take() implements Action {}

  /** As if it had got lost. */
  record Drop() implements Action {}

  /** Ends the connection with an error. */
  record Close(boolean application, long error) implements Action {}

  /** Takes it, and sends these frames, too. */
  record Answer(List<Frame> frames) implements Action {}

  /** Says nothing more on this connection. */
  record Hang() implements Action {}

  /** Says nothing more to anybody. */
  record Die() implements Action {}

  /** Sends these datagrams, and drops the packet. */
  record Send(List<byte[]> datagrams) implements Action {}
}
