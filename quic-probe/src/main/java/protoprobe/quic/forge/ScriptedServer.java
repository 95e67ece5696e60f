// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** A QUIC server on loopback that follows a script; one thread serves all connections. */
public final class ScriptedServer implements AutoCloseable {
  private static final int TICK_MILLIS = 10;
  private static final int LARGEST = 65_535;

  private final Script script;
  private final Recorder recorder;
  private final DatagramSocket socket;
  private final Thread thread;
  private final Map<String, ServerConnection> connections = new HashMap<>();
  private volatile boolean closed;
  private boolean dead;
  private int accepted;
  private ServerConnection last;

  private ScriptedServer(Script script, Recorder recorder) throws IOException {
    this.script = script;
    this.recorder = recorder;
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setSoTimeout(TICK_MILLIS);
    this.thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
  }

  /**
   * Starts it on a port of its own.
   *
   * @throws LineFault if there is none
   */
  public static ScriptedServer start(Script script) {
    return start(script, Recorder.NONE);
  }

  /** The same, told of everything that passes. */
  public static ScriptedServer start(Script script, Recorder recorder) {
    try {
      ScriptedServer server = new ScriptedServer(script, recorder);
      server.thread.start();
      return server;
    } catch (IOException e) {
      throw new LineFault("UDP on loopback: " + e.getMessage(), e);
    }
  }

  /** Where it is reached. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[LARGEST];
    while (!closed) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
        receive(datagram, (InetSocketAddress) packet.getSocketAddress());
        expire(); // who is busy with one has others, too
      } catch (SocketTimeoutException quiet) {
        expire();
      } catch (IOException | RuntimeException e) {
        recorder.note("scripted server: " + e, Instant.now()); // it goes on serving the others
      }
    }
  }

  private void expire() {
    Instant now = Instant.now();
    new LinkedHashSet<>(connections.values()).forEach(each -> send(each.expire(now), each.peer()));
  }

  private void receive(byte[] datagram, InetSocketAddress from) {
    recorder.received(address(), from, datagram, Instant.now());
    Optional<List<byte[]>> said = script.datagrams().apply(datagram);
    if (said.isPresent() || dead) {
      send(said.orElse(List.of()), from);
      return;
    }
    find(datagram, from)
        .ifPresent(
            connection -> {
              send(connection.receive(datagram, from, Instant.now()), from);
              dead |= connection.isDead();
            });
  }

  private Optional<ServerConnection> find(byte[] datagram, InetSocketAddress from) {
    try {
      if (!LongHeader.begins(datagram)) {
        byte[] id = Arrays.copyOfRange(datagram, 1, Math.min(datagram.length, 1 + FirstReplies.ID));
        return Arrays.equals(id, script.manners().spareId())
            ? Optional.ofNullable(last)
            : Optional.ofNullable(connections.get(key(id)));
      }
      WireReader in = new WireReader(datagram);
      LongHeader header = LongHeader.read(in);
      Optional<ServerConnection> known =
          Optional.ofNullable(connections.get(key(header.destination())));
      return known.isPresent() ? known : greet(datagram, header, in, from);
    } catch (WireFault broken) {
      recorder.note("datagram: " + broken.getMessage(), Instant.now());
      return Optional.empty();
    }
  }

  /** A connection that is new; Version Negotiation or Retry where it cannot be one yet. */
  private Optional<ServerConnection> greet(
      byte[] datagram, LongHeader header, WireReader in, InetSocketAddress from) {
    if (header.version() == 0 || datagram.length < script.manners().leastDatagram()) {
      return Optional.empty(); // RFC 9000 sections 6.1 and 14.1
    }
    Optional<Version> version = Version.of(header.version()).filter(script.versions()::contains);
    if (version.isEmpty()) {
      send(List.of(FirstReplies.negotiation(script.versions(), header)), from);
      return Optional.empty();
    }
    if (version.get().type(header.firstOctet() >> 4 & 3) != LongType.INITIAL
        || header.destination().length < script.manners().leastId()) {
      return Optional.empty();
    }
    byte[] token = in.prefixed("token");
    if (script.manners().retry() && token.length == 0) {
      send(List.of(FirstReplies.retry(version.get(), header)), from);
      return Optional.empty();
    }
    return Optional.of(accept(version.get(), header, token, from));
  }

  private ServerConnection accept(
      Version version, LongHeader header, byte[] token, InetSocketAddress from) {
    byte[] localId = FirstReplies.newId();
    Optional<byte[]> original =
        Optional.of(token).filter(octets -> script.manners().retry() && octets.length > 0);
    ServerConnection connection =
        new ServerConnection(
            script, ++accepted, version, header, localId, original, from, recorder);
    connections.put(key(header.destination()), connection);
    connections.put(key(localId), connection);
    last = connection;
    return connection;
  }

  private void send(List<byte[]> datagrams, InetSocketAddress to) {
    for (byte[] datagram : datagrams) {
      try {
        recorder.sent(address(), to, datagram, Instant.now());
        socket.send(new DatagramPacket(datagram, datagram.length, to));
      } catch (IOException e) {
        recorder.note("scripted server: " + e.getMessage(), Instant.now());
      }
    }
  }

  private static String key(byte[] id) {
    return HexFormat.of().formatHex(id);
  }
}
