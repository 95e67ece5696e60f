// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;

/**
 * One requirement, tested by the annotated method on one target. The method is a JUnit test
 * template: one invocation without {@link #rows}, else one for each selected row of the table.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
public @interface Check {
  /** Stable id, {@code probe/area/name}; no section numbers; never used again once retired. */
  String id();

  /**
   * Rows of the project's catalogue of requirements that this check covers, such as {@code EDE-06}.
   */
  String[] row() default {};

  /** The specification, if it is not the topic's. */
  String spec() default "";

  /** Section of the specification, or kernel function. */
  String section();

  Level level();

  /** The requirement in one sentence of our own words. */
  String says();

  /** The table that the check walks through. */
  Class<? extends Row> rows() default NoRows.class;

  /** Whether nothing else may run on the target at the same time. */
  boolean exclusive() default false;

  /** What may be done to a stranger's target before this check is run on it. */
  Hazard hazard() default Hazard.ORDINARY;

  /** Whether the check needs what only a local target brings, such as broken zones. */
  boolean localOnly() default false;
}
