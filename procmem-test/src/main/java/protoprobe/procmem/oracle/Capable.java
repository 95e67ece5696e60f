// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import protoprobe.procmem.wire.Capability;

/** cap_capable of security/commoncap.c: whether somebody has a capability in a user namespace. */
final class Capable {
  private Capable() {}

  static boolean over(UserNamespace target, Subject.Identity who, Capability capability) {
    UserNamespace at = target;
    while (true) {
      if (at == who.namespace()) {
        return who.effective().contains(capability);
      }
      if (at.depth() <= who.namespace().depth()) {
        return false; // not below the caller's, so never
      }
      UserNamespace above = at.parent().orElseThrow();
      if (above == who.namespace() && at.owner() == who.uids().effective()) {
        return true; // who made it has all capabilities in it
      }
      at = above;
    }
  }
}
