// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.badge;

import com.fasterxml.jackson.core.JsonProcessingException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.gate.output.TextFile;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.result.RecordFile;

/** Writes badges as JSON for shields.io (its "endpoint" schema, version 1) and as SVG of ours. */
public final class BadgeFiles {
  private static final String ALL = "conformance";
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, BadgeFiles.class.getClassLoader(), "protoprobe.gate.site");

  private BadgeFiles() {}

  /**
   * Writes two files for each target, and two for all.
   *
   * @throws protoprobe.kit.fault.Refused if one cannot be written
   */
  public static void write(Path folder, List<Assessed> all) {
    all.forEach(each -> write(folder, each.record().name(), Badge.of(each)));
    write(folder, ALL, Badge.of(all));
  }

  private static void write(Path folder, String name, Badge badge) {
    TextFile.write(folder.resolve(name + ".json"), endpoint(badge));
    StringOutput svg = new StringOutput();
    TEMPLATES.render("badge.jte", new BadgeSvg(badge), svg);
    TextFile.write(folder.resolve(name + ".svg"), svg.toString());
  }

  private static String endpoint(Badge badge) {
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("schemaVersion", 1);
    endpoint.put("label", badge.label());
    endpoint.put("message", badge.message());
    endpoint.put("color", badge.colour().shields());
    try {
      return RecordFile.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(endpoint)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("badge " + badge.label() + " cannot be written", e);
    }
  }
}
