// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.edns.wire.Dnspython.Verdict;

/** Compares the decoder with dnspython, message by message. */
final class DnspythonIT {
  private static final int BUILT = 4000;
  private static final int MUTANTS = 4000;

  /** Fixed: the list of differences must be the same in every run. */
  private static final long SEED = 8914;

  @TempDir Path folder;

  @Test
  void everyDisagreementIsExplained() throws IOException, InterruptedException {
    Dnspython dnspython = new Dnspython(folder);
    List<byte[]> messages = messages(dnspython);
    List<Verdict> verdicts = dnspython.judge(messages);
    assertThat(verdicts).hasSameSizeAs(messages);

    Map<String, String> found = new TreeMap<>();
    for (int at = 0; at < messages.size(); at++) {
      byte[] octets = messages.get(at);
      Disagreement.classes(Message.decode(octets), verdicts.get(at))
          .forEach(name -> found.merge(name, Bytes.of(octets).hex(), DnspythonIT::shorter));
    }

    Set<String> explained = explained();
    Map<String, String> unexplained = new TreeMap<>(found);
    unexplained.keySet().removeAll(explained);
    assertThat(unexplained).as("differences without a reason, each with a message").isEmpty();
    Set<String> gone = new TreeSet<>(explained);
    gone.removeAll(found.keySet());
    assertThat(gone).as("reasons for differences that do not occur").isEmpty();
  }

  @Test
  void mostBuiltMessagesAreAcceptedByBothWithTheSameOptions()
      throws IOException, InterruptedException {
    Dnspython dnspython = new Dnspython(folder);
    List<byte[]> built = dnspython.build(BUILT, SEED);
    List<Verdict> verdicts = dnspython.judge(built);
    int same = 0;
    int options = 0;
    for (int at = 0; at < BUILT; at++) {
      Message ours = Message.decode(built.get(at));
      if (verdicts.get(at).accepts() && Disagreement.classes(ours, verdicts.get(at)).isEmpty()) {
        same++;
        options += ours.opt().map(opt -> opt.options().size()).orElse(0);
      }
    }

    assertThat(same).as("messages both read alike").isGreaterThan(BUILT / 3);
    assertThat(options).as("options compared in these").isGreaterThan(BUILT / 3);
  }

  private static List<byte[]> messages(Dnspython dnspython)
      throws IOException, InterruptedException {
    List<byte[]> built = dnspython.build(BUILT, SEED);
    assertThat(built).hasSize(BUILT);
    List<byte[]> messages = new ArrayList<>(built);
    MessageFuzz fuzz = new MessageFuzz(SEED);
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      messages.add(fuzz.mutated(built.get(mutant % BUILT)));
    }
    return messages;
  }

  private static String shorter(String one, String other) {
    return one.length() <= other.length() ? one : other;
  }

  /** The classes of the list: what stands before " -- " on each line that is no comment. */
  private static Set<String> explained() throws IOException {
    try (InputStream list = DnspythonIT.class.getResourceAsStream("dnspython-differences.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(DnspythonIT::reasoned)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String reasoned(String line) {
    String[] parts = line.split(" -- ", 2);
    assertThat(parts).as("class -- reason: " + line).hasSize(2);
    assertThat(parts[1]).as("reason of " + parts[0]).containsPattern("RFC \\d+");
    return parts[0].strip();
  }
}
