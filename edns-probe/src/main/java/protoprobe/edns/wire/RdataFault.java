// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** RDATA that is not of its type's format; never leaves this package. */
final class RdataFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** No stack trace: a hostile message may hold thousands of these. */
  RdataFault(String message) {
    super(message, null, false, false);
  }
}
