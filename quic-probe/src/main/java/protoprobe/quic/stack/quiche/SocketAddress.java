// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** A {@code struct sockaddr_in} or {@code sockaddr_in6} in native memory. */
final class SocketAddress {
  private static final int STORAGE = 128;
  private static final short AF_INET = 2;
  private static final int V4 = 16;
  private static final int V6 = 28;

  /** {@code sin6_scope_id}; port and address are in network order, this is not. */
  private static final int SCOPE = 24;

  private final Memory memory = new Memory(STORAGE);
  private final int length;

  SocketAddress(InetSocketAddress address) {
    memory.clear();
    byte[] octets = address.getAddress().getAddress();
    boolean six = address.getAddress() instanceof Inet6Address;
    length = six ? V6 : V4;
    family(six);
    memory.setByte(2, (byte) (address.getPort() >> 8));
    memory.setByte(3, (byte) address.getPort());
    memory.write(six ? 8 : 4, octets, 0, octets.length);
    if (address.getAddress() instanceof Inet6Address scoped) {
      memory.setInt(SCOPE, scoped.getScopeId());
    }
  }

  /** BSD has a length octet in front, and another number for IPv6. */
  private void family(boolean six) {
    if (Platform.isMac()) {
      memory.setByte(0, (byte) length);
      memory.setByte(1, (byte) (six ? 30 : AF_INET));
    } else {
      memory.setShort(0, six ? (short) 10 : AF_INET);
    }
  }

  Memory memory() {
    return memory;
  }

  int length() {
    return length;
  }
}
