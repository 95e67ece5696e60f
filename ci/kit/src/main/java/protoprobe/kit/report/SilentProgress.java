// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import protoprobe.kit.result.Result;

/** Says nothing. */
final class SilentProgress implements Progress {
  @Override
  public void begin(String target, int planned) {}

  @Override
  public void finished(String target, Result result) {}

  @Override
  public void end(String target) {}

  @Override
  public void close() {}
}
