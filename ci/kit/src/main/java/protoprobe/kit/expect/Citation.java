// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.util.List;
import java.util.regex.Pattern;

/** What makes a reason more than an opinion: something that others can look up. */
final class Citation {
  /** What a reason must hold, for messages. */
  static final String WANTED =
      "a reason that cites a URL, RFC n, issue #n, or a source path or function()";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("\\bhttps?://\\S+"),
          Pattern.compile("\\bRFC ?\\d+"),
          Pattern.compile("\\bdraft-[a-z0-9]+-[a-z0-9-]+"),
          Pattern.compile("(?i)\\bissue\\b|#\\d+"),
          // a path with a folder and an extension, or a lone source file
          Pattern.compile(
              "[\\w.+-]+/[\\w./+-]*\\.\\w+|\\b[\\w-]+\\.(c|cc|cpp|h|go|rs|lua|py|java)\\b"),
          // a function, or a manual page with its section
          Pattern.compile("[\\w.-]+\\([1-9]?\\)"));

  private static final Pattern UNFINISHED = Pattern.compile("(?i)\\bTODO\\b");

  private Citation() {}

  static boolean in(String reason) {
    return !UNFINISHED.matcher(reason).find()
        && FORMS.stream().anyMatch(form -> form.matcher(reason).find());
  }
}
