// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.testbed.ServingFault;
import protoprobe.kit.check.Row;

/** Name servers that break EDNS, so that a resolver may fall back or give up. */
public enum ServerAgainstEdns implements Row {
  DROPS_EDNS(ServingFault.DROPS_EDNS),
  FORMERR_WITH_OPT(ServingFault.FORMERR_WITH_OPT),
  BADVERS_TO_VERSION_0(ServingFault.BADVERS_TO_VERSION_0);

  private final ServingFault fault;

  ServerAgainstEdns(ServingFault fault) {
    this.fault = fault;
  }

  /** What the server does. */
  public ServingFault fault() {
    return fault;
  }

  @Override
  public String says() {
    return fault.says();
  }
}
