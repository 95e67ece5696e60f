// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.good.wire;

/** Known to the checks alone. */
public final class Word {}
