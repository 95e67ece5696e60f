// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.StackService;
import protoprobe.quic.stack.Visit;

/** quiche as a client; to be run in a child. */
public final class QuicheStack implements Stack {
  /** As reports show it. */
  public static final String NAME = "quiche " + Quiche.VERSION;

  private final Quiche quiche = NativeLibrary.load();

  private QuicheStack() {}

  /** The child: serves errands until its standard input ends. */
  public static void main(String[] arguments) {
    StackService.serve(QuicheStack::new, arguments);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Visit visit(Errand errand) {
    try {
      return new QuicheVisit(quiche, errand).run();
    } catch (IOException failure) {
      return Visit.failed(failure.toString());
    }
  }

  @Override
  public void close() {
    // the library stays loaded until the process ends
  }
}
