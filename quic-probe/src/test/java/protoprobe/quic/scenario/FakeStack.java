// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.function.Function;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;

/** A client that meets what a test says, by its errand. */
record FakeStack(String name, Function<Errand, FakeVisit> script) implements Stack {
  @Override
  public Visit visit(Errand errand) {
    return script.apply(errand).visit();
  }

  @Override
  public void close() {
    // has nothing
  }
}
