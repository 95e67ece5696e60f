// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.Iterator;
import java.util.TreeMap;
import java.util.stream.Stream;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;

/** Gives one number, one thing to wait on, and refuses a third. */
public final class SampleTarget implements Target {
  private final Iterator<String> versions;

  /** Of version 1.0. */
  public SampleTarget() {
    this(Stream.generate(() -> "1.0"));
  }

  /** Of these versions, one each time it is asked. */
  public SampleTarget(Stream<String> versions) {
    this.versions = versions.iterator();
  }

  @Override
  public TargetInfo info() {
    return new TargetInfo("sample", true, "Sample", versions.next(), new TreeMap<>());
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Integer.class || type == Long.class || type == Object.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    if (type == Long.class) {
      throw new Unsupported("no long numbers here");
    }
    return type == Integer.class ? (Object) 42 : new Object();
  }

  @Override
  public void close() {}
}
