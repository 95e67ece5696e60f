// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import java.lang.reflect.Method;
import java.util.Optional;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Row;

/**
 * One id of the catalogue and the method that decides it.
 *
 * @param requirement what is required
 * @param method the check
 * @param row the row of its table, if it has one
 */
public record CheckCase(Requirement requirement, Method method, Optional<Row> row) {
  /** The id with the row's key. */
  public String id() {
    return requirement.id();
  }

  /** The declaration of the check. */
  public Check declaration() {
    return method.getAnnotation(Check.class);
  }
}
