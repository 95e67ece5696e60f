// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.kit.report.Printable;

/** Renders every page of the site. */
final class Pages {
  private static final String PACKAGE = "protoprobe.gate.site";

  // compiled by the build: no class directory, no compiler
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);

  /** File name and text of each page. */
  Map<String, String> of(List<Site.Column> columns) {
    List<Run> runs = Run.of(columns);
    Map<String, String> pages = new TreeMap<>();
    pages.put(FileNames.INDEX, render("index.jte", Index.of(runs)));
    for (Run run : runs) {
      pages.put(run.file(), render("target.jte", new TargetPage(run)));
    }
    return pages;
  }

  private String render(String template, Object model) {
    StringOutput out = new StringOutput();
    templates.render(template, model, out);
    // Whatever a browser would obey without showing it, such as U+202E, is shown as an escape.
    return out.toString()
        .lines()
        .map(line -> Printable.text(line, Integer.MAX_VALUE))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
