// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What parent and child say to each other: one JSON object on a line. */
final class StackLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), addresses())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private StackLine() {}

  /**
   * Parent to child.
   *
   * @param id the parent's number for it
   */
  record Order(long id, Errand errand) {}

  /**
   * Child to parent.
   *
   * @param id of the order
   * @param visit or, if absent, why the stack cannot do what was asked
   */
  record Report(long id, Optional<Visit> visit, String notApplicable) {}

  static String of(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot be said in JSON: " + message, impossible);
    }
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is no message of that type
   */
  static <T> T read(String line, Class<T> type) throws IOException {
    T message = JSON.readValue(line, type);
    if (message == null) {
      throw new IOException("null, expected " + type.getSimpleName());
    }
    return message;
  }

  /** Octets and port: an address is never resolved again, and keeps no name. */
  private static SimpleModule addresses() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        InetSocketAddress.class,
        new JsonSerializer<InetSocketAddress>() {
          @Override
          public void serialize(
              InetSocketAddress value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(value.getAddress().getHostAddress() + " " + value.getPort());
          }
        });
    module.addDeserializer(
        InetSocketAddress.class,
        new JsonDeserializer<InetSocketAddress>() {
          @Override
          public InetSocketAddress deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            String[] parts = in.getText().split(" ");
            InetAddress address = InetAddress.getByName(parts[0]); // a literal: asks nobody
            return new InetSocketAddress(address, Integer.parseInt(parts[1]));
          }
        });
    return module;
  }
}
