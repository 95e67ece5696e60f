// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.bad.one;

import protoprobe.sample.bad.two.Second;
import protoprobe.stranger.Thing;

/** Half of a circle of packages, and knows a stranger. */
public final class First {
  Second other;
  Thing thing;
}
