// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import protoprobe.kit.check.Inconclusive;

/** A child as one case sees it. */
final class SharedStack implements Stack {
  private final ChildStack child;
  private final Set<CompletableFuture<Visit>> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SharedStack(ChildStack child) {
    this.child = child;
  }

  @Override
  public String name() {
    return child.name();
  }

  @Override
  public Visit visit(Errand errand) {
    return child.visit(errand, this::remember);
  }

  private void remember(CompletableFuture<Visit> call) {
    calls.add(call);
    call.whenComplete((visit, thrown) -> calls.remove(call));
    if (closed) {
      end(call);
    }
  }

  /** Nobody waits any more; the child ends the visits at their own limits. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(calls).forEach(this::end);
  }

  private void end(CompletableFuture<Visit> call) {
    call.completeExceptionally(new Inconclusive(name() + ": closed during a visit"));
  }
}
