// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static method of a {@link ConformanceSuite} that starts what is examined. It takes no
 * parameters and returns a {@link RunningTarget}; called once, before the first check.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ConformanceTarget {}
