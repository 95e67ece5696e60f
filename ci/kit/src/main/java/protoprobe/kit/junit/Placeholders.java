// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;
import protoprobe.kit.fault.BadInput;

/** What {@code ${NAME}} and {@code ${NAME:-DEFAULT}} stand for while tests run. */
final class Placeholders {
  private static final Pattern FORM = Pattern.compile("\\$\\{([^}:\\s]+)(?::-([^}]*))?}");

  private final ConfigurationParameters parameters;
  private final Map<String, String> environment;

  /**
   * @param parameters asked first; they know the system properties, too
   */
  Placeholders(ConfigurationParameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.environment = environment;
  }

  /**
   * The text with every placeholder replaced.
   *
   * @throws BadInput if one stands for nothing
   */
  String resolve(String text) {
    return FORM.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(text, match)));
  }

  private String value(String text, MatchResult match) {
    String name = match.group(1);
    return parameters
        .get(name)
        .or(() -> Optional.ofNullable(environment.get(name)))
        .or(() -> Optional.ofNullable(match.group(2)))
        .orElseThrow(
            () ->
                new BadInput(
                    "'%s': expected a configuration parameter, system property or environment variable %s, there is none"
                        .formatted(text, name)));
  }
}
