// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import protoprobe.kit.catalogue.CheckCase;

/**
 * One id of the catalogue as a test. It has no source: a method of ours would put it under our
 * class in reports, not under the user's.
 */
final class CheckDescriptor extends AbstractTestDescriptor {
  /** Segment of unique ids. */
  static final String SEGMENT = "check";

  private final CheckCase each;

  CheckDescriptor(UniqueId suite, CheckCase each) {
    super(suite.append(SEGMENT, each.id()), each.id());
    this.each = each;
  }

  String id() {
    return each.id();
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  /** Its level, such as {@code MUST}. */
  @Override
  public Set<TestTag> getTags() {
    return Set.of(TestTag.create(each.requirement().level().name()));
  }
}
