// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.WireWriter;

/**
 * Values of version_information that a client must not send with version 1 (RFC 9368 section 4).
 */
public enum VersionInformation implements Row {
  CHOSEN_ZERO("V2-07", TransportError.TRANSPORT_PARAMETER_ERROR, "A chosen version 0.", 0, 1),
  AVAILABLE_ZERO(
      "V2-07", TransportError.TRANSPORT_PARAMETER_ERROR, "An available version 0.", 1, 1, 0),
  ODD_LENGTH(
      "V2-08", TransportError.TRANSPORT_PARAMETER_ERROR, "Two octets behind the versions.", 1, 1) {
    @Override
    byte[] octets() {
      return java.util.Arrays.copyOf(super.octets(), 10);
    }
  },
  EMPTY("V2-08", TransportError.TRANSPORT_PARAMETER_ERROR, "No version at all."),
  CHOSEN_NOT_AVAILABLE(
      "V2-09",
      TransportError.TRANSPORT_PARAMETER_ERROR,
      "A chosen version that is not among the available ones.",
      1,
      0x6b3343cf),
  CHOSEN_OTHER(
      "V2-10",
      TransportError.VERSION_NEGOTIATION_ERROR,
      "Version 2 as chosen, while the packets are of version 1.",
      0x6b3343cf,
      0x6b3343cf,
      1);

  private final String catalogueRow;
  private final TransportError error;
  private final String says;
  private final int[] versions;

  VersionInformation(String catalogueRow, TransportError error, String says, int... versions) {
    this.catalogueRow = catalogueRow;
    this.error = error;
    this.says = says;
    this.versions = versions;
  }

  /** What the server closes with. */
  TransportError error() {
    return error;
  }

  /** The parameter's value: the chosen version, then those available. */
  byte[] octets() {
    WireWriter out = new WireWriter();
    for (int version : versions) {
      out.fixed(Integer.toUnsignedLong(version), 4);
    }
    return out.toBytes();
  }

  @Override
  public String says() {
    return says;
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
