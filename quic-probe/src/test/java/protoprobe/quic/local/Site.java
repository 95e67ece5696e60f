// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.net.URI;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;

/** A {@link Peer} while it runs. */
public final class Site implements AutoCloseable {
  private final ServedTarget target;
  private final InitialServer alternative;

  Site(ServedTarget target, InitialServer alternative) {
    this.target = target;
    this.alternative = alternative;
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
  public void close() {
    target.close();
    alternative.close();
  }
}
