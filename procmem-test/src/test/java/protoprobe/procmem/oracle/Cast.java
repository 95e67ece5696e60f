// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import protoprobe.procmem.oracle.Subject.Domain;
import protoprobe.procmem.oracle.Subject.Identity;
import protoprobe.procmem.oracle.Subject.Life;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Ids;

/** Who plays in the oracle's tests; everybody is somebody else's process unless said otherwise. */
final class Cast {
  private static int next = 100;

  private Cast() {}

  static Subject user(long id, Capability... capabilities) {
    Set<Capability> set = EnumSet.noneOf(Capability.class);
    set.addAll(Set.of(capabilities));
    return of(
        new Identity(Ids.all(id), Ids.all(id), Set.of(), set, set, UserNamespace.INIT),
        UserNamespace.INIT);
  }

  static Subject root() {
    return user(0, Capability.values());
  }

  static Subject of(Identity identity, UserNamespace memory) {
    next++;
    return new Subject(
        next, Life.EXISTS, identity, Optional.of(new Memory(next, 1, memory)), Domain.NONE);
  }

  static Subject undumpable(Subject who) {
    Memory memory = who.memory().orElseThrow();
    return memory(who, new Memory(memory.number(), 0, memory.namespace()));
  }

  static Subject memory(Subject who, Memory memory) {
    return new Subject(
        who.group(), who.life(), who.identity(), Optional.of(memory), who.landlock());
  }

  static Subject zombie(Subject who) {
    return new Subject(who.group(), who.life(), who.identity(), Optional.empty(), who.landlock());
  }

  static Subject life(Subject who, Life life) {
    return new Subject(who.group(), life, who.identity(), who.memory(), who.landlock());
  }

  static Subject landlocked(Subject who, String path) {
    return new Subject(who.group(), who.life(), who.identity(), who.memory(), new Domain(path));
  }

  static Subject uids(Subject who, Ids uids) {
    Identity old = who.identity();
    return of(
        new Identity(
            uids, old.gids(), old.groups(), old.effective(), old.permitted(), old.namespace()),
        UserNamespace.INIT);
  }

  static Subject sets(Subject who, Set<Capability> effective, Set<Capability> permitted) {
    Identity old = who.identity();
    return of(
        new Identity(old.uids(), old.gids(), old.groups(), effective, permitted, old.namespace()),
        UserNamespace.INIT);
  }

  static Subject in(Subject who, UserNamespace namespace) {
    Identity old = who.identity();
    return of(
        new Identity(
            old.uids(), old.gids(), old.groups(), old.effective(), old.permitted(), namespace),
        namespace);
  }
}
