// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A UDP socket connected to a server; what passes is recorded. */
public final class Line implements AutoCloseable {
  private static final int LARGEST = 65_535;

  private final DatagramSocket socket;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Recorder recorder;
  private final byte[] buffer = new byte[LARGEST];
  private boolean refused;

  private Line(DatagramSocket socket, InetSocketAddress remote, Recorder recorder) {
    this.socket = socket;
    this.local = (InetSocketAddress) socket.getLocalSocketAddress();
    this.remote = remote;
    this.recorder = recorder;
  }

  /**
   * Opens a socket on a port of its own.
   *
   * @throws LineFault if the system does not allow it
   */
  public static Line to(InetSocketAddress remote, Recorder recorder) {
    return from(Optional.empty(), remote, recorder);
  }

  /** The same, on that address of this machine. */
  public static Line from(
      Optional<InetAddress> source, InetSocketAddress remote, Recorder recorder) {
    try {
      DatagramSocket socket = new DatagramSocket(new InetSocketAddress(source.orElse(null), 0));
      socket.connect(remote);
      return new Line(socket, remote, recorder);
    } catch (IOException e) {
      throw new LineFault("UDP to " + remote + ": " + e.getMessage(), e);
    }
  }

  /** Sends a datagram; one that the system does not take is not recorded as sent. */
  public void send(byte[] datagram) {
    try {
      Instant at = Instant.now();
      socket.send(new DatagramPacket(datagram, datagram.length));
      recorder.sent(local, remote, datagram, at);
    } catch (PortUnreachableException e) {
      refused = true; // of a datagram before: this one was not sent
    } catch (IOException e) {
      throw new LineFault("UDP to " + remote + ": " + e.getMessage(), e);
    }
  }

  /** The next datagram, if one comes in that time. */
  public Optional<byte[]> receive(Duration patience) {
    try {
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
      recorder.received(local, remote, datagram, Instant.now());
      return Optional.of(datagram);
    } catch (SocketTimeoutException nothing) {
      return Optional.empty();
    } catch (PortUnreachableException e) {
      refused = true;
      return Optional.empty();
    } catch (IOException e) {
      throw new LineFault("UDP from " + remote + ": " + e.getMessage(), e);
    }
  }

  /** Whether the system said that nobody listens there. */
  public boolean isRefused() {
    return refused;
  }

  /** The port on this side. */
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public void close() {
    socket.close();
  }
}
