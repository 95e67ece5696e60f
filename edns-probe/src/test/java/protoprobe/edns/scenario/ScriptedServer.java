// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;

/** A DNS server on loopback that answers by a script, over UDP and TCP on the same port. */
final class ScriptedServer implements AutoCloseable {
  private final Script script;
  private final FakeLab lab;
  private final DatagramSocket udp;
  private final ServerSocket tcp;

  ScriptedServer(Script script, FakeLab lab) {
    this.script = script;
    this.lab = lab;
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      tcp = new ServerSocket(0, 50, loopback);
      udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    } catch (IOException e) {
      throw new UncheckedIOException("scripted server on loopback", e);
    }
    start("udp", this::serveUdp);
    start("tcp", this::serveTcp);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the scripted server", e);
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
        Optional<byte[]> answer =
            answer(octets, Transport.UDP, packet.getAddress(), new Line(1, true));
        if (answer.isPresent()) {
          udp.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket client = tcp.accept();
        start("connection", () -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Frames frames = new Frames(client.getInputStream());
      OutputStream out = client.getOutputStream();
      for (Line line = frames.next(); line.begun(); line = frames.next()) {
        Optional<byte[]> answer =
            answer(frames.message(), Transport.TCP, client.getInetAddress(), line);
        if (answer.isPresent()) {
          out.write(framed(answer.get()));
        }
        if (line.over()) {
          client.setSoLinger(line.abrupt(), 0);
          return;
        }
      }
    } catch (IOException ended) {
      // the client has what it wanted
    }
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(2 + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  private synchronized Optional<byte[]> answer(
      byte[] octets, Transport transport, InetAddress client, Line line) {
    Message query = Message.decode(octets);
    Optional<byte[]> answer = script.answer(query, new Scene(transport, client, lab, line));
    lab.count(query);
    return answer;
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "scripted-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
