// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;
import java.util.Optional;

/**
 * The OPT pseudo record (RFC 6891 6.1).
 *
 * @param record where it stood, its owner and raw RDATA
 * @param udpPayload the CLASS field: the sender's UDP payload size in octets, as sent (RFC 6891
 *     6.2.3 lets values under 512 count as 512)
 * @param extendedRcode upper eight bits of the RCODE
 * @param flags 16 bits: DO 0x8000, CO 0x4000, the rest Z
 * @param options all whole options, in order
 * @param rest octets of the RDATA after the last whole option: empty if well formed
 */
public record Opt(
    Rr record,
    int udpPayload,
    int extendedRcode,
    int version,
    int flags,
    List<EdnsOption> options,
    Bytes rest) {
  /** "DNSSEC answer OK" (RFC 3225). */
  public static final int DO = 0x8000;

  /** "Compact answers OK" (RFC 9824). */
  public static final int CO = 0x4000;

  public Opt {
    options = List.copyOf(options);
  }

  public boolean dnssecOk() {
    return (flags & DO) != 0;
  }

  public boolean compactOk() {
    return (flags & CO) != 0;
  }

  /** The 15 flag bits below DO; all of them Z in RFC 6891, the highest since assigned as CO. */
  public int z() {
    return flags & ~DO;
  }

  /** The first option of that code. */
  public Optional<EdnsOption> option(int code) {
    return options.stream().filter(option -> option.code() == code).findFirst();
  }

  /** All options of that code, in order. */
  public List<EdnsOption> options(int code) {
    return options.stream().filter(option -> option.code() == code).toList();
  }
}
