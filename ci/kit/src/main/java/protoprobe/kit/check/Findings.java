// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** Where a check writes down what it saw, beside passing or failing. */
public interface Findings {
  /**
   * Notes a stable fact of the target's behaviour. The same target gives the same fact in every
   * run: no times, ports or ids.
   *
   * @param key a short word in kebab case
   * @param value a short text
   */
  Findings observe(String key, Object value);

  /** Grades the answer; the worst grade given stays. */
  Findings grade(Grade grade);

  /**
   * Keeps a file as evidence.
   *
   * @param name file name without folder, such as {@code answer.hex}
   * @param mediaType such as {@code text/plain}
   * @param content the octets as recorded
   */
  Findings keep(String name, String mediaType, byte[] content);
}
