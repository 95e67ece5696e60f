// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import protoprobe.kit.result.Result;

/** Hears how a run goes on; called from several threads. */
public interface RunListener {
  /** A case begins. */
  default void started(String id) {}

  /** A case has its result. */
  default void finished(Result result) {}
}
