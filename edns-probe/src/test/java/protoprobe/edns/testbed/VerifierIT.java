// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/**
 * A verifier in another language with other libraries names the rule that each zone breaks: the one
 * that is its fault, and no other.
 */
@Timeout(120)
class VerifierIT {
  private static final Path PYTHON = Path.of("/usr/bin/python3"); // Debian's, with its modules
  private static final String UNDONE = "-undone";
  private static final ZoneFault[][] PAIRS = {
    {ZoneFault.DS_BAD_TAG, ZoneFault.RRSIG_EXPIRED_A},
    {ZoneFault.DS_UNSIGNED, ZoneFault.DS_BOGUS_DIGEST},
    {ZoneFault.DS_BAD_SIGNATURE, ZoneFault.NO_DNSKEY},
    {ZoneFault.NO_ZONE_BIT_ZSK, ZoneFault.RRSIG_ORIGINAL_TTL},
    {ZoneFault.PROTOCOL_2_ZSK, ZoneFault.RRSIG_FOREIGN_SIGNER},
    {ZoneFault.NO_KSK, ZoneFault.RRSIG_NOT_YET_A},
    {ZoneFault.RRSIG_EXPIRED_A, ZoneFault.RRSIG_BAD_A},
    {ZoneFault.RRSIG_UNKNOWN_TAG, ZoneFault.RRSIG_BAD_A},
    {ZoneFault.RRSIG_LABELS_HIGH, ZoneFault.RRSIG_NOT_YET_A},
    {ZoneFault.RRSIG_WRONG_TYPE, ZoneFault.RRSIG_BAD_A},
    {ZoneFault.NSEC3_BAD_OWNER, ZoneFault.NSEC3_BAD_SIGNATURE},
    {ZoneFault.NSEC3_BAD_NEXT, ZoneFault.NSEC3_UNSIGNED},
    {ZoneFault.WILDCARD_UNPROVEN, ZoneFault.RRSIG_EXPIRED_DNSKEY},
  };

  @TempDir static Path folder;

  private static Map<String, Set<String>> found;

  @BeforeAll
  static void verifyAll() throws IOException, InterruptedException {
    Peers.require("python3");
    List<String> lines = new ArrayList<>();
    try (Testbed testbed = OwnPort.testbed()) {
      ChainDump dump = new ChainDump(testbed);
      for (ZoneFault fault : ZoneFault.values()) {
        Zone zone = testbed.zone(fault, fault.key());
        lines.add(dump.of(fault.key(), zone));
        lines.add(dump.of(fault.key() + UNDONE, testbed.undone(fault, fault.key() + UNDONE)));
        if (fault == ZoneFault.ALIAS_TO_UNSIGNED) {
          Zone target = testbed.zone(ZoneFault.UNSIGNED, fault.key() + "-target");
          lines.add(dump.of(fault.key(), target));
        }
      }
      for (ZoneFault[] pair : PAIRS) {
        lines.add(dump.of(title(pair), testbed.composed(pair[0], pair[1], label(pair))));
      }
    }
    found = run(lines);
  }

  private static String title(ZoneFault... pair) {
    return pair[0].key() + "+" + pair[1].key();
  }

  private static String label(ZoneFault... pair) {
    return "both-%d-%d".formatted(pair[0].ordinal(), pair[1].ordinal());
  }

  /** By case; of two lines with the same name both count. */
  private static Map<String, Set<String>> run(List<String> input)
      throws IOException, InterruptedException {
    Path script = folder.resolve("verify_chain.py");
    try (InputStream source = VerifierIT.class.getResourceAsStream("verify_chain.py")) {
      Files.write(script, source.readAllBytes());
    }
    Path in = Files.write(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-B", script.toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("exit status, said: " + Files.readString(err)).isZero();
    return parse(Files.readAllLines(out));
  }

  private static Map<String, Set<String>> parse(List<String> lines) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      all.computeIfAbsent(words[0], name -> new TreeSet<>())
          .addAll(Arrays.asList(words).subList(1, words.length));
    }
    return all;
  }

  private static Map<String, Set<String>> expected() throws IOException {
    try (InputStream table = VerifierIT.class.getResourceAsStream("broken-rules.txt")) {
      return parse(
          new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList());
    }
  }

  private static Set<String> rules(Set<String> broken) {
    return broken.stream()
        .map(one -> one.replaceFirst("@.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @TestFactory
  Stream<DynamicTest> theFaultAndNothingElse() throws IOException {
    Map<String, Set<String>> expected = expected();
    return Arrays.stream(ZoneFault.values())
        .map(
            fault ->
                dynamicTest(
                    fault.key(),
                    () ->
                        assertThat(found.get(fault.key()))
                            .as(fault.says())
                            .isEqualTo(expected.get(fault.key()))));
  }

  @TestFactory
  Stream<DynamicTest> nothingOnceItIsUndone() {
    return Arrays.stream(ZoneFault.values())
        .map(
            fault ->
                dynamicTest(
                    fault.key(),
                    () -> assertThat(found.get(fault.key() + UNDONE)).as("broken").isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> bothOfTwo() throws IOException {
    Map<String, Set<String>> expected = expected();
    return Arrays.stream(PAIRS)
        .map(
            pair ->
                dynamicTest(
                    title(pair),
                    () -> {
                      Set<String> both = rules(expected.get(pair[0].key()));
                      both.addAll(rules(expected.get(pair[1].key())));
                      assertThat(both).as("rules of the table").hasSize(2);
                      assertThat(rules(found.get(title(pair)))).as("broken").isEqualTo(both);
                    }));
  }

  @Test
  void theTableNamesOneRuleForEachFaultThatIsNotSound() throws IOException {
    Map<String, Set<String>> expected = expected();
    assertThat(expected.keySet())
        .as("rows")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ZoneFault.values()).map(ZoneFault::key).toList());
    for (ZoneFault fault : ZoneFault.values()) {
      boolean broken = !fault.allowed().contains(Validation.SECURE);
      assertThat(rules(expected.get(fault.key())))
          .as(fault.key() + ", which may be " + fault.allowed())
          .hasSizeBetween(broken ? 1 : 0, 1);
    }
  }
}
