// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question whose answer never matters would be none: each, negated, changes some ruling. */
class MutationTest {
  @Test
  void every_branch_matters_somewhere() {
    Set<Branch> idle = EnumSet.allOf(Branch.class);
    for (Situation situation : situations()) {
      for (Request request : Request.values()) {
        Ruling right = Oracle.decide(situation, request).ruling();
        idle.removeIf(branch -> Oracle.decideWrongly(situation, request, branch).ruling() != right);
      }
    }
    assertThat(idle).as("branches that decide nothing").isEmpty();
  }

  private static List<Situation> situations() {
    List<Situation> all = new ArrayList<>();
    for (Caller caller : callers()) {
      for (Target target : targets()) {
        for (Relation relation :
            List.of(Relation.STRANGERS, Relation.DESCENDANT, Relation.NAMED, Relation.SHARING)) {
          for (Surroundings around : surroundings()) {
            all.add(new Situation(caller, target, relation, around));
          }
        }
      }
    }
    return all;
  }

  private static List<Caller> callers() {
    UserNamespace child = UserNamespace.INIT.child("a", 1000, 1000);
    return List.of(
        Caller.user(1000),
        Caller.user(1000).with(CapabilitySet.of(Capability.SYS_PTRACE)),
        Caller.user(1001).with(CapabilitySet.of(Capability.SYS_PTRACE, Capability.DAC_READ_SEARCH)),
        Caller.user(1001).with(CapabilitySet.ALL),
        Caller.user(1000).gids(Ids.all(1001)),
        Caller.user(1000).with(CapabilitySet.ALL).in(child),
        Caller.user(1000).landlocked(List.of("a")),
        Caller.user(0).with(CapabilitySet.ALL).landlocked(List.of("a")));
  }

  private static List<Target> targets() {
    UserNamespace child = UserNamespace.INIT.child("a", 1000, 1000);
    return List.of(
        Target.user(1000),
        Target.user(1001),
        Target.user(1000).permitting(CapabilitySet.of(Capability.NET_ADMIN)),
        Target.user(1000).dumping(Target.Dumpable.DISABLED),
        Target.user(1000).in(Target.State.ZOMBIE).dumping(Target.Dumpable.DISABLED),
        Target.user(1000).in(child, child),
        Target.user(1000).landlocked(List.of("a", "b")));
  }

  private static List<Surroundings> surroundings() {
    Surroundings plain = Surroundings.plain(Kernel.parse("6.18.44"));
    return List.of(
        plain,
        plain.yama(0),
        plain.yama(1),
        plain.yama(3),
        plain.hidepid(2, 0),
        plain.procfs(Surroundings.Mount.READ_ONLY_MOUNT),
        plain.procfs(Surroundings.Mount.READ_ONLY_FILE_SYSTEM));
  }
}
