// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.testbed.ServingFault;
import protoprobe.kit.check.Row;

/** Name servers that know no options, or no EDNS at all, and still answer. */
public enum ServerWithoutEdns implements Row {
  FORMERR_WITHOUT_OPT(ServingFault.FORMERR_WITHOUT_OPT),
  IGNORES_OPT(ServingFault.IGNORES_OPT),
  ECHOES_OPTIONS(ServingFault.ECHOES_OPTIONS);

  private final ServingFault fault;

  ServerWithoutEdns(ServingFault fault) {
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
