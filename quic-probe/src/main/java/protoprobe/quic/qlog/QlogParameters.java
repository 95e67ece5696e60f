// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** Transport parameters as qlog has them (draft-ietf-quic-qlog-quic-events-03, section 4.4). */
final class QlogParameters {
  private static final int MOST_SHOWN = 64;

  /** Has no field, or one that is an object; shown as quiche shows what it does not know. */
  private static final Set<TransportParameterId> WITHOUT_FIELD =
      Set.of(TransportParameterId.PREFERRED_ADDRESS, TransportParameterId.VERSION_INFORMATION);

  private QlogParameters() {}

  static Map<String, Object> of(TransportParameters parameters) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<Map<String, Object>> unknown = new ArrayList<>();
    for (TransportParameters.Entry entry : parameters.entries()) {
      Optional<TransportParameterId> id = TransportParameterId.of(entry.number());
      if (id.isPresent() && id.get() == TransportParameterId.STATELESS_RESET_TOKEN) {
        continue; // who has it can end the connection
      }
      Optional<Object> value =
          id.filter(each -> !WITHOUT_FIELD.contains(each))
              .flatMap(known -> value(known.kind(), entry.value()));
      if (value.isPresent()) {
        fields.putIfAbsent(id.get().name().toLowerCase(Locale.ROOT), value.get());
      } else {
        unknown.add(Map.of("id", entry.number(), "value", hex(entry.value())));
      }
    }
    if (!unknown.isEmpty()) {
      fields.put("unknown_parameters", unknown);
    }
    return fields;
  }

  /** Empty if the octets are not what they should be. */
  private static Optional<Object> value(TransportParameterId.Kind kind, byte[] octets) {
    try {
      return switch (kind) {
        case OCTETS -> Optional.of(hex(octets));
        case EMPTY -> Optional.<Object>of(true).filter(nothing -> octets.length == 0);
        case INTEGER -> {
          WireReader in = new WireReader(octets);
          long value = in.varInt("integer");
          yield Optional.<Object>of(value).filter(all -> !in.hasMore());
        }
      };
    } catch (WireFault broken) {
      return Optional.empty();
    }
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(Arrays.copyOf(octets, Math.min(octets.length, MOST_SHOWN)));
  }
}
