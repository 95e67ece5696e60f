// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import java.util.List;
import java.util.Optional;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.run.ProbeRun;
import protoprobe.kit.run.RunListener;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.target.Target;

/** Runs one case of a catalogue on a target that a test made. */
public final class Trial {
  private final Catalogue catalogue;

  private Trial(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Trials of the checks in that package. */
  public static Trial ofPackage(String checks) {
    return new Trial(Catalogue.ofPackage(checks));
  }

  /** What comes of that case on that target. */
  public Result run(String id, Target target, RunOptions options) {
    CheckCase each =
        catalogue
            .find(id)
            .orElseThrow(() -> new AssertionError("no case " + id + " in the catalogue"));
    EvidenceStore nowhere = new EvidenceStore(Optional.empty(), "trial");
    return new ProbeRun(List.of(each), target, options, nowhere, new RunListener() {})
        .execute()
        .get(0);
  }
}
