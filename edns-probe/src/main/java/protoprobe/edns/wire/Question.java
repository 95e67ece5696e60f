// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/**
 * One entry of the question section (RFC 1035 4.1.2).
 *
 * @param name letters as they were sent; equality ignores ASCII case
 */
public record Question(Name name, int type, int klass) {
  @Override
  public String toString() {
    return "%s %s %s".formatted(name, Klass.name(klass), Type.name(type));
  }
}
