// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.util.function.Supplier;

/**
 * A target that is there already and is no host: it is reached in the probe's own way.
 *
 * @param name as reports show it, and as the user knows it
 * @param reach reaches it; throws {@link protoprobe.kit.fault.Refused} if it does not answer
 */
public record Reachable(String name, Supplier<Target> reach) {}
