// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that runs a run, or one id of it, again. */
public final class Again {
  private static final Set<String> REPLACED = Set.of("--only", "--shard");
  private static final String ONLY = "--only";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./\\[\\]-]+");

  private Again() {}

  /**
   * The command with its own {@code --only} replaced and without {@code --shard}, quoted for a
   * shell. Options end at {@code --}, so ours goes before it.
   */
  public static String command(List<String> command, String id) {
    List<String> words = new ArrayList<>();
    int end = command.indexOf("--") < 0 ? command.size() : command.indexOf("--");
    for (int i = 0; i < end; i++) {
      if (REPLACED.contains(command.get(i))) {
        i++;
      } else if (REPLACED.stream().map(each -> each + "=").noneMatch(command.get(i)::startsWith)) {
        words.add(command.get(i));
      }
    }
    words.add(ONLY);
    words.add(id);
    words.addAll(command.subList(end, command.size()));
    return command(words);
  }

  /** The command as it is, quoted for a shell. */
  public static String command(List<String> command) {
    return command.stream().map(Again::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
