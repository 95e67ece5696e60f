// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.stack.Errand.Field;

/**
 * The peer's transport parameters, from the event of quiche's qlog that tells them. The C interface
 * has most of them too ({@link TransportStruct}), but no connection ids. quiche writes an integer
 * that the peer left out as its default, and nothing of a parameter that it does not know.
 *
 * @param parameters by the names of the qlog schema, which are those of RFC 9000
 * @param cipher as IANA names it; empty if the event was not found
 */
record QlogParameters(List<Field> parameters, String cipher) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEPARATOR = "\u001e";

  /** Reads a qlog, in JSON-SEQ. */
  static QlogParameters of(String qlog) {
    int at = 0;
    while (at >= 0) {
      int next = qlog.indexOf(SEPARATOR, at + 1);
      String record = next < 0 ? qlog.substring(at) : qlog.substring(at, next);
      if (record.contains("\"transport:parameters_set\"") && record.contains("\"remote\"")) {
        return parse(record.replace(SEPARATOR, ""));
      }
      at = next;
    }
    return new QlogParameters(List.of(), "");
  }

  private static QlogParameters parse(String record) {
    try {
      JsonNode data = JSON.readTree(record).path("data");
      List<Field> fields = new ArrayList<>();
      data.properties().forEach(each -> add(fields, each.getKey(), each.getValue()));
      return new QlogParameters(List.copyOf(fields), cipher(data.path("tls_cipher").asText("")));
    } catch (JsonProcessingException garbled) {
      throw new IllegalStateException("qlog of quiche: " + garbled.getMessage(), garbled);
    }
  }

  private static void add(List<Field> fields, String name, JsonNode value) {
    switch (name) {
      case "owner", "tls_cipher" -> {} // no parameters
      default -> fields.add(new Field(name, value.isValueNode() ? value.asText() : value + ""));
    }
  }

  /** BoringSSL's name for the AEAD alone as the suite of TLS 1.3 that has it. */
  private static String cipher(String algorithm) {
    return switch (algorithm) {
      case "AES128_GCM" -> "TLS_AES_128_GCM_SHA256";
      case "AES256_GCM" -> "TLS_AES_256_GCM_SHA384";
      case "ChaCha20_Poly1305" -> "TLS_CHACHA20_POLY1305_SHA256";
      default -> algorithm;
    };
  }
}
