// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Level;
import protoprobe.kit.fault.BadInput;

/**
 * Which part of a catalogue is wanted.
 *
 * @param only prefixes of ids to take; none means all
 * @param skip prefixes of ids to leave out
 * @param levels levels to take
 * @param hazards what may be done to the target
 * @param local whether the target is one that we started, so that checks for such targets can run
 */
public record Selection(
    List<String> only, List<String> skip, Set<Level> levels, Set<Hazard> hazards, boolean local) {

  /** Everything, on a target of our own. */
  public static Selection everything() {
    return new Selection(
        List.of(), List.of(), Set.of(Level.values()), Set.of(Hazard.values()), true);
  }

  /** The same, with these prefixes only. */
  public Selection onlyIds(List<String> prefixes) {
    return new Selection(List.copyOf(prefixes), skip, levels, hazards, local);
  }

  /**
   * The cases wanted, in the order of their ids.
   *
   * @throws BadInput if a prefix names nothing in the catalogue
   */
  public List<CheckCase> of(Catalogue catalogue) {
    Stream.concat(only.stream(), skip.stream())
        .filter(prefix -> !catalogue.knowsPrefix(prefix))
        .findFirst()
        .ifPresent(Selection::refuse);
    return catalogue.cases().stream().filter(this::takes).toList();
  }

  private boolean takes(CheckCase each) {
    Check check = each.declaration();
    return (only.isEmpty() || only.stream().anyMatch(prefix -> Prefix.covers(prefix, each.id())))
        && skip.stream().noneMatch(prefix -> Prefix.covers(prefix, each.id()))
        && levels.contains(check.level())
        && hazards.contains(check.hazard())
        && (local || !check.localOnly());
  }

  private static void refuse(String prefix) {
    throw new BadInput(
        "unknown check id '%s': expected an id or a prefix of ids that `list` prints"
            .formatted(prefix));
  }
}
