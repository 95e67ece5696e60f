// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.NOTHING;
import static protoprobe.procmem.access.Granted.PROCESS_VM;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;

/** Who gets at a process that is not dumpable. */
public enum DumpableExample implements Row {
  USER(
      "D-01",
      "uid=1000",
      "uid=1000,dumpable=0",
      NOTHING,
      "A user asks an own process that is not dumpable."),
  OVERRIDE(
      "D-02",
      "uid=1000,caps=DAC_OVERRIDE",
      "uid=1000,dumpable=0",
      NOTHING,
      "CAP_DAC_OVERRIDE opens root's file, but does not make it dumpable."),
  PTRACE(
      "D-03",
      "uid=1000,caps=SYS_PTRACE",
      "uid=1000,dumpable=0",
      PROCESS_VM,
      "CAP_SYS_PTRACE makes up for it, but the file belongs to root."),
  PTRACE_AND_OVERRIDE(
      "D-04",
      "uid=1000,caps=SYS_PTRACE+DAC_OVERRIDE",
      "uid=1000,dumpable=0",
      EVERYTHING,
      "Both together open it."),
  ROOT_WITHOUT_CAPABILITIES(
      "D-05", "uid=0", "uid=0,dumpable=0", NOTHING, "To be root is not enough.");

  private final String catalogueRow;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  DumpableExample(String catalogueRow, String caller, String target, Granted granted, String says) {
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
