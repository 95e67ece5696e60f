// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Octets that quiche hands out by pointer and length. */
final class QuicheOut {
  private static final int LARGEST = 1 << 20;

  private QuicheOut() {}

  static byte[] protocol(Quiche quiche, Pointer connection) {
    PointerByReference out = new PointerByReference();
    Memory length = new Memory(8);
    quiche.quiche_conn_application_proto(connection, out, length);
    return octets(out, length);
  }

  static byte[] certificate(Quiche quiche, Pointer connection) {
    PointerByReference out = new PointerByReference();
    Memory length = new Memory(8);
    quiche.quiche_conn_peer_cert(connection, out, length);
    return octets(out, length);
  }

  static byte[] octets(PointerByReference out, Memory length) {
    long size = length.getLong(0);
    return out.getValue() == null || size <= 0 || size > LARGEST
        ? new byte[0]
        : out.getValue().getByteArray(0, (int) size);
  }
}
