// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

/** Checks that end in every way there is. */
@Topic(spec = "RFC 1", title = "Samples")
final class SampleChecks {
  enum Fruit implements Row {
    RED_APPLE,
    PEAR;

    @Override
    public String says() {
      return "It is a " + key() + ".";
    }
  }

  @Check(id = "sample/must/pass", section = "1", level = Level.MUST, says = "Passes.")
  void passes(Integer given) {
    assertThat(given).as("forty-two").isEqualTo(42);
  }

  @Check(id = "sample/must/fail", section = "1.1", level = Level.MUST, says = "Fails.")
  void fails(Integer given) {
    assertThat(given).as("a number below ten").isLessThan(10);
  }

  @Check(id = "sample/should/warn", section = "2", level = Level.SHOULD, says = "Warns.")
  void warns(Integer given) {
    assertThat(given).as("a number below ten").isLessThan(10);
  }

  @Check(id = "sample/info/asserts", section = "2", level = Level.INFO, says = "Has no right to.")
  void assertsThoughInfo(Integer given) {
    assertThat(given).as("a number below ten").isLessThan(10);
  }

  @Check(id = "sample/may/unsupported", section = "3", level = Level.MAY, says = "Lacks it.")
  void lacks() {
    throw new Unsupported("the control got nothing");
  }

  @Check(id = "sample/must/not-applicable", section = "3", level = Level.MUST, says = "Cannot be.")
  void cannotBe() {
    throw new NotApplicable("open /dev/x: ENOENT");
  }

  @Check(id = "sample/must/inconclusive", section = "3", level = Level.MUST, says = "Unclear.")
  void unclear() {
    throw new Inconclusive("no answer to the control");
  }

  @Check(id = "sample/must/error", section = "3", level = Level.MUST, says = "Our fault.")
  void ourFault() {
    throw new IllegalStateException("a bug");
  }

  @Check(id = "sample/must/refused", section = "3", level = Level.MUST, says = "Gets no target.")
  void getsNone(Long neverGiven) {
    throw new AssertionError("must not be entered, got " + neverGiven);
  }

  @Check(id = "sample/info/graded", section = "4", level = Level.INFO, says = "Graded.")
  void graded(Findings findings) {
    findings.observe("first", 7).grade(Grade.EXACT).grade(Grade.WEAK).grade(Grade.GENERIC);
  }

  @Check(
      id = "sample/table",
      row = "SMP-01",
      section = "5",
      level = Level.MUST,
      says = "Walks a table.",
      rows = Fruit.class)
  void table(Fruit fruit, Findings findings) {
    findings.observe("fruit", fruit);
    assertThat(fruit).as("an apple").isEqualTo(Fruit.RED_APPLE);
  }

  @Check(
      id = "sample/hazard/forge",
      section = "6",
      level = Level.MUST,
      says = "Illegal bytes.",
      hazard = Hazard.FORGE)
  void forges() {}

  @Check(
      id = "sample/slow",
      section = "7",
      level = Level.MUST,
      says = "Waits for what never comes.",
      exclusive = true)
  void waits(Object gate) throws InterruptedException {
    synchronized (gate) {
      gate.wait();
    }
  }
}
