// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.PROCESS_VM;
import static protoprobe.procmem.access.Pair.Kind.MEMORY;
import static protoprobe.procmem.access.Pair.Kind.PROCESS;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;
import protoprobe.procmem.access.Pair;

/** Two threads, or two processes with one memory. */
public enum SharedExample implements Row {
  THREADS_OF_A_USER(
      "T-01", PROCESS, "uid=1000", "uid=1000", EVERYTHING, "A thread asks for its own process."),
  THREAD_THAT_DROPPED(
      "T-02",
      PROCESS,
      "uid=0,caps=all",
      "uid=1000",
      EVERYTHING,
      "Root's thread asks a thread that became a user."),
  THREAD_OF_ROOT(
      "T-03",
      PROCESS,
      "uid=1000",
      "uid=0,permitted=all",
      PROCESS_VM,
      "A user's thread asks a thread of root: the file is root's, the memory its own."),
  NOT_DUMPABLE(
      "T-04",
      MEMORY,
      "uid=1000",
      "uid=1000,dumpable=0",
      PROCESS_VM,
      "Two processes with one memory that is not dumpable: the file is root's."),
  ROOT_WITH_OUR_MEMORY(
      "T-05",
      MEMORY,
      "uid=1000,caps=DAC_OVERRIDE",
      "uid=0,permitted=all",
      EVERYTHING,
      "Who may open the file has the memory already, whatever the other may do.");

  private final String catalogueRow;
  private final Pair.Kind kind;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  SharedExample(
      String catalogueRow,
      Pair.Kind kind,
      String caller,
      String target,
      Granted granted,
      String says) {
    this.catalogueRow = catalogueRow;
    this.kind = kind;
    this.caller = caller;
    this.target = target;
    this.granted = granted;
    this.says = says;
  }

  /** What they share. */
  Pair.Kind kind() {
    return kind;
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
