// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/**
 * A library on the class path, as Maven built it.
 *
 * @param group its group id
 * @param artifact its artifact id
 */
record MavenArtifact(String group, String artifact) {
  /** Its version, if its jar tells. */
  Optional<String> version() {
    String file = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    Properties properties = new Properties();
    try (InputStream in = MavenArtifact.class.getResourceAsStream(file)) {
      if (in == null) {
        return Optional.empty();
      }
      properties.load(in);
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
