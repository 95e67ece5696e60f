// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.testing.Peers;

/**
 * BIND and Unbound over every zone of the testbed: with the mutation it is what the specifications
 * allow, without it the same zone validates.
 */
@Timeout(120)
class ZoneFaultIT {
  private static final int SERVFAIL = 2;

  /**
   * What BIND 9.18 accepts although it must not: a DS that names a key without the Zone Key flag
   * (RFC 4034 section 5.2: such a DS must not be used), or with another protocol than 3 (section
   * 2.1.2), and a signature that counts more labels than the owner has (RFC 4035 section 5.3.1).
   */
  private static final Set<ZoneFault> ACCEPTED_BY_BIND =
      Set.of(ZoneFault.NO_ZONE_BIT_KSK, ZoneFault.PROTOCOL_2_KSK, ZoneFault.RRSIG_LABELS_HIGH);

  private static List<Asked> bind;
  private static List<Asked> unbound;

  @BeforeAll
  static void askBoth() throws IOException {
    Peers.require("unshare");
    Peers.require("ip");
    Peers.require("named");
    Peers.require("unbound");
    try (Guardian one = start("bind", "127.53.9.1/32");
        Guardian other = start("unbound", "127.53.9.2/32")) {
      bind = read(one);
      unbound = read(other);
    }
  }

  private static Guardian start(String resolver, String address) {
    return Guardian.start(
        GuardianSpec.of(run -> JavaCommand.of(run, ResolverAsker.class, List.of(resolver)))
            .withAddresses(List.of(address))
            .withPipedOutput());
  }

  private static List<Asked> read(Guardian guardian) throws IOException {
    String lines = new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(guardian.waitFor()).as("exit status of the process inside").isZero();
    return lines.lines().map(Asked::parse).toList();
  }

  @TestFactory
  Stream<DynamicTest> bindAndTheFault() {
    return withMutation(bind, ACCEPTED_BY_BIND);
  }

  @TestFactory
  Stream<DynamicTest> unboundAndTheFault() {
    return withMutation(unbound, Set.of());
  }

  @TestFactory
  Stream<DynamicTest> bindAndTheSoundZone() {
    return withoutMutation(bind);
  }

  @TestFactory
  Stream<DynamicTest> unboundAndTheSoundZone() {
    return withoutMutation(unbound);
  }

  @TestFactory
  Stream<DynamicTest> bindAndWhatTheFaultLeavesAlone() {
    return untouched(bind);
  }

  @TestFactory
  Stream<DynamicTest> unboundAndWhatTheFaultLeavesAlone() {
    return untouched(unbound);
  }

  @Test
  void everyZoneWasAskedAbout() {
    for (List<Asked> answers : List.of(bind, unbound)) {
      assertThat(answers.stream().filter(one -> !one.undone()).map(Asked::fault).distinct())
          .as("zones with their mutation")
          .containsExactly(ZoneFault.values());
      assertThat(answers.stream().filter(Asked::undone))
          .as("answers from zones without their mutation")
          .hasSize(ZoneFault.values().length * Ask.values().length);
    }
  }

  private static Stream<DynamicTest> withMutation(List<Asked> answers, Set<ZoneFault> accepted) {
    return Arrays.stream(ZoneFault.values())
        .map(
            fault ->
                dynamicTest(
                    fault.key(),
                    () -> assertAllowed(only(answers, fault), accepted.contains(fault))));
  }

  private static Asked only(List<Asked> answers, ZoneFault fault) {
    return answers.stream()
        .filter(one -> one.fault() == fault && !one.undone() && one.ask() == fault.verdict().ask())
        .findFirst()
        .orElseThrow();
  }

  private static void assertAllowed(Asked answer, boolean accepted) {
    if (accepted && answer.validation().equals(Optional.of(Validation.SECURE))) {
      return; // the deviation that is known
    }
    assertThat(answer.validation())
        .as("%s: %s, by %s", answer, answer.fault().allowed(), answer.fault().basis())
        .isPresent()
        .get()
        .isIn(answer.fault().allowed());
  }

  private static Stream<DynamicTest> withoutMutation(List<Asked> answers) {
    return answers.stream()
        .filter(Asked::undone)
        .map(one -> dynamicTest(one.toString(), () -> assertSecure(one)));
  }

  /** An answer that is not the fault's own: its own is judged by what is allowed. */
  private static Stream<DynamicTest> untouched(List<Asked> answers) {
    return answers.stream()
        .filter(one -> !one.undone() && one.ask() != one.fault().verdict().ask())
        .map(one -> dynamicTest(one.toString(), () -> assertSecure(one)));
  }

  private static void assertSecure(Asked answer) {
    assertThat(answer.validation())
        .as(answer + ": RCODE " + answer.right() + " with AD, is " + answer.toLine())
        .contains(Validation.SECURE);
  }

  @Test
  void everyFaultThatIsBogusIsMetByAtLeastOne() {
    for (ZoneFault fault : ZoneFault.values()) {
      if (fault.allowed().equals(Set.of(Validation.BOGUS))) {
        assertThat(List.of(only(bind, fault).rcode(), only(unbound, fault).rcode()))
            .as(fault + ": RCODE of BIND and of Unbound")
            .contains(SERVFAIL);
      }
    }
  }
}
