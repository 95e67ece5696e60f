// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/**
 * How binding a requirement is; the words of RFC 2119, and {@link #INFO} for what is only recorded.
 */
public enum Level {
  /** Broken: the check fails. */
  MUST,
  /** Broken: the check warns. */
  SHOULD,
  /** Absent: unsupported. Present but wrong: the check fails. */
  MAY,
  /** Never fails: records what was seen. */
  INFO
}
