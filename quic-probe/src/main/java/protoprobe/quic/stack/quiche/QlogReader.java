// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import protoprobe.quic.stack.Errand.Field;

/** What quiche writes into its qlog and tells nowhere else. */
final class QlogReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEPARATOR = "\u001e";

  private final String qlog;

  QlogReader(String qlog) {
    this.qlog = qlog;
  }

  /** The peer's transport parameters, in the order of the event; the C struct is not reliable. */
  List<Field> peerParameters() {
    for (String line : qlog.split(SEPARATOR)) {
      if (line.contains("transport:parameters_set") && line.contains("\"remote\"")) {
        return fields(line);
      }
    }
    return List.of();
  }

  private static List<Field> fields(String line) {
    List<Field> fields = new ArrayList<>();
    try {
      JsonNode data = JSON.readTree(line).path("data");
      for (Map.Entry<String, JsonNode> entry : data.properties()) {
        if (!entry.getKey().equals("owner")) {
          fields.add(
              new Field(entry.getKey(), entry.getValue().asText(entry.getValue().toString())));
        }
      }
    } catch (JsonProcessingException cutOff) {
      return List.of();
    }
    return fields;
  }

  /** The cipher suite, as the same event has it. */
  String cipher() {
    return peerParameters().stream()
        .filter(field -> field.name().equals("tls_cipher"))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }
}
