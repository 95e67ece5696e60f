// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A qlog in JSON-SEQ, read strictly (RFC 7464 section 2).
 *
 * @param header its first record
 * @param events the others
 */
public record QlogFile(JsonNode header, List<JsonNode> events) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public static QlogFile read(byte[] file) {
    List<JsonNode> records = new ArrayList<>();
    int at = 0;
    while (at < file.length) {
      if (file[at] != 0x1e) {
        throw new AssertionError("octet %d: expected a record separator".formatted(at));
      }
      int end = at + 1;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      if (end == file.length) {
        throw new AssertionError("octet %d: expected a line feed".formatted(end));
      }
      records.add(json(file, at + 1, end));
      at = end + 1;
    }
    return new QlogFile(records.get(0), records.subList(1, records.size()));
  }

  private static JsonNode json(byte[] file, int from, int to) {
    try {
      CharSequence text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file, from, to - from));
      return JSON.readTree(text.toString());
    } catch (CharacterCodingException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("record at octet " + from + ": " + e.getMessage(), e);
    }
  }

  public Stream<JsonNode> named(String name) {
    return events.stream().filter(event -> event.get("name").asText().equals(name));
  }

  /** Packets of one datagram, sent and received. */
  List<JsonNode> packetsOf(long datagram) {
    return Stream.concat(named("transport:packet_sent"), named("transport:packet_received"))
        .map(event -> event.get("data"))
        .filter(data -> data.get("datagram_id").asLong() == datagram)
        .toList();
  }

  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  public static List<String> frameTypes(JsonNode packet) {
    return packet.has("frames")
        ? each(packet.get("frames")).map(frame -> frame.get("frame_type").asText()).toList()
        : List.of();
  }
}
