// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of checks on one topic. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {
  /**
   * The specification that its checks cite unless they name their own, such as {@code RFC 8914}.
   */
  String spec();

  /** What the checks have in common, as a heading. */
  String title();
}
