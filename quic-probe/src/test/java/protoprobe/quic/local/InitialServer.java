// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.FrameType;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** A QUIC server that never comes to a handshake. */
final class InitialServer implements Closeable {
  private static final byte[] OWN_ID = {1, 2, 3, 4, 5, 6, 7, 8};

  /** RFC 9000 sections 5.2.2 and 14.1. */
  private static final int SMALLEST_INITIAL = 1200;

  private static final int HTTPS = 443;
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final long PERIOD_MILLIS = 100;

  private final List<DatagramSocket> sockets;
  private final Map<SocketAddress, Client> clients = new ConcurrentHashMap<>();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "initial packets, again"));
  private final int port;
  private final Conduct conduct;

  /** What it does about the Initial packets of a client. */
  enum Conduct {
    /** It acknowledges each, and no more. */
    ACKNOWLEDGES,
    /** It takes none. */
    IGNORES,
    /** It refuses the protocol that the client wants. */
    REFUSES,
    /** It acknowledges each, and sends a PING time and again. */
    PINGS,
    /** It acknowledges each, and sends one octet after the other of a ServerHello. */
    TRICKLES;

    /** The TLS alert no_application_protocol (RFC 9001 sections 4.8 and 8.1). */
    private static final Frame REFUSAL =
        new Frame.ConnectionClose(false, 0x178, FrameType.CRYPTO, new byte[0]);

    /** Such a message would have 65,535 octets. */
    private static final byte[] BEGINNING = {2, 0, (byte) 0xff, (byte) 0xff, 3, 3};

    List<Frame> saying() {
      return this == REFUSES ? List.of(REFUSAL) : List.of();
    }

    /** What is sent the n-th time, from 0, without being asked. */
    Optional<Frame> unasked(int n) {
      return switch (this) {
        case PINGS -> Optional.of(new Frame.Ping());
        case TRICKLES -> Optional.of(new Frame.Crypto(n, new byte[] {octet(n)}));
        default -> Optional.empty();
      };
    }

    private static byte octet(int n) {
      return n < BEGINNING.length ? BEGINNING[n] : (byte) n;
    }
  }

  private InitialServer(List<DatagramSocket> sockets, Conduct conduct) {
    this.sockets = sockets;
    this.conduct = conduct;
    this.port = sockets.get(0).getLocalPort();
  }

  /**
   * At the addresses of that place, but on another port: a privileged one beside 443, since
   * browsers go from such a port to no other kind, else a free one.
   */
  static InitialServer start(Place place, Conduct conduct) throws IOException {
    List<DatagramSocket> sockets = new ArrayList<>();
    int port = place.port() == HTTPS ? HTTPS + 1 : 0;
    for (InetAddress address : place.addresses().toList()) {
      sockets.add(new DatagramSocket(port, address));
      port = sockets.get(0).getLocalPort();
    }
    InitialServer server = new InitialServer(List.copyOf(sockets), conduct);
    for (DatagramSocket socket : sockets) {
      daemon(() -> server.serve(socket), "initial packets").start();
    }
    return server;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    sockets.forEach(DatagramSocket::close);
    clock.shutdownNow();
  }

  private void serve(DatagramSocket socket) {
    DatagramPacket datagram = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    while (!socket.isClosed()) {
      try {
        datagram.setLength(LARGEST_DATAGRAM);
        socket.receive(datagram);
        SocketAddress from = datagram.getSocketAddress();
        Optional<byte[]> answer =
            answer(Arrays.copyOf(datagram.getData(), datagram.getLength()), socket, from);
        if (answer.isPresent()) {
          socket.send(new DatagramPacket(answer.get(), answer.get().length, from));
        }
      } catch (IOException | WireFault | RejectedExecutionException closedOrGarbage) {
        continue;
      }
    }
  }

  /** One more time what a client did not ask for; at its end the clock forgets the task. */
  private void again(DatagramSocket socket, SocketAddress to, Client client) {
    byte[] datagram = client.unasked(conduct);
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, to));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private Client accept(LongHeader first, DatagramSocket socket, SocketAddress from) {
    Client client = new Client(first);
    if (conduct.unasked(0).isPresent()) {
      clock.scheduleAtFixedRate(
          () -> again(socket, from, client), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
    return client;
  }

  private Optional<byte[]> answer(byte[] datagram, DatagramSocket socket, SocketAddress from) {
    if (conduct == Conduct.IGNORES
        || datagram.length < SMALLEST_INITIAL
        || !LongHeader.begins(datagram)) {
      return Optional.empty();
    }
    WireReader in = new WireReader(datagram);
    LongHeader header = LongHeader.read(in);
    if (header.version() != Version.V1.number()) {
      return Optional.of(versions(header));
    }
    if (Version.V1.type(header.firstOctet() >> 4 & 3) != LongType.INITIAL) {
      return Optional.empty();
    }
    in.prefixed("token");
    in.varInt("length");
    return Optional.of(
        clients
            .computeIfAbsent(from, unknown -> accept(header, socket, from))
            .answer(datagram, in.position(), conduct.saying()));
  }

  private static byte[] versions(LongHeader asked) {
    LongHeader header =
        new LongHeader(LongHeader.FORM | LongHeader.FIXED, 0, asked.source(), asked.destination());
    return new VersionNegotiation(header, List.of(Version.V1.number())).encode();
  }

  /** One connection: the keys come from the id that its first packet went to. */
  private static final class Client {
    private final InitialKeys keys;
    private final byte[] id;
    private int sent;
    private int unasked;

    Client(LongHeader first) {
      keys = InitialKeys.of(Version.V1, first.destination());
      id = first.source();
    }

    /** RFC 9001 section 5.4: header protection hides the packet number. */
    synchronized byte[] answer(byte[] packet, int numberAt, List<Frame> saying) {
      byte[] sample = Arrays.copyOfRange(packet, numberAt + 4, numberAt + 4 + PacketKeys.SAMPLE);
      byte[] mask = keys.client().mask(sample);
      int length = ((packet[0] ^ mask[0]) & 3) + 1;
      long number = 0;
      for (int i = 0; i < length; i++) {
        number = number << 8 | (packet[numberAt + i] ^ mask[1 + i]) & 0xff;
      }
      WireWriter frames = new WireWriter();
      frames.raw(new Frame.Ack(number, 0, 0, List.of(), List.of()).encode());
      saying.forEach(frame -> frames.raw(frame.encode()));
      return seal(frames.toBytes());
    }

    synchronized byte[] unasked(Conduct conduct) {
      return seal(conduct.unasked(unasked++).orElseThrow().encode());
    }

    private byte[] seal(byte[] frames) {
      WireWriter out = new WireWriter();
      int first = LongHeader.FORM | LongHeader.FIXED | Version.V1.typeBits(LongType.INITIAL);
      new LongHeader(first, Version.V1.number(), id, OWN_ID).write(out);
      int atLeast = Math.max(frames.length, PacketKeys.SAMPLE);
      byte[] payload = Arrays.copyOf(frames, atLeast); // what is added is PADDING
      out.prefixed(new byte[0]).varInt(1 + payload.length + PacketKeys.TAG, 2);
      int numberAt = out.size();
      byte[] header = out.fixed(sent, 1).toBytes();
      byte[] packet = out.raw(keys.server().seal(sent++, header, payload)).toBytes();
      byte[] sample = Arrays.copyOfRange(packet, numberAt + 4, numberAt + 4 + PacketKeys.SAMPLE);
      byte[] mask = keys.server().mask(sample);
      packet[0] ^= (byte) (mask[0] & 0x0f);
      packet[numberAt] ^= mask[1];
      return packet;
    }
  }
}
