// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.List;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;

/** One zone of the testbed, made for one check. */
public interface LabZone {
  /** Its apex. */
  Name name();

  /** The query that meets the zone's fault: with OPT, DO set, RD set. */
  Query query();

  /** A query for a name in the zone: the apex for {@code ""}, else a label such as {@code www}. */
  Query query(String label, int type);

  /** Every query that the zone's server received so far, in order. */
  List<Message> upstream();

  /** Changes how the zone's server behaves from now on. */
  void serve(ServingFault fault);
}
