// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.access.Granted.EVERYTHING;
import static protoprobe.procmem.access.Granted.NOTHING;
import static protoprobe.procmem.access.Granted.PROCESS_VM;
import static protoprobe.procmem.access.Granted.READING;
import static protoprobe.procmem.access.Granted.THE_FILE;

import protoprobe.kit.check.Row;
import protoprobe.procmem.access.Example;
import protoprobe.procmem.access.Granted;

/** Users and their ids, and the capabilities that make up for them. */
public enum AccessExample implements Row {
  ROOT_TO_ROOT(
      "A-01",
      "uid=0,caps=all",
      "uid=0,permitted=all",
      EVERYTHING,
      "Root with all capabilities asks its like."),
  USER_TO_SAME(
      "A-02", "uid=1000", "uid=1000", EVERYTHING, "A user asks a process of the same user."),
  USER_TO_OTHER("A-03", "uid=1001", "uid=1000", NOTHING, "A user asks a process of another one."),
  OTHER_REAL_UID(
      "A-04",
      "uid=1000",
      "uid=1001/1000/1000/1000,gid=1000",
      NOTHING,
      "The target's real user id alone is another."),
  OTHER_EFFECTIVE_UID(
      "A-05",
      "uid=1000",
      "uid=1000/1001/1000/1001,gid=1000",
      NOTHING,
      "The target's effective user id alone is another."),
  OTHER_SAVED_UID(
      "A-06",
      "uid=1000",
      "uid=1000/1000/1001/1000,gid=1000",
      NOTHING,
      "The target's saved user id alone is another."),
  OTHER_REAL_GID(
      "A-07",
      "uid=1000",
      "uid=1000,gid=1001/1000/1000/1000",
      NOTHING,
      "The target's real group id alone is another."),
  OTHER_EFFECTIVE_GID(
      "A-08",
      "uid=1000",
      "uid=1000,gid=1000/1001/1000/1001",
      NOTHING,
      "The target's effective group id alone is another."),
  OTHER_SAVED_GID(
      "A-09",
      "uid=1000",
      "uid=1000,gid=1000/1000/1001/1000",
      NOTHING,
      "The target's saved group id alone is another."),
  PTRACE_MAKES_UP_FOR_IDS(
      "A-10",
      "uid=1000,caps=SYS_PTRACE+DAC_OVERRIDE",
      "uid=1000/1000/1001/1000,gid=1000",
      EVERYTHING,
      "A saved id is another, but the caller has CAP_SYS_PTRACE."),
  EFFECTIVE_IDS_FIT(
      "A-11",
      "uid=0/1000/1000/1000,gid=0/1000/1000/1000",
      "uid=1000",
      THE_FILE,
      "The caller's effective ids fit, its real ones do not."),
  REAL_IDS_FIT(
      "A-12",
      "uid=1000/0/1000/0,gid=1000/0/1000/0",
      "uid=1000",
      PROCESS_VM,
      "The caller's real ids fit, its effective ones do not."),
  FILE_SYSTEM_IDS_FIT(
      "A-13",
      "uid=0/0/0/1000,gid=0/0/0/1000",
      "uid=1000",
      THE_FILE,
      "The caller's file system ids fit, all others do not."),
  FILE_SYSTEM_USER_FITS(
      "A-14",
      "uid=0/0/0/1000,gid=0",
      "uid=1000",
      NOTHING,
      "The caller's file system user fits, its group does not."),
  FILE_SYSTEM_GROUP_DIFFERS(
      "A-15",
      "uid=1000,gid=1000/1000/1000/1001",
      "uid=1000",
      PROCESS_VM,
      "The caller's file system group is another, all else fits."),
  PTRACE_ALONE(
      "A-17",
      "uid=1000,caps=SYS_PTRACE",
      "uid=1001",
      PROCESS_VM,
      "CAP_SYS_PTRACE alone does not open a file of another user."),
  PTRACE_AND_READ_SEARCH(
      "A-18",
      "uid=1000,caps=SYS_PTRACE+DAC_READ_SEARCH",
      "uid=1001",
      READING,
      "CAP_DAC_READ_SEARCH with it opens it to read."),
  PTRACE_AND_OVERRIDE(
      "A-19",
      "uid=1000,caps=SYS_PTRACE+DAC_OVERRIDE",
      "uid=1001",
      EVERYTHING,
      "CAP_DAC_OVERRIDE with it opens it to write, too."),
  OVERRIDE_ALONE(
      "A-20",
      "uid=1000,caps=DAC_OVERRIDE",
      "uid=1001",
      NOTHING,
      "CAP_DAC_OVERRIDE alone traces nobody."),
  NOT_IN_FORCE(
      "A-21",
      "uid=1000,permitted=SYS_PTRACE+DAC_OVERRIDE",
      "uid=1001",
      NOTHING,
      "Both are permitted but not effective."),
  PERFMON(
      "A-22",
      "uid=1000,caps=PERFMON+DAC_OVERRIDE",
      "uid=1001",
      NOTHING,
      "CAP_PERFMON lets look at maps, not at memory."),
  SYS_ADMIN(
      "A-23",
      "uid=1000,caps=SYS_ADMIN+DAC_OVERRIDE",
      "uid=1001",
      NOTHING,
      "CAP_SYS_ADMIN lets look at maps, not at memory."),
  CHECKPOINT_RESTORE(
      "A-24",
      "uid=1000,caps=CHECKPOINT_RESTORE+DAC_OVERRIDE",
      "uid=1001",
      NOTHING,
      "CAP_CHECKPOINT_RESTORE is no licence."),
  SUPPLEMENTARY_GROUPS(
      "A-25", "uid=1000,groups=4+5", "uid=1000", EVERYTHING, "Supplementary groups do not count.");

  private final String catalogueRow;
  private final String caller;
  private final String target;
  private final Granted granted;
  private final String says;

  AccessExample(String catalogueRow, String caller, String target, Granted granted, String says) {
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
