// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
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
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A QUIC server that never comes to a handshake: to every Initial packet of version 1 it says the
 * same.
 */
final class InitialServer implements AutoCloseable {
  private static final byte[] OWN_ID = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int LARGEST_DATAGRAM = 65_535;

  private final List<DatagramSocket> sockets;
  private final Map<SocketAddress, Client> clients = new ConcurrentHashMap<>();

  private final int port;
  private final List<Frame> saying;

  private InitialServer(List<DatagramSocket> sockets, List<Frame> saying) {
    this.sockets = sockets;
    this.saying = List.copyOf(saying);
    this.port = sockets.get(0).getLocalPort();
  }

  /**
   * At the addresses of that place, but on a free port.
   *
   * @param saying what it says besides an acknowledgement
   */
  static InitialServer start(Place place, Frame... saying) throws IOException {
    List<DatagramSocket> sockets = new ArrayList<>();
    for (InetAddress address : place.addresses().toList()) {
      int port = sockets.isEmpty() ? 0 : sockets.get(0).getLocalPort();
      sockets.add(new DatagramSocket(port, address));
    }
    InitialServer server = new InitialServer(List.copyOf(sockets), List.of(saying));
    for (DatagramSocket socket : sockets) {
      Thread thread = new Thread(() -> server.serve(socket), "initial packets");
      thread.setDaemon(true);
      thread.start();
    }
    return server;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    sockets.forEach(DatagramSocket::close);
  }

  private void serve(DatagramSocket socket) {
    DatagramPacket datagram = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    while (!socket.isClosed()) {
      try {
        datagram.setLength(LARGEST_DATAGRAM);
        socket.receive(datagram);
        SocketAddress from = datagram.getSocketAddress();
        Optional<byte[]> answer =
            answer(Arrays.copyOf(datagram.getData(), datagram.getLength()), from);
        if (answer.isPresent()) {
          socket.send(new DatagramPacket(answer.get(), answer.get().length, from));
        }
      } catch (IOException | WireFault closedOrGarbage) {
        continue;
      }
    }
  }

  private Optional<byte[]> answer(byte[] datagram, SocketAddress from) {
    if (!LongHeader.begins(datagram)) {
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
            .computeIfAbsent(from, unknown -> new Client(header))
            .answer(datagram, in.position(), saying));
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

    Client(LongHeader first) {
      keys = InitialKeys.of(Version.V1, first.destination());
      id = first.source();
    }

    /** RFC 9001 section 5.4: header protection hides the packet number. */
    byte[] answer(byte[] packet, int numberAt, List<Frame> saying) {
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
