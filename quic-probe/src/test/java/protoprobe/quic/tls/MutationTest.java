// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.wire.Level;

/**
 * Flights changed in every bit, cut everywhere, and garbled by chance: never an exception, never a
 * handshake that is complete. The same offer stands behind each client, so that the same flight of
 * one server answers them all.
 */
class MutationTest {
  private static final ClientOffer OFFER = Talk.offer();
  private static final byte[] HELLO =
      Talk.joined(new ClientHandshake(OFFER).start(), Level.INITIAL);
  private static final List<TlsEvent> FLIGHT =
      Talk.server(Talk.config()).receive(Level.INITIAL, HELLO);

  private static byte[] flight(Level level) {
    return Talk.joined(FLIGHT, level);
  }

  /** What a client makes of these. */
  private static List<TlsEvent> told(byte[] initial, byte[] handshake) {
    ClientHandshake client = new ClientHandshake(OFFER);
    client.start();
    List<TlsEvent> events = new ArrayList<>(client.receive(Level.INITIAL, initial));
    events.addAll(client.receive(Level.HANDSHAKE, handshake));
    return events;
  }

  private static List<TlsEvent> told(Level level, byte[] instead) {
    return level == Level.INITIAL
        ? told(instead, flight(Level.HANDSHAKE))
        : told(flight(Level.INITIAL), instead);
  }

  @Test
  void unchanged_it_is_complete() {
    assertThat(told(flight(Level.INITIAL), flight(Level.HANDSHAKE)))
        .anyMatch(TlsEvent.Complete.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource(names = {"INITIAL", "HANDSHAKE"})
  void with_any_bit_flipped_it_fails(Level level) {
    byte[] flight = flight(level);
    List<Integer> lengths = lengthOctets(flight);
    for (int bit = 0; bit < 8 * flight.length; bit++) {
      byte[] changed = flight.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      List<TlsEvent> events = told(level, changed);
      assertIncomplete(events, "bit %d of %s flipped".formatted(bit, level));
      // a message that says that it is longer than what came is still awaited
      if (!lengths.contains(bit / 8)) {
        assertThat(events).as("bit %d of %s flipped", bit, level).anyMatch(this::failed);
      }
    }
  }

  private boolean failed(TlsEvent event) {
    return event instanceof TlsEvent.Failed;
  }

  private static void assertIncomplete(List<TlsEvent> events, String what) {
    assertThat(events).as(what).noneMatch(TlsEvent.Complete.class::isInstance);
    assertThat(Talk.all(events, TlsEvent.Failed.class)).as(what).hasSizeLessThan(2);
  }

  /** Places of the messages' lengths. */
  private static List<Integer> lengthOctets(byte[] flight) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < flight.length; at += 4 + length(flight, at)) {
      places.addAll(List.of(at + 1, at + 2, at + 3));
    }
    return places;
  }

  private static int length(byte[] flight, int at) {
    return (flight[at + 1] & 0xff) << 16 | (flight[at + 2] & 0xff) << 8 | flight[at + 3] & 0xff;
  }

  @ParameterizedTest
  @EnumSource(names = {"INITIAL", "HANDSHAKE"})
  void cut_anywhere_it_is_awaited_still(Level level) {
    byte[] flight = flight(level);
    for (int length = 0; length < flight.length; length++) {
      byte[] cut = Arrays.copyOf(flight, length);
      byte[] other = level == Level.INITIAL ? new byte[0] : flight(Level.INITIAL);
      List<TlsEvent> events = level == Level.INITIAL ? told(cut, other) : told(other, cut);
      assertIncomplete(events, "%s cut to %d octets".formatted(level, length));
      assertThat(events).as("%s cut to %d octets", level, length).noneMatch(this::failed);
    }
  }

