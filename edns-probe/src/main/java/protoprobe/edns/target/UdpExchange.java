// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import protoprobe.edns.wire.Message;
import protoprobe.kit.fault.Refused;

/**
 * Asks once over UDP, from a port of its own. It never repairs: the first datagram from the server
 * that carries the message id is the answer, whatever else is wrong with it.
 */
final class UdpExchange {
  private static final int LARGEST = 65_535;

  private UdpExchange() {}

  static Optional<Message> ask(
      Endpoint endpoint, byte[] query, Patience patience, Consumer<AutoCloseable> closeLater) {
    try (DatagramSocket socket = new DatagramSocket(endpoint.local())) {
      closeLater.accept(socket);
      socket.connect(endpoint.server());
      for (int attempt = 0; attempt < patience.tries(); attempt++) {
        socket.send(new DatagramPacket(query, query.length));
        Optional<Message> answer = await(socket, query, patience);
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    } catch (PortUnreachableException e) {
      throw new Refused(
          endpoint + ": expected a DNS server, nothing listens there (ICMP port unreachable)", e);
    } catch (IOException e) {
      throw new Refused(endpoint + " over UDP: " + e.getMessage(), e);
    }
  }

  private static Optional<Message> await(DatagramSocket socket, byte[] query, Patience patience)
      throws IOException {
    long end = System.nanoTime() + patience.each().toNanos();
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    for (long left = patience.each().toMillis(); left > 0; left = millisUntil(end)) {
      socket.setSoTimeout((int) left);
      try {
        packet.setLength(LARGEST);
        socket.receive(packet);
      } catch (SocketTimeoutException silence) {
        return Optional.empty();
      } catch (InterruptedIOException e) {
        throw new IOException("interrupted", e);
      }
      byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
      if (answers(octets, query)) {
        return Optional.of(Message.decode(octets));
      }
    }
    return Optional.empty();
  }

  private static long millisUntil(long end) {
    return (end - System.nanoTime() + 999_999) / 1_000_000;
  }

  /** Same id (RFC 5452 section 9.1), as far as there is one. */
  private static boolean answers(byte[] octets, byte[] query) {
    return octets.length >= 2
        && query.length >= 2
        && octets[0] == query[0]
        && octets[1] == query[1];
  }
}
