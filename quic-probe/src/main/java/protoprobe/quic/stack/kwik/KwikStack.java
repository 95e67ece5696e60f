// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.StackService;
import protoprobe.quic.stack.Visit;
import tech.kwik.core.KwikVersion;

/**
 * kwik with flupke as a client; to be run in a child, as it keeps threads and may print. It speaks
 * the version that it is told, and no other.
 */
public final class KwikStack implements Stack {
  /** As reports show it. */
  public static final String NAME = "kwik " + KwikVersion.getVersion();

  static {
    // it would print a warning when we judge certificates ourselves
    System.setProperty("tech.kwik.core.no-security-warnings", "true");
  }

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
    return KwikVisit.make(errand);
  }

  @Override
  public void close() {
    // each visit closes its connection
  }
}
