// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import protoprobe.edns.wire.Message;
import protoprobe.kit.fault.Refused;

/** Asks once over TCP, on a connection of its own. */
final class TcpExchange {
  private TcpExchange() {}

  /** The answer; empty if the server stays silent or closes the connection without one. */
  static Optional<Message> ask(
      Endpoint endpoint, byte[] query, Patience patience, Consumer<AutoCloseable> closeLater) {
    Duration whole = patience.whole();
    try (Socket socket = new Socket()) {
      closeLater.accept(socket);
      socket.bind(endpoint.local());
      socket.connect(endpoint.server(), (int) whole.toMillis());
      socket.setSoTimeout((int) whole.toMillis());
      socket.getOutputStream().write(framed(query));
      return Optional.of(Message.decode(read(new DataInputStream(socket.getInputStream()))));
    } catch (SocketTimeoutException | EOFException silence) {
      return Optional.empty();
    } catch (SocketException e) {
      if ("Connection reset".equals(e.getMessage())) {
        return Optional.empty();
      }
      throw new Refused(endpoint + " over TCP: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Refused(endpoint + " over TCP: " + e.getMessage(), e);
    }
  }

  /**
   * RFC 1035 section 4.2.2: two octets of length before the message, in one segment (RFC 7766 8).
   */
  static byte[] framed(byte[] message) {
    byte[] framed = new byte[message.length + 2];
    framed[0] = (byte) (message.length >> 8);
    framed[1] = (byte) message.length;
    System.arraycopy(message, 0, framed, 2, message.length);
    return framed;
  }

  static byte[] read(DataInputStream in) throws IOException {
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }
}
