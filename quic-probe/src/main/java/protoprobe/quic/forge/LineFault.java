// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

/** A socket that does not do what it should, or was closed meanwhile. */
public final class LineFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LineFault(String message, Throwable cause) {
    super(message, cause);
  }
}
