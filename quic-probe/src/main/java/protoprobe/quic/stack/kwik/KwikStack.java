// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.StackService;
import protoprobe.quic.stack.Visit;
import tech.kwik.core.KwikVersion;

/** kwik and flupke as a client; to be run in a child, as its threads outlive a visit. */
public final class KwikStack implements Stack {
  /** As reports show it. */
  public static final String NAME = "kwik " + KwikVersion.getVersion();

  private KwikStack() {}

  /** The child: serves errands until its standard input ends. */
  public static void main(String[] arguments) {
    StackService.serve(KwikStack::new, arguments);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Visit visit(Errand errand) {
    return new KwikVisit(errand).run();
  }

  @Override
  public void close() {
    // each visit closes its connection
  }
}
