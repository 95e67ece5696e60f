// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.Level;

/**
 * What one id of the catalogue requires; all that reports, gate and matrix know of a check.
 *
 * @param id stable id, with the row's key if the check has a table
 * @param check id of the check: {@code id} without the row's key
 * @param topic heading of the topic
 * @param spec specification, such as {@code RFC 8914}
 * @param section section of it, or kernel function
 * @param level how binding it is
 * @param says the requirement in one sentence
 * @param row what the table's row adds, or empty
 * @param catalogueRows rows of the project's catalogue of requirements that it covers
 */
public record Requirement(
    String id,
    String check,
    String topic,
    String spec,
    String section,
    Level level,
    String says,
    String row,
    List<String> catalogueRows) {

  private static final Pattern RFC = Pattern.compile("RFC (\\d+)");

  /** Second part of the id: what the check is about. */
  public String area() {
    String[] parts = id.split("/", 3);
    return parts.length > 1 ? parts[1] : parts[0];
  }

  /** First part of the id: the probe. */
  public String probe() {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  /** Specification and section, as cited. */
  public String reference() {
    return section.isEmpty() ? spec : spec + " section " + section;
  }

  /** Where the specification can be read, if it is an RFC. */
  public Optional<String> url() {
    Matcher rfc = RFC.matcher(spec);
    if (!rfc.matches()) {
      return Optional.empty();
    }
    String anchor =
        section.matches("[A-Z]?[0-9.]*[0-9]") ? "#section-" + section.toLowerCase(Locale.ROOT) : "";
    return Optional.of("https://www.rfc-editor.org/rfc/rfc" + rfc.group(1) + anchor);
  }
}
