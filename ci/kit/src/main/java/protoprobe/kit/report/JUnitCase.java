// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.List;
import java.util.Map;

/**
 * One {@code testcase} element.
 *
 * @param classname dotted: probe, target, specification, area
 * @param name the id, a colon, a short title
 * @param millis how long it took
 * @param mark why it is more than passed
 * @param properties name and value, in order
 * @param output further lines of its output
 */
record JUnitCase(
    String classname,
    String name,
    long millis,
    Mark mark,
    Map<String, String> properties,
    List<String> output) {

  JUnitCase named(String other) {
    return new JUnitCase(classname, other, millis, mark, properties, output);
  }
}
