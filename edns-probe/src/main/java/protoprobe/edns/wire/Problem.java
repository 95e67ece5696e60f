// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/**
 * One thing wrong, or worth a remark, in a decoded message.
 *
 * @param offset octets from the start of the message
 * @param text one sentence without a full stop, with the offsets and lengths concerned
 */
public record Problem(Kind kind, int offset, String text) {
  /** What is concerned. */
  public enum Kind {
    /** Less than 12 octets of header (RFC 1035 4.1.1). */
    HEADER,
    /** A header count above what the octets hold. */
    COUNT,
    /** Octets after the last record. */
    TRAILING,
    /** A domain name that breaks RFC 1035 3.1 or 4.1.4. */
    NAME,
    /** RDLENGTH runs past the message, or a record's fixed fields do. */
    RECORD,
    /** RDATA that is not of its type's format. */
    RDATA,
    /**
     * An OPT that is not alone, not at the root or not in the additional section (RFC 6891 6.1.1).
     */
    OPT_PLACE,
    /** OPT RDATA that is no sequence of whole options (RFC 6891 6.1.2). */
    OPT_RDATA,
    /** The data of one whole option breaks that option's own format. */
    OPTION,
    /** More problems than are listed. */
    MORE
  }

  @Override
  public String toString() {
    return text;
  }
}
