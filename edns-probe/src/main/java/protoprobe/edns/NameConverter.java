// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import protoprobe.edns.wire.Name;

/** Domain names as users type them. */
final class NameConverter implements ITypeConverter<Name> {
  @Override
  public Name convert(String text) {
    if (text.isEmpty()) {
      throw refusal(text, "is empty");
    }
    try {
      return Name.parse(text);
    } catch (IllegalArgumentException e) {
      throw refusal(text, e.getMessage());
    }
  }

  private static TypeConversionException refusal(String text, String reason) {
    return new TypeConversionException(
        "'%s': expected a domain name such as example.org or . for the root; %s"
            .formatted(text, reason));
  }
}
