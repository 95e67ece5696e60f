// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/**
 * @param name what could be read of it
 * @param next offset behind the name in place; -1 if that cannot be told
 * @param compressed whether it uses a pointer
 * @param problem empty if there is none
 */
record NameRead(Name name, int next, boolean compressed, String problem) {
  boolean hasProblem() {
    return !problem.isEmpty();
  }
}
