// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.NOTHING;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;

/** Callers and targets in Landlock domains. */
public enum LandlockExample implements Row {
  INSIDE_TO_FREE(
      "L-01",
      "uid=1000,landlock=a",
      "uid=1000",
      NOTHING,
      "Who is inside a domain asks who is in none."),
  FREE_TO_INSIDE(
      "L-02",
      "uid=1000",
      "uid=1000,landlock=a",
      EVERYTHING,
      "Who is in none asks who is inside one."),
  OTHER_DOMAIN(
      "L-03", "uid=1000,landlock=a", "uid=1000,landlock=b", NOTHING, "Two domains side by side."),
  SAME_DOMAIN(
      "L-04", "uid=1000,landlock=a", "uid=1000,landlock=a", EVERYTHING, "Both are in one domain."),
  TO_DEEPER(
      "L-05",
      "uid=1000,landlock=a",
      "uid=1000,landlock=a/b",
      EVERYTHING,
      "The target is in a domain inside the caller's."),
  TO_SHALLOWER(
      "L-06",
      "uid=1000,landlock=a/b",
      "uid=1000,landlock=a",
      NOTHING,
      "The caller is in a domain inside the target's."),
  ROOT_INSIDE(
      "L-07",
      "uid=0,caps=all,landlock=a",
      "uid=0",
      NOTHING,
      "No capability leads out of a domain.");

  private final String catalogueRow;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  LandlockExample(String catalogueRow, String caller, String target, Granted granted, String says) {
    this.catalogueRow = catalogueRow;
    this.caller = caller;
    this.target = target;
    this.granted = granted;
    this.says = says;
  }

  /** Who asks whom. */
  Example example() {
    return Example.of(caller, target);
  }

  /** What is to come of it. */
  public Granted granted() {
    return granted;
  }

  @Override
  public String says() {
    return says;
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