  @Test
  void any_message_cut_and_its_length_with_it_fails() {
    byte[] flight = flight(Level.HANDSHAKE);
    for (int at = 0; at < flight.length; at += 4 + length(flight, at)) {
      for (int length = 0; length < length(flight, at); length++) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(flight, 0, at);
        changed.writeBytes(
            new Message(flight[at], Arrays.copyOfRange(flight, at + 4, at + 4 + length)).encode());
        int rest = at + 4 + length(flight, at);
        changed.write(flight, rest, flight.length - rest);
        List<TlsEvent> events = told(Level.HANDSHAKE, changed.toByteArray());
        String what = "message %d cut to %d octets".formatted(flight[at], length);
        assertIncomplete(events, what);
        assertThat(events).as(what).anyMatch(this::failed);
      }
    }
  }

  @Test
  void garbled_by_chance_no_flight_is_taken() {
    Random random = new Random(8446);
    for (int round = 0; round < 3000; round++) {
      Level level = random.nextBoolean() ? Level.INITIAL : Level.HANDSHAKE;
      byte[] changed = garbled(flight(level), random);
      assertIncomplete(told(level, changed), "round %d".formatted(round));
    }
  }

  @Test
  void garbled_by_chance_a_client_hello_is_no_exception() {
    Random random = new Random(9001);
    for (int round = 0; round < 3000; round++) {
      ServerHandshake server = Talk.server(Talk.config().withTickets(true));
      List<TlsEvent> events = server.receive(Level.INITIAL, garbled(HELLO, random));
      assertIncomplete(events, "round %d".formatted(round));
    }
  }

  @Test
  void a_client_hello_with_any_bit_flipped_is_no_exception_and_never_complete() {
    byte[] handshake = finishOf(HELLO);
    for (int bit = 0; bit < 8 * HELLO.length; bit++) {
      byte[] changed = HELLO.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      ServerHandshake server = Talk.server(Talk.config());
      List<TlsEvent> events = new ArrayList<>(server.receive(Level.INITIAL, changed));
      events.addAll(server.receive(Level.HANDSHAKE, handshake));
      assertIncomplete(events, "bit %d flipped".formatted(bit));
    }
  }

  @Test
  void a_clients_finished_with_any_bit_flipped_fails() {
    byte[] some = finishOf(HELLO);
    List<Integer> lengths = lengthOctets(some);
    int bits = 8 * some.length;
    for (int bit = 0; bit < bits; bit++) {
      ClientHandshake client = new ClientHandshake(OFFER);
      ServerHandshake server = Talk.server(Talk.config());
      List<TlsEvent> hello = client.start();
      List<TlsEvent> flight = server.receive(Level.INITIAL, Talk.joined(hello, Level.INITIAL));
      client.receive(Level.INITIAL, Talk.joined(flight, Level.INITIAL));
      byte[] finished =
          Talk.joined(
              client.receive(Level.HANDSHAKE, Talk.joined(flight, Level.HANDSHAKE)),
              Level.HANDSHAKE);
      finished[bit / 8] ^= (byte) (1 << bit % 8);
      List<TlsEvent> events = server.receive(Level.HANDSHAKE, finished);
      assertIncomplete(events, "bit %d flipped".formatted(bit));
      if (!lengths.contains(bit / 8)) {
        assertThat(events).as("bit %d flipped", bit).anyMatch(this::failed);
      }
    }
  }

  /** What is flipped may be a cookie, which is not the client's to judge. */
  @Test
  void a_hello_retry_request_with_any_bit_flipped_is_no_exception_and_never_complete() {
    ServerConfig config = Talk.config().withCookie(new byte[20]).withGroups(Group.SECP256R1);
    ClientOffer offer = Talk.sharing(Group.X25519);
    byte[] hello = Talk.joined(new ClientHandshake(offer).start(), Level.INITIAL);
    byte[] request = Talk.joined(Talk.server(config).receive(Level.INITIAL, hello), Level.INITIAL);
    for (int bit = 0; bit < 8 * request.length; bit++) {
      byte[] changed = request.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      ClientHandshake client = new ClientHandshake(offer);
      client.start();
      assertIncomplete(client.receive(Level.INITIAL, changed), "bit %d flipped".formatted(bit));
    }
  }

  @Test
  void a_ticket_with_any_bit_flipped_is_no_exception() {
    Talk talk = new Talk(new ClientHandshake(OFFER), Talk.config().withTickets(true)).run();
    byte[] ticket = Talk.joined(talk.atServer, Level.ONE_RTT);
    assertThat(ticket).as("a ticket").isNotEmpty();
    byte[] initial = Talk.joined(talk.atServer, Level.INITIAL);
    byte[] handshake = Talk.joined(talk.atServer, Level.HANDSHAKE);
    for (int bit = 0; bit < 8 * ticket.length; bit++) {
      ClientHandshake client = new ClientHandshake(OFFER);
      client.start();
      client.receive(Level.INITIAL, initial);
      client.receive(Level.HANDSHAKE, handshake);
      byte[] changed = ticket.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertIncomplete(client.receive(Level.ONE_RTT, changed), "bit %d flipped".formatted(bit));
    }
  }

  /** A Finished, though of another server's handshake. */
  private static byte[] finishOf(byte[] hello) {
    assertThat(hello).as("the hello behind the flight").isEqualTo(HELLO);
    return Talk.joined(told(flight(Level.INITIAL), flight(Level.HANDSHAKE)), Level.HANDSHAKE);
  }

  /** A few octets changed, left out, or doubled. */
  private static byte[] garbled(byte[] octets, Random random) {
    byte[] changed = octets;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(changed.length - 1);
      int length = 1 + random.nextInt(Math.min(8, changed.length - at - 1));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(changed, 0, at);
      switch (random.nextInt(3)) {
        case 0 -> out.writeBytes(octets(random, length));
        case 1 -> out.write(changed, at, length);
        default -> {}
      }
      int rest = random.nextInt(3) == 0 ? at : at + length;
      out.write(changed, rest, changed.length - rest);
      changed = out.toByteArray();
    }
    // the same again would be taken, and rightly
    return Arrays.equals(changed, octets) ? new byte[] {99, 0, 0, 0} : changed;
  }

  private static byte[] octets(Random random, int length) {
    byte[] some = new byte[length];
    random.nextBytes(some);
    return some;
  }
}
