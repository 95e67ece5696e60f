// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;

/** Tells the owner of a site what was found. */
final class SiteStory {
  private final Surroundings surroundings;

  SiteStory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<String> lines() {
    return List.of("site  " + surroundings.manner().origin());
  }
}
