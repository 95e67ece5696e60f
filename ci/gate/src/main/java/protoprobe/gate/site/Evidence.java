// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.EvidenceFile;

/**
 * A file recorded while a check ran.
 *
 * @param name its path as the record has it
 * @param type its media type
 * @param link from a page of the site, if the path cannot lead out of the output folder
 */
record Evidence(String name, String type, Optional<String> link) {
  private static final String ROOT = "../";

  static Evidence of(EvidenceFile file) {
    return new Evidence(
        Printable.text(file.path(), 500),
        Printable.text(file.mediaType(), 100),
        inside(file.path()) ? Optional.of(ROOT + encoded(file.path())) : Optional.empty());
  }

  /** Relative, downwards only, and of characters that mean nothing to a path or to a reader. */
  private static boolean inside(String path) {
    return Arrays.stream(path.split("/", -1))
            .allMatch(part -> part.matches("[^\\\\:\\p{Cntrl}]+") && !part.matches("\\.{1,2}"))
        && Printable.text(path, Integer.MAX_VALUE).equals(path);
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
