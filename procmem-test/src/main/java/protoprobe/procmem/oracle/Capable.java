// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/** ns_capable(): walks from a user namespace upwards until the caller's is met (cap_capable()). */
final class Capable {
  private final Caller caller;
  private final Inquiry inquiry;

  Capable(Caller caller, Inquiry inquiry) {
    this.caller = caller;
    this.inquiry = inquiry;
  }

  boolean in(UserNamespace namespace, Capability capability) {
    UserNamespace here = namespace;
    while (!here.equals(caller.userns())) {
      if (here.level() <= caller.userns().level()) {
        return inquiry.ask(
            Branch.NAMESPACE_OWNED, false, here + " is not below " + caller.userns());
      }
      UserNamespace above = here.parent().orElseThrow();
      boolean owned = above.equals(caller.userns()) && here.owner() == caller.uid().effective();
      if (inquiry.ask(Branch.NAMESPACE_OWNED, owned, here + " belongs to uid " + here.owner())) {
        return true;
      }
      here = above;
    }
    return inquiry.ask(
        Branch.CAPABILITY_HELD,
        caller.effective().has(capability),
        "CAP_%s of %s in %s".formatted(capability, caller.effective(), here));
  }
}
