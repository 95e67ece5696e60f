// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A client subnet option (RFC 7871 section 6), its fields as sent.
 *
 * @param family 1 IPv4, 2 IPv6, or whatever was sent
 * @param sourcePrefix bits
 * @param scopePrefix bits
 * @param address the octets that were sent, which may be too few or too many
 */
public record ClientSubnet(int family, int sourcePrefix, int scopePrefix, Bytes address) {
  private static final int FIXED = 4;

  /** Empty if the option is another or has less than the four fixed octets. */
  public static Optional<ClientSubnet> of(EdnsOption option) {
    Bytes data = option.data();
    if (option.code() != OptionCode.ECS || data.length() < FIXED) {
      return Optional.empty();
    }
    return Optional.of(new ClientSubnet(data.u16(0), data.u8(2), data.u8(3), data.from(FIXED)));
  }

  /** Whether anything breaks RFC 7871 section 6. */
  public boolean isValid() {
    return problems().isEmpty();
  }

  /** Encoded as option data, right or wrong. */
  public Bytes encode() {
    return Bytes.of(
        new WireBuilder().u16(family).u8(sourcePrefix).u8(scopePrefix).bytes(address).toBytes());
  }

  static OptionView view(Bytes data) {
    Optional<ClientSubnet> subnet = of(new EdnsOption(OptionCode.ECS, data));
    if (subnet.isEmpty()) {
      return OptionView.broken(
          data, "client subnet of %d octets, expected at least 4".formatted(data.length()));
    }
    List<String> problems = subnet.get().problems();
    return new OptionView(
        problems.isEmpty() ? subnet.get().toString() : data.hex(), problems, List.of());
  }

  private int width() {
    return family == 1 ? 32 : family == 2 ? 128 : 0;
  }

  List<String> problems() {
    if (width() == 0) {
      return List.of("client subnet family %d unknown, expected 1 or 2".formatted(family));
    }
    List<String> problems = new ArrayList<>();
    if (sourcePrefix > width()) {
      problems.add("source prefix %d, expected at most %d".formatted(sourcePrefix, width()));
    }
    if (scopePrefix > width()) {
      problems.add("scope prefix %d, expected at most %d".formatted(scopePrefix, width()));
    }
    int needed = (sourcePrefix + 7) / 8;
    if (address.length() != needed) {
      problems.add(
          "address of %d octets, prefix %d needs %d"
              .formatted(address.length(), sourcePrefix, needed));
    } else if (bitsPastPrefix() != 0) {
      problems.add("address %s has bits set past prefix %d".formatted(address, sourcePrefix));
    }
    return problems;
  }

  private int bitsPastPrefix() {
    int partial = sourcePrefix % 8;
    return partial == 0 ? 0 : address.u8(address.length() - 1) & 0xFF >> partial;
  }

  /** "192.0.2.0/24/0" (address, source, scope) where it is valid, else its fields. */
  @Override
  public String toString() {
    if (!isValid()) {
      return "family %d, %s/%d/%d".formatted(family, address, sourcePrefix, scopePrefix);
    }
    Bytes full = Bytes.of(Arrays.copyOf(address.toArray(), width() / 8));
    return "%s/%d/%d".formatted(Address.text(full), sourcePrefix, scopePrefix);
  }
}
