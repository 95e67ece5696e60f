// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** Transport parameters in words, in their order. */
final class ParameterText {
  private ParameterText() {}

  static String of(TransportParameters parameters) {
    return parameters.entries().stream().map(ParameterText::of).collect(Collectors.joining(", "));
  }

  private static String of(TransportParameters.Entry entry) {
    Optional<TransportParameterId> id = TransportParameterId.of(entry.number());
    if (id.isEmpty()) {
      return "0x%x = %s".formatted(entry.number(), FrameText.hex(entry.value()));
    }
    String name = id.get().name().toLowerCase(Locale.ROOT);
    if (id.get() == TransportParameterId.STATELESS_RESET_TOKEN) {
      return "%s (%d octets)".formatted(name, entry.value().length); // a secret
    }
    return switch (id.get().kind()) {
      case INTEGER -> name + " = " + integer(entry.value());
      case OCTETS -> name + " = " + FrameText.hex(entry.value());
      case EMPTY -> entry.value().length == 0 ? name : name + " = " + FrameText.hex(entry.value());
    };
  }

  private static String integer(byte[] octets) {
    WireReader in = new WireReader(octets);
    try {
      long value = in.varInt("integer");
      return in.hasMore() ? FrameText.hex(octets) : Long.toString(value);
    } catch (WireFault broken) {
      return "octets " + FrameText.hex(octets);
    }
  }
}
