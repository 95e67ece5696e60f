// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.good.checks;

import protoprobe.kit.check.Topic;
import protoprobe.sample.good.wire.Word;

@Topic(spec = "RFC 1", title = "Words")
final class WordChecks {
  /** Belongs to a topic. */
  record Pair(Word one, Word other) {}
}
