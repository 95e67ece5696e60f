// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Secrets as Wireshark reads them (the SSLKEYLOGFILE format, RFC 9850). */
public final class KeyLog {
  private final String random;
  private final List<String> lines = new ArrayList<>();

  KeyLog(byte[] clientRandom) {
    this.random = HexFormat.of().formatHex(clientRandom);
  }

  void add(String label, byte[] secret) {
    lines.add(label + " " + random + " " + HexFormat.of().formatHex(secret));
  }

  /** A line for each secret so far, without line feeds. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
