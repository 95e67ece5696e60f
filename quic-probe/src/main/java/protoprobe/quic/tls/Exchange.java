// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireFault;

/** What both sides have: messages that come and go, their transcript, and what is told of it. */
final class Exchange {
  private final Forgery forgery;
  private final Transcript transcript = new Transcript();
  private final Map<Level, MessageBuffer> buffers = new EnumMap<>(Level.class);
  private final Set<Level> passed = EnumSet.of(Level.ZERO_RTT); // RFC 9001 section 8.3
  private final List<TlsEvent> events = new ArrayList<>();
  private boolean failed;

  Exchange(Forgery forgery) {
    this.forgery = forgery;
    for (Level level : Level.values()) {
      buffers.put(level, new MessageBuffer());
    }
  }

  Transcript transcript() {
    return transcript;
  }

  /** Octets in order, cut anywhere; whole messages go to the reader. */
  List<TlsEvent> receive(Level level, byte[] crypto, BiConsumer<Level, Message> reader) {
    if (!failed && crypto.length > 0) {
      try {
        read(level, crypto, reader);
      } catch (TlsFault fault) {
        fail(fault);
      } catch (WireFault fault) {
        fail(new TlsFault(Alert.DECODE_ERROR, fault.getMessage()));
      }
    }
    return taken();
  }

  private void read(Level level, byte[] crypto, BiConsumer<Level, Message> reader) {
    MessageBuffer buffer = buffers.get(level);
    buffer.add(crypto);
    if (passed.contains(level)) {
      pass(level);
    }
    for (Optional<Message> next = buffer.next(); next.isPresent(); next = buffer.next()) {
      reader.accept(level, next.get());
    }
  }

  /** Nothing more can come at that level (RFC 9001 section 4.1.3). */
  void pass(Level level) {
    passed.add(level);
    if (buffers.get(level).isPartial()) {
      throw TlsFault.violation(
          "octets at level %s, where no more messages are expected".formatted(level));
    }
  }

  /** A message of the peer's enters the transcript. */
  void heard(Message message) {
    transcript.add(message.encode());
  }

  void send(Level level, Message message) {
    for (Message each : forgery.transcript().insteadOf(level, message)) {
      transcript.add(each.encode());
      forgery
          .wire()
          .insteadOf(level, each)
          .forEach(sent -> tell(new TlsEvent.Send(level, sent.encode())));
    }
  }

  void tell(TlsEvent event) {
    events.add(event);
  }

  private void fail(TlsFault fault) {
    failed = true;
    tell(fault.toEvent());
  }

  /** What was told since. */
  List<TlsEvent> taken() {
    List<TlsEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }
}
