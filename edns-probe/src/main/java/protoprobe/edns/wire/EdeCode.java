// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Extended DNS Errors (IANA "Extended DNS Error Codes"), as {@link #AS_OF}.
 *
 * <p>The registry is first come, first served (RFC 8914 section 5.2): a code missing here is no
 * fault of who sends it.
 */
public enum EdeCode {
  OTHER(0, "Other Error", "RFC 8914 4.1"),
  UNSUPPORTED_DNSKEY_ALGORITHM(1, "Unsupported DNSKEY Algorithm", "RFC 8914 4.2"),
  UNSUPPORTED_DS_DIGEST_TYPE(2, "Unsupported DS Digest Type", "RFC 8914 4.3"),
  STALE_ANSWER(3, "Stale Answer", "RFC 8914 4.4"),
  FORGED_ANSWER(4, "Forged Answer", "RFC 8914 4.5"),
  DNSSEC_INDETERMINATE(5, "DNSSEC Indeterminate", "RFC 8914 4.6"),
  DNSSEC_BOGUS(6, "DNSSEC Bogus", "RFC 8914 4.7"),
  SIGNATURE_EXPIRED(7, "Signature Expired", "RFC 8914 4.8"),
  SIGNATURE_NOT_YET_VALID(8, "Signature Not Yet Valid", "RFC 8914 4.9"),
  DNSKEY_MISSING(9, "DNSKEY Missing", "RFC 8914 4.10"),
  RRSIGS_MISSING(10, "RRSIGs Missing", "RFC 8914 4.11"),
  NO_ZONE_KEY_BIT_SET(11, "No Zone Key Bit Set", "RFC 8914 4.12"),
  NSEC_MISSING(12, "NSEC Missing", "RFC 8914 4.13"),
  CACHED_ERROR(13, "Cached Error", "RFC 8914 4.14"),
  NOT_READY(14, "Not Ready", "RFC 8914 4.15"),
  BLOCKED(15, "Blocked", "RFC 8914 4.16"),
  CENSORED(16, "Censored", "RFC 8914 4.17"),
  FILTERED(17, "Filtered", "RFC 8914 4.18"),
  PROHIBITED(18, "Prohibited", "RFC 8914 4.19"),
  STALE_NXDOMAIN_ANSWER(19, "Stale NXDOMAIN Answer", "RFC 8914 4.20"),
  NOT_AUTHORITATIVE(20, "Not Authoritative", "RFC 8914 4.21"),
  NOT_SUPPORTED(21, "Not Supported", "RFC 8914 4.22"),
  NO_REACHABLE_AUTHORITY(22, "No Reachable Authority", "RFC 8914 4.23"),
  NETWORK_ERROR(23, "Network Error", "RFC 8914 4.24"),
  INVALID_DATA(24, "Invalid Data", "RFC 8914 4.25"),
  SIGNATURE_EXPIRED_BEFORE_VALID(25, "Signature Expired before Valid", "Unbound PR 604"),
  TOO_EARLY(26, "Too Early", "RFC 9250 4.5"),
  UNSUPPORTED_NSEC3_ITERATIONS(27, "Unsupported NSEC3 Iterations Value", "RFC 9276 3.2"),
  UNABLE_TO_CONFORM_TO_POLICY(28, "Unable to conform to policy", "draft-homburg-dnsop-codcp"),
  SYNTHESIZED(29, "Synthesized", "PowerDNS PR 12334"),
  INVALID_QUERY_TYPE(30, "Invalid Query Type", "RFC 9824"),
  RATE_LIMITED(31, "Rate Limited", "draft-muks-dns-ede-rate-limited"),
  OVER_QUOTA(32, "Over Quota", "draft-muks-dns-ede-rate-limited"),
  NEGATIVE_TRUST_ANCHOR(33, "Negative Trust Anchor", "draft-farrokhi-dnsop-ede-nta"),
  NEW_DELEGATION_ONLY(34, "New Delegation Only", "draft-ietf-deleg"),
  BLOCKED_BY_UPSTREAM(
      35, "Blocked by Upstream DNS Server", "draft-ietf-dnsop-structured-dns-error");

  /** The day on which the names were last compared with published copies of the registry. */
  public static final String AS_OF = "2026-11-24";

  /** First code of the private use range (RFC 8914 section 5.2). */
  public static final int PRIVATE_USE = 49152;

  private static final Map<Integer, EdeCode> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(EdeCode::code, Function.identity()));

  private final int code;
  private final String title;
  private final String reference;

  EdeCode(int code, String title, String reference) {
    this.code = code;
    this.title = title;
    this.reference = reference;
  }

  public int code() {
    return code;
  }

  /** The registered purpose, such as "DNSKEY Missing". */
  public String title() {
    return title;
  }

  public String reference() {
    return reference;
  }

  /** The registered code of this number; empty if unassigned or for private use. */
  public static Optional<EdeCode> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The title, "private use" or "unassigned". */
  public static String name(int code) {
    return of(code).map(EdeCode::title).orElse(code >= PRIVATE_USE ? "private use" : "unassigned");
  }
}
