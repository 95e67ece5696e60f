// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.Optional;
import protoprobe.edns.testbed.CookieFault;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Bytes;

/** The testbed as one check sees it: every zone it asks for is its own copy. */
public interface Lab {
  /** A zone with that fault, all its records served as they should be. */
  LabZone zone(ZoneFault fault);

  /** A sound zone whose server has that fault. */
  LabZone zone(ServingFault fault);

  /** An unsigned zone whose server deals in cookies like that. */
  LabZone zone(CookieFault fault);

  /** The secret of the resolver's server cookies (RFC 9018 section 4.4), 16 octets, if known. */
  Optional<Bytes> cookieSecret();
}
