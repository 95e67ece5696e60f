// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An Extended DNS Error (RFC 8914 section 2).
 *
 * @param infoCode 0 to 65535
 * @param extraText whatever follows it in the option; may be empty, may end in NUL, may be no UTF-8
 */
public record ExtendedError(int infoCode, Bytes extraText) {
  /** From an option 15; empty if the code is another or it is too short for an INFO-CODE. */
  public static Optional<ExtendedError> of(EdnsOption option) {
    if (option.code() != OptionCode.EDE || option.data().length() < 2) {
      return Optional.empty();
    }
    return Optional.of(new ExtendedError(option.data().u16(0), option.data().from(2)));
  }

  /** The text, U+FFFD for what is no UTF-8. Not safe to print: see {@link #printableText()}. */
  public String text() {
    return new String(extraText.shared(), StandardCharsets.UTF_8);
  }

  /** The text with controls, invisible characters and what is no UTF-8 as {@code \ddd}. */
  public String printableText() {
    return Printable.utf8(extraText);
  }

  /** Strict: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629). */
  public boolean isUtf8() {
    return Printable.isUtf8(extraText);
  }

  /** Legal, but no receiver may count on it (RFC 8914 section 2). */
  public boolean hasTrailingNul() {
    return !extraText.isEmpty() && extraText.u8(extraText.length() - 1) == 0;
  }

  /** The registered title, "private use" or "unassigned". */
  public String name() {
    return EdeCode.name(infoCode);
  }

  /** Such as {@code 9 (DNSKEY Missing) "no key for lab."}. */
  @Override
  public String toString() {
    String text = extraText.isEmpty() ? "" : " \"" + printableText() + "\"";
    return "%d (%s)%s".formatted(infoCode, name(), text);
  }
}
