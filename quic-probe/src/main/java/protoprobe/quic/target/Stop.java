// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.Optional;
import protoprobe.kit.report.Printable;
import protoprobe.quic.altsvc.Alternative;

/**
 * An alternative at one address.
 *
 * @param alternative as advertised
 * @param address empty if its host does not resolve
 * @param barred why we do not go there, if so
 */
public record Stop(
    Alternative alternative, Optional<InetSocketAddress> address, Optional<String> barred) {
  boolean open() {
    return address.isPresent() && barred.isEmpty();
  }

  /** Such as {@code h3 at 192.0.2.1:443}. */
  @Override
  public String toString() {
    return Printable.text(
        "%s at %s"
            .formatted(
                alternative.protocol(), address.map(Places::shown).orElse(alternative.authority())),
        200);
  }
}
