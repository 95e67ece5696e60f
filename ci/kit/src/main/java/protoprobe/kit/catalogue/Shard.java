// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import protoprobe.kit.fault.BadInput;

/**
 * One of several parts of a run, so that as many machines can do it. The parts of one selection
 * have no id in common, and together all of them.
 *
 * @param index from 1
 * @param total how many parts
 */
public record Shard(int index, int total) {
  /** Everything. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final int MOST = 10_000;
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,5})/(\\d{1,5})");
  private static final Pattern AUTOMATIC = Pattern.compile("auto(?:/(\\d{1,5}))?");

  /**
   * Reads {@code I/N}, {@code auto} or {@code auto/N}. GitLab's {@code parallel} tells both numbers
   * by {@code CI_NODE_INDEX} (from 1) and {@code CI_NODE_TOTAL}, an Indexed Job of Kubernetes only
   * the first, by {@code JOB_COMPLETION_INDEX} (from 0).
   *
   * @throws BadInput if it is none of them, or the environment does not tell
   */
  public static Shard parse(String text, Map<String, String> environment) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return of(text, numbers.group(1), numbers.group(2), 0);
    }
    Matcher automatic = AUTOMATIC.matcher(text);
    if (!automatic.matches()) {
      throw new BadInput("--shard %s: expected I/N such as 2/5, auto or auto/N".formatted(text));
    }
    return automatic(text, Optional.ofNullable(automatic.group(1)), environment);
  }

  private static Shard automatic(
      String text, Optional<String> total, Map<String, String> environment) {
    String node = environment.get("CI_NODE_INDEX");
    String nodes = environment.get("CI_NODE_TOTAL");
    String job = environment.get("JOB_COMPLETION_INDEX");
    if (node != null && total.or(() -> Optional.ofNullable(nodes)).isPresent()) {
      return of(text, node, total.orElse(nodes), 0);
    }
    if (job != null && total.isPresent()) {
      return of(text, job, total.get(), 1);
    }
    throw new BadInput(
        job == null
            ? "--shard %s: expected CI_NODE_INDEX and CI_NODE_TOTAL, or JOB_COMPLETION_INDEX, in the environment"
                .formatted(text)
            : "--shard %s: JOB_COMPLETION_INDEX does not tell how many parts, expected auto/N"
                .formatted(text));
  }

  private static Shard of(String text, String index, String total, int added) {
    try {
      Shard shard = new Shard(Integer.parseInt(index) + added, Integer.parseInt(total));
      if (shard.index >= 1 && shard.index <= shard.total && shard.total <= MOST) {
        return shard;
      }
    } catch (NumberFormatException noNumber) {
      // said below
    }
    throw new BadInput(
        "--shard %s: part %s of %s, expected part 1 to N of at most %d"
            .formatted(text, added == 0 ? index : index + " (from 0)", total, MOST));
  }

  /** Whether it is only a part. */
  public boolean partial() {
    return total > 1;
  }

  /** Its cases: every N-th, so that each table is spread over all parts. */
  public List<CheckCase> of(List<CheckCase> cases) {
    return IntStream.range(0, cases.size())
        .filter(place -> place % total == index - 1)
        .mapToObj(cases::get)
        .toList();
  }

  @Override
  public String toString() {
    return index + "/" + total;
  }
}
