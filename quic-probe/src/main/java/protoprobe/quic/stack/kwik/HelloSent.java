// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.util.AbstractList;
import java.util.function.BooleanSupplier;
import tech.kwik.core.QuicClientConnection.StreamEarlyData;

/**
 * No early data, and an event: kwik 0.10.9 looks whether there is any once more when its handshake
 * is under way (QuicClientConnectionImpl.connect: startHandshake, then sendEarlyData, in one
 * thread). Nothing else tells that.
 */
final class HelloSent extends AbstractList<StreamEarlyData> {
  private final BooleanSupplier written;
  private final Runnable then;

  /**
   * @param written whether the ClientHello is written
   * @param then is done when kwik looks after that
   */
  HelloSent(BooleanSupplier written, Runnable then) {
    this.written = written;
    this.then = then;
  }

  @Override
  public boolean isEmpty() {
    if (written.getAsBoolean()) {
      then.run();
    }
    return true;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public StreamEarlyData get(int index) {
    throw new IndexOutOfBoundsException(index);
  }
}
