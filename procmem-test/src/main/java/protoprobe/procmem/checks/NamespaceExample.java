// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.NOTHING;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;

/** Callers and targets in user namespaces that their users made. */
public enum NamespaceExample implements Row {
  CREATOR_TO_INSIDE(
      "U-01",
      "uid=1000",
      "uid=1000,permitted=all,userns=init/1000,memory-userns=init",
      EVERYTHING,
      "The creator of a user namespace asks the process that made it."),
  CREATOR_AFTER_EXEC(
      "U-02",
      "uid=1000",
      "uid=1000,permitted=all,userns=init/1000",
      EVERYTHING,
      "The same after it executed a program inside."),
  OTHER_TO_INSIDE(
      "U-03",
      "uid=1001",
      "uid=1000,permitted=all,userns=init/1000",
      NOTHING,
      "Another user asks it."),
  ROOT_TO_INSIDE(
      "U-04",
      "uid=0,caps=SYS_PTRACE+DAC_OVERRIDE",
      "uid=1000,permitted=all,userns=init/1000",
      EVERYTHING,
      "Root of the outer namespace with CAP_SYS_PTRACE asks it."),
  ROOT_WITHOUT_CAPABILITIES(
      "U-05",
      "uid=0",
      "uid=1000,permitted=all,userns=init/1000",
      NOTHING,
      "Root without capabilities asks it."),
  INSIDE_TO_OUTSIDE(
      "U-06",
      "uid=1000,caps=all,userns=init/1000",
      "uid=1000",
      NOTHING,
      "Root inside asks its own user outside."),
  SIBLING_NAMESPACES(
      "U-07",
      "uid=1000,caps=all,userns=init/1000#a",
      "uid=1000,permitted=all,userns=init/1000#b",
      NOTHING,
      "Two namespaces of one user are nothing to each other."),
  NOTHING_PERMITTED_INSIDE(
      "U-08",
      "uid=1000",
      "uid=1000,userns=init/1000",
      EVERYTHING,
      "The creator asks a process inside that gave up all capabilities."),
  NESTED(
      "U-09",
      "uid=1000",
      "uid=1000,permitted=all,userns=init/1000/1000",
      EVERYTHING,
      "The creator asks a process two namespaces below."),
  MEMORY_OF_OUTSIDE(
      "U-10",
      "uid=1000",
      "uid=1000,permitted=all,userns=init/1000,memory-userns=init,dumpable=0",
      NOTHING,
      "Not dumpable, and its memory is from before the namespace."),
  MEMORY_OF_INSIDE(
      "U-12",
      "uid=1000,caps=all,userns=init/1000",
      "uid=1000,permitted=all,userns=init/1000,dumpable=0",
      EVERYTHING,
      "Root inside asks what is not dumpable but was executed inside."),
  UNMAPPED_OWNER(
      "U-13",
      "uid=1000,caps=DAC_OVERRIDE,userns=init/1000",
      "uid=1001",
      NOTHING,
      "CAP_DAC_OVERRIDE does not reach a file whose owner has no id inside.");

  private final String catalogueRow;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  NamespaceExample(
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
