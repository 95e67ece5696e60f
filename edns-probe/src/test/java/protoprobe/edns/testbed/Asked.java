// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Optional;

/**
 * What a resolver said to one question, as it travels from the inner process to the test.
 *
 * @param undone whether the zone was built without its mutation
 * @param right RCODE of the right answer
 * @param rcode the answer's; -1 for silence
 */
record Asked(ZoneFault fault, boolean undone, Ask ask, int right, int rcode, boolean ad) {
  static Asked parse(String line) {
    String[] words = line.split(" ");
    if (words.length != 6) {
      throw new IllegalArgumentException("'" + line + "': expected six words");
    }
    return new Asked(
        ZoneFault.valueOf(words[0]),
        Boolean.parseBoolean(words[1]),
        Ask.valueOf(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Boolean.parseBoolean(words[5]));
  }

  String toLine() {
    return "%s %s %s %d %d %s".formatted(fault.name(), undone, ask, right, rcode, ad);
  }

  /** Empty if the RCODE is neither right nor SERVFAIL. */
  Optional<Validation> validation() {
    return Validation.of(rcode, ad, right);
  }

  @Override
  public String toString() {
    return "%s%s, asked %s".formatted(fault.key(), undone ? " undone" : "", ask);
  }
}
