// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.InputStream;
import java.io.OutputStream;

/** Standard input and output of the command that leads into a sandbox. */
public interface Transport extends AutoCloseable {
  /** What it is called in messages: the command line. */
  String name();

  /** Its standard input. */
  OutputStream to();

  /** Its standard output. */
  InputStream from();

  /** How it ended and what it last said on standard error, to be put behind a message; or empty. */
  String lastWords();

  /**
   * Ends it at once, so that a thread that waits for it returns, and waits until it is gone. May be
   * called again.
   */
  @Override
  void close();
}
