// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Level;
import protoprobe.kit.cli.Probe;

/**
 * Makes a class, which may be empty, a suite: each selected check of the probe becomes a test of
 * its own, named by its id.
 *
 * <p>In {@link #target}, {@link #options}, {@link #expect} and {@link #out} stands {@code ${NAME}},
 * or {@code ${NAME:-DEFAULT}}, for a configuration parameter of JUnit, a system property or a
 * variable of the environment, read when the suite begins. A target that the test itself starts is
 * named by a method: see {@link ConformanceTarget}. The configuration parameter {@code
 * protoprobe.only} narrows every suite to the ids that begin so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface ConformanceSuite {
  /** The probe. */
  Class<? extends Probe> probe();

  /** What is examined, as the probe's command {@code run} takes it. */
  String target() default "";

  /** Name of a local target that the probe starts itself, instead of {@link #target}. */
  String local() default "";

  /**
   * The target's name in records and for files of expectations; without it, the class's, or that of
   * the local target.
   */
  String name() default "";

  /** Ids of checks, or what they begin with up to a slash; none means all. */
  String[] only() default {};

  /** Ids, or what they begin with, to leave out. */
  String[] skip() default {};

  /** Levels to take. */
  Level[] levels() default {Level.MUST, Level.SHOULD, Level.MAY, Level.INFO};

  /** How far checks may go; a local target gets all. */
  Hazard hazard() default Hazard.ORDINARY;

  /** Further options of the probe's command {@code run}, such as {@code --zone example.org}. */
  String[] options() default {};

  /**
   * Known deviations: a file, or a folder with {@code PROBE-NAME.txt}; relative to the working
   * directory.
   */
  String expect() default "";

  /** Whether a broken SHOULD that is not expected fails, too. */
  boolean strict() default false;

  /**
   * Folder for the run record and evidence; without it, {@code conformance/CLASS} in the build's
   * output folder.
   */
  String out() default "";
}
