// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.List;
import java.util.stream.Stream;
import protoprobe.procmem.access.ProcMounts;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.oracle.Target;

/**
 * Who asks and who is asked: each dimension of the decision by its equivalence classes, the ids and
 * the file capabilities against each other, the rest around them.
 */
final class Plan {
  private static final int EXEMPT = ProcMounts.EXEMPT;

  private Plan() {}

  static List<Caller> callers() {
    return Stream.of(
            Stream.of(
                "uid=0,caps=all",
                "uid=0",
                "uid=0,caps=CHOWN",
                "uid=0,caps=SYS_PTRACE",
                "uid=0,permitted=SYS_PTRACE+DAC_OVERRIDE+NET_ADMIN",
                "uid=1000,groups=" + EXEMPT,
                "uid=1001,caps=DAC_OVERRIDE,groups=" + EXEMPT),
            powers("uid=1000"),
            powers("uid=1001"),
            Stream.of(
                // one id is another: of the user, of the group, real, effective, saved, fs
                "uid=0/1000/1000/1000,gid=1000",
                "uid=1000/1001/1000/1000,gid=1000",
                "uid=1000/1000/0/1000,gid=1000",
                "uid=1000/1000/1000/1001,gid=1000",
                "uid=0/0/0/1000,gid=0/0/0/1000",
                "uid=1000/0/1000/0,gid=1000/0/1000/0",
                "uid=1000,gid=0/1000/1000/1000",
                "uid=1000,gid=1000/1001/1000/1000",
                "uid=1000,gid=1000/1000/1000/1001",
                "uid=1000,gid=1001",
                "uid=1001,gid=1000,caps=SYS_PTRACE+DAC_READ_SEARCH"),
            Stream.of(
                // in force, or only permitted
                "uid=1000,caps=NET_ADMIN",
                "uid=1000,permitted=NET_ADMIN",
                "uid=1000,permitted=SYS_PTRACE",
                "uid=1001,permitted=SYS_PTRACE+DAC_OVERRIDE",
                "uid=1000,caps=NET_ADMIN+NET_RAW",
                "uid=1001,caps=PERFMON",
                "uid=1001,caps=PERFMON+DAC_OVERRIDE",
                "uid=1001,caps=SYS_ADMIN+DAC_READ_SEARCH",
                "uid=1001,caps=CHECKPOINT_RESTORE+DAC_OVERRIDE"),
            Stream.of(
                "uid=1000,caps=all,userns=init/1000",
                "uid=1000,caps=DAC_OVERRIDE,userns=init/1000",
                "uid=1000,userns=init/1000",
                "uid=1000,caps=all,userns=init/1000#b",
                "uid=1001,caps=all,userns=init/1001",
                "uid=1000,caps=all,userns=init/1000/1000",
                "uid=0,caps=all,landlock=a",
                "uid=0,caps=all,landlock=a/b",
                "uid=1000,landlock=a",
                "uid=1000,caps=SYS_PTRACE+DAC_OVERRIDE,landlock=c"))
        .flatMap(texts -> texts)
        .map(SituationText::caller)
        .toList();
  }

  /** All sets of the three capabilities that open the file. */
  private static Stream<String> powers(String user) {
    return Stream.of(
            "none",
            "SYS_PTRACE",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "SYS_PTRACE+DAC_OVERRIDE",
            "SYS_PTRACE+DAC_READ_SEARCH",
            "DAC_OVERRIDE+DAC_READ_SEARCH",
            "SYS_PTRACE+DAC_OVERRIDE+DAC_READ_SEARCH")
        .map(caps -> user + ",caps=" + caps);
  }

  static List<Target> targets() {
    return Stream.of(
            Stream.of("uid=0,permitted=all", "uid=0,dumpable=0,permitted=all"),
            manners("uid=0"),
            manners("uid=1000"),
            manners("uid=1001"),
            Stream.of(
                "uid=1001/1000/1000/1000,gid=1000",
                "uid=1000/1001/1000/1001,gid=1000",
                "uid=1000/1000/1001/1000,gid=1000",
                "uid=1000,gid=1001/1000/1000/1000",
                "uid=1000,gid=1000/1001/1000/1001",
                "uid=1000,gid=1000/1000/1001/1000",
                "uid=1000/1000/1001/1000,gid=1000,dumpable=0",
                "uid=1000,permitted=SYS_PTRACE+NET_ADMIN"),
            Stream.of(
                "uid=1000,permitted=all,userns=init/1000,memory-userns=init",
                "uid=1000,permitted=all,userns=init/1000",
                "uid=1000,userns=init/1000",
                "uid=1000,permitted=all,userns=init/1000,memory-userns=init,dumpable=0",
                "uid=1000,permitted=all,userns=init/1000,dumpable=0",
                "uid=1000,userns=init/1000#b,memory-userns=init",
                "uid=1000,permitted=all,userns=init/1000/1000",
                "uid=1001,permitted=all,userns=init/1001",
                "uid=0,landlock=a",
                "uid=0,landlock=a/b",
                "uid=1000,landlock=a"))
        .flatMap(texts -> texts)
        .map(SituationText::target)
        .toList();
  }

  /** A user's process, dumpable and not, with a capability, and after its end. */
  private static Stream<String> manners(String user) {
    return Stream.of(
            "",
            ",dumpable=0",
            ",permitted=NET_ADMIN",
            ",permitted=NET_ADMIN,dumpable=0",
            ",state=zombie",
            ",state=zombie,dumpable=0",
            ",state=reaped")
        .map(manner -> user + manner);
  }

  /** A pair whose memory is one, or who are one process. */
  record Sharing(Caller caller, Target target) {}

  static List<Sharing> sharing() {
    return callersOfSharing()
        .flatMap(
            caller ->
                Stream.of("uid=1000", "uid=0,permitted=all", "uid=1000,dumpable=0", "uid=1001")
                    .map(target -> new Sharing(caller, SituationText.target(target))))
        .toList();
  }

  private static Stream<Caller> callersOfSharing() {
    return Stream.of("uid=1000", "uid=1000,caps=DAC_OVERRIDE", "uid=1001,caps=DAC_READ_SEARCH")
        .map(SituationText::caller);
  }
}
