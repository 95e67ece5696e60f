// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;

/** A {@link Peer} while it runs. */
public final class Site implements Closeable {
  private final ServedTarget target;
  private final Closeable beside;

  Site(ServedTarget target, Closeable beside) {
    this.target = target;
    this.beside = beside;
  }

  /** Where it is, and whom to believe. */
  public Served served() {
    return target.served();
  }

  /** What a user would type. */
  public URI uri() {
    int port = served().quic().getPort();
    return URI.create("https://" + served().host() + (port == 443 ? "" : ":" + port) + "/");
  }

  @Override
  public void close() throws IOException {
    target.close();
    beside.close();
  }
}
