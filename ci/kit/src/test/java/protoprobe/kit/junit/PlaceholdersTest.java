// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;
import protoprobe.kit.fault.BadInput;

class PlaceholdersTest {
  private final Placeholders texts =
      new Placeholders(
          new Parameters(Map.of("address", "192.0.2.1", "both", "parameter")),
          Map.of("PORT", "53$1", "both", "environment"));

  @Test
  void names_stand_for_parameters_then_variables_then_defaults() {
    assertThat(texts.resolve("${address}:${PORT}")).isEqualTo("192.0.2.1:53$1");
    assertThat(texts.resolve("${both}")).isEqualTo("parameter");
    assertThat(texts.resolve("${none:-[::1]:53}${none:-}")).isEqualTo("[::1]:53");
    assertThat(texts.resolve("plain $ {text}")).isEqualTo("plain $ {text}");
  }

  @Test
  void a_name_that_stands_for_nothing_is_refused() {
    assertThatThrownBy(() -> texts.resolve("host:${no.port}"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("'host:${no.port}': expected")
        .hasMessageContaining("environment variable no.port");
  }

  private record Parameters(Map<String, String> known) implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(known.get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::valueOf);
    }

    @Override
    @Deprecated
    public int size() {
      return known.size();
    }

    @Override
    public Set<String> keySet() {
      return known.keySet();
    }
  }
}
