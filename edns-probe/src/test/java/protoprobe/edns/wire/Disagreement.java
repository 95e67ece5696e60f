// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import protoprobe.edns.wire.Dnspython.Verdict;

/** Names the classes of difference between our reading of a message and dnspython's. */
final class Disagreement {
  private static final String NUMBER = "0x[0-9a-f]+|\\d+";

  private static final Pattern OPAQUE_TO_DNSPYTHON = Pattern.compile("^M([BDFGR]|INFO) RDATA");

  private Disagreement() {}

  /** None if both agree. Numbers and names are taken out, so that a class is a kind of fault. */
  static Set<String> classes(Message ours, Verdict theirs) {
    Set<String> classes = new TreeSet<>();
    if (theirs.accepts()) {
      ours.problems().forEach(p -> classes.add("only ours refuses: " + generalised(p)));
      classes.addAll(optionClasses(ours, theirs.options()));
    } else if (ours.wellFormed()) {
      classes.add("only dnspython refuses: " + theirs.why().replaceAll(NUMBER, "N"));
    }
    return classes;
  }

  private static String generalised(Problem problem) {
    if (OPAQUE_TO_DNSPYTHON.matcher(problem.text()).find()) {
      return "RDATA of MB, MD, MF, MG, MR or MINFO";
    }
    return problem.kind()
        + " "
        + problem
            .text()
            .replaceAll("owned by .*, not", "owned by NAME, not")
            .replaceAll("address [0-9a-f]+ has", "address X has")
            .replaceAll(NUMBER, "N");
  }

  private static List<String> optionClasses(Message ours, List<EdnsOption> theirs) {
    List<EdnsOption> mine = ours.opt().map(Opt::options).orElse(List.of());
    List<String> classes = new ArrayList<>();
    if (mine.size() != theirs.size()) {
      classes.add("options: %d of ours, %d of dnspython".formatted(mine.size(), theirs.size()));
      return classes;
    }
    for (int at = 0; at < mine.size(); at++) {
      if (!mine.get(at).equals(theirs.get(at))) {
        classes.add(rewritten(mine.get(at), theirs.get(at)));
      }
    }
    return classes;
  }

  private static String rewritten(EdnsOption mine, EdnsOption theirs) {
    if (mine.code() == OptionCode.EDE && endsInOneNulMore(mine.data(), theirs.data())) {
      return "option EDE: dnspython drops one trailing NUL";
    }
    if (mine.code() == OptionCode.ECS && differsPastPrefix(mine.data(), theirs.data())) {
      return "option ECS: dnspython clears bits past the prefix";
    }
    return "option %s: ours %s, dnspython %s".formatted(mine.code(), mine.data(), theirs);
  }

  private static boolean endsInOneNulMore(Bytes mine, Bytes theirs) {
    int last = mine.length() - 1;
    return last >= 2 && mine.u8(last) == 0 && mine.slice(0, last).equals(theirs);
  }

  private static boolean differsPastPrefix(Bytes mine, Bytes theirs) {
    int last = mine.length() - 1;
    int mask = 0xFF << 8 - mine.u8(2) % 8;
    return last >= 4
        && mine.length() == theirs.length()
        && mine.slice(0, last).equals(theirs.slice(0, last))
        && (mine.u8(last) & mask & 0xFF) == theirs.u8(last);
  }
}
