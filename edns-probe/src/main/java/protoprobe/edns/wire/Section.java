// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** The four sections of a message, in the order of the wire (RFC 1035 section 4.1). */
public enum Section {
  QUESTION("QUERY"),
  ANSWER("ANSWER"),
  AUTHORITY("AUTHORITY"),
  ADDITIONAL("ADDITIONAL");

  private final String label;

  Section(String label) {
    this.label = label;
  }

  /** What dig calls its count. */
  String label() {
    return label;
  }

  /** Where in the header its count stands. */
  int countOffset() {
    return 4 + 2 * ordinal();
  }

  /** Name of its count in RFC 1035 section 4.1.1. */
  String countName() {
    return switch (this) {
      case QUESTION -> "QDCOUNT";
      case ANSWER -> "ANCOUNT";
      case AUTHORITY -> "NSCOUNT";
      case ADDITIONAL -> "ARCOUNT";
    };
  }
}
