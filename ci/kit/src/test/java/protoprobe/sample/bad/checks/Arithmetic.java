// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.bad.checks;

/** Neither a topic nor a table. */
public final class Arithmetic {}
