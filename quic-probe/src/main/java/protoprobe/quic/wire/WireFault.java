// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

/** Octets that cannot be read as what they should be: what, where, and why not. */
public final class WireFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WireFault(String what, int offset, String why) {
    super("%s at octet %d: %s".formatted(what, offset, why));
  }
}
