// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Options of few fields. */
final class SimpleOptions {
  private static final int ZONEVERSION_FIXED = 2;
  private static final int SOA_SERIAL = 0;

  private SimpleOptions() {}

  /** Opaque octets (RFC 5001 section 2.3); most servers send readable ones. */
  static OptionView nsid(Bytes data) {
    return OptionView.fine(
        data.isEmpty() ? "" : "%s (\"%s\")".formatted(data, Printable.ascii(data)));
  }

  /** Algorithm numbers, one octet each (RFC 6975 section 3). */
  static OptionView algorithms(Bytes data) {
    return OptionView.fine(
        IntStream.range(0, data.length())
            .mapToObj(at -> Integer.toString(data.u8(at)))
            .collect(Collectors.joining(" ")));
  }

  /** Nothing in a query, seconds in an answer (RFC 7314 section 2). */
  static OptionView expire(Bytes data) {
    return switch (data.length()) {
      case 0 -> OptionView.fine("");
      case 4 -> OptionView.fine("%d s".formatted(data.u32(0)));
      default ->
          OptionView.broken(data, "expire of %d octets, expected 0 or 4".formatted(data.length()));
    };
  }

  /** Nothing in a query, a time-out in units of 100 ms in an answer (RFC 7828 section 3.1). */
  static OptionView keepalive(Bytes data) {
    return switch (data.length()) {
      case 0 -> OptionView.fine("");
      case 2 -> OptionView.fine("%d.%d s".formatted(data.u16(0) / 10, data.u16(0) % 10));
      default ->
          OptionView.broken(
              data, "keepalive of %d octets, expected 0 or 2".formatted(data.length()));
    };
  }

  /** Any octets, which should be zero (RFC 7830 section 3). */
  static OptionView padding(Bytes data) {
    String text = "%d octets".formatted(data.length());
    boolean zero = IntStream.range(0, data.length()).allMatch(at -> data.u8(at) == 0);
    return zero ? OptionView.fine(text) : OptionView.remarked(text, "padding is not all zero");
  }

  /** One uncompressed name: RFC 7901 section 4, RFC 9567 section 5. */
  static OptionView name(EdnsOption option) {
    Bytes data = option.data();
    NameRead name = NameReader.read(data.shared(), 0, data.length());
    if (name.hasProblem()) {
      return OptionView.broken(data, name.problem() + " of the option");
    }
    if (name.next() < data.length()) {
      return OptionView.broken(
          data, "%d octets after the name".formatted(data.length() - name.next()));
    }
    if (option.code() == OptionCode.REPORT_CHANNEL && name.name().isRoot()) {
      return OptionView.remarked(".", "agent domain is the root");
    }
    return OptionView.fine(name.name().toString());
  }

  /** Key tags of two octets, at least one (RFC 8145 section 4.1). */
  static OptionView keyTags(Bytes data) {
    if (data.isEmpty() || data.length() % 2 != 0) {
      return OptionView.broken(
          data, "key tags of %d octets, expected a multiple of 2".formatted(data.length()));
    }
    return OptionView.fine(
        IntStream.range(0, data.length() / 2)
            .mapToObj(at -> Integer.toString(data.u16(2 * at)))
            .collect(Collectors.joining(" ")));
  }

  /** RFC 8914 section 2. */
  static OptionView extendedError(EdnsOption option) {
    Bytes data = option.data();
    if (data.length() < 2) {
      return OptionView.broken(
          data, "EDE of %d octets, expected at least 2".formatted(data.length()));
    }
    ExtendedError error = new ExtendedError(data.u16(0), data.from(2));
    List<String> problems = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    if (!error.isUtf8()) {
      int bad = Printable.firstNotUtf8(error.extraText());
      problems.add(
          "EXTRA-TEXT is not UTF-8 from its octet %d (0x%02x)"
              .formatted(bad, error.extraText().u8(bad)));
    }
    if (error.hasTrailingNul()) {
      remarks.add("EXTRA-TEXT ends in NUL");
    }
    return new OptionView(error.toString(), problems, remarks);
  }

  /** Nothing in a query; label count, type and version in an answer (RFC 9660 section 2). */
  static OptionView zoneVersion(Bytes data) {
    if (data.isEmpty()) {
      return OptionView.fine("");
    }
    if (data.length() < ZONEVERSION_FIXED) {
      return OptionView.broken(data, "zone version of 1 octet, expected 0 or at least 2");
    }
    Bytes version = data.from(ZONEVERSION_FIXED);
    if (data.u8(1) != SOA_SERIAL) {
      return OptionView.fine("%d labels, type %d, %s".formatted(data.u8(0), data.u8(1), version));
    }
    if (version.length() != 4) {
      return OptionView.broken(
          data, "SOA serial of %d octets, expected 4".formatted(version.length()));
    }
    return OptionView.fine("%d labels, SOA serial %d".formatted(data.u8(0), version.u32(0)));
  }
}
