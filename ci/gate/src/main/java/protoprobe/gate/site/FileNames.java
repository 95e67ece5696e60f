// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import protoprobe.kit.result.RunRecord;

/** Names of pages: safe on every file system, and none twice, not even in another case. */
final class FileNames {
  static final String INDEX = "index.html";

  private static final int MAX = 100;

  private final Set<String> taken = new HashSet<>(Set.of(INDEX));

  /** The page of that run, such as {@code edns-unbound.html}; another one at each call. */
  String next(RunRecord record) {
    String name =
        (record.probe() + "-" + record.target().name())
            .replaceAll("[^A-Za-z0-9._-]", "_")
            .replaceFirst("^[.-]", "_");
    String stem = name.substring(0, Math.min(MAX, name.length()));
    String file = stem + ".html";
    for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
      file = stem + "-" + n + ".html";
    }
    return file;
  }
}
