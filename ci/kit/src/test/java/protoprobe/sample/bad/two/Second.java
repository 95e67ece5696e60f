// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.bad.two;

import protoprobe.sample.bad.one.First;

/** The other half. */
public final class Second {
  First other;
}
