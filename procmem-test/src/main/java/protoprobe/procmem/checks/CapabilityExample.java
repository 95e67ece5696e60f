// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.NOTHING;
import static protoprobe.procmem.access.Granted.PROCESS_VM;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;

/** Capabilities of the caller against those of the target. */
public enum CapabilityExample implements Row {
  MORE_THAN_NONE(
      "C-01",
      "uid=1000",
      "uid=1000,permitted=NET_ADMIN",
      NOTHING,
      "The target has a capability, the caller none."),
  EQUAL(
      "C-02",
      "uid=1000,caps=NET_ADMIN",
      "uid=1000,permitted=NET_ADMIN",
      EVERYTHING,
      "Both have the same one."),
  PERMITTED_ONLY(
      "C-03",
      "uid=1000,permitted=NET_ADMIN",
      "uid=1000,permitted=NET_ADMIN",
      PROCESS_VM,
      "The caller has it permitted only: that counts for process_vm_readv, not for the file."),
  ANOTHER(
      "C-04",
      "uid=1000,caps=NET_RAW",
      "uid=1000,permitted=NET_ADMIN",
      NOTHING,
      "The caller has another one."),
  SUPERSET(
      "C-05",
      "uid=1000,caps=NET_ADMIN+NET_RAW",
      "uid=1000,permitted=NET_ADMIN",
      EVERYTHING,
      "The caller has it and more."),
  PTRACE_INSTEAD(
      "C-08",
      "uid=1000,caps=SYS_PTRACE",
      "uid=1000,permitted=NET_ADMIN",
      EVERYTHING,
      "CAP_SYS_PTRACE stands for all."),
  PTRACE_PERMITTED_ONLY(
      "C-09",
      "uid=1000,permitted=SYS_PTRACE",
      "uid=1000,permitted=NET_ADMIN",
      NOTHING,
      "CAP_SYS_PTRACE that is not effective stands for none."),
  ROOT_WITHOUT_CAPABILITIES(
      "C-10",
      "uid=0",
      "uid=0,permitted=all",
      NOTHING,
      "Root without capabilities asks root with all."),
  ONE_EACH(
      "C-12",
      "uid=0,caps=CHOWN",
      "uid=0,permitted=CHOWN",
      EVERYTHING,
      "Two of root with one and the same capability.");

  private final String catalogueRow;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  CapabilityExample(
      String catalogueRow, String caller, String target, Granted granted, String says) {
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
