// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.catalogue.Shard;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Level;

/** Which checks are wanted. */
final class SelectionOptions {
  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Only these ids, or ids that begin so: edns/ede, edns/opt/answered.")
  List<String> only = List.of();

  @Option(names = "--skip", split = ",", paramLabel = "ID", description = "Not these.")
  List<String> skip = List.of();

  @Option(
      names = "--level",
      split = ",",
      paramLabel = "LEVEL",
      description = "Only these levels: MUST, SHOULD, MAY, INFO.")
  Set<Level> levels = EnumSet.allOf(Level.class);

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only part I of N; auto: as CI_NODE_INDEX and CI_NODE_TOTAL say, auto/N: also as"
              + " JOB_COMPLETION_INDEX says. `conformance merge` puts the parts together.")
  String shard = "1/1";

  @Option(
      names = "--forge",
      description = "Also send a stranger's target deliberately illegal bytes.")
  boolean forge;

  @Option(
      names = "--intrusive",
      description = "Also run what may exhaust a stranger's target; implies --forge.")
  boolean intrusive;

  /** Which part of it. */
  Shard shard() {
    return Shard.parse(shard, System.getenv());
  }

  /** What is wanted of a target that we start ourselves: it gets everything. */
  Selection local() {
    return new Selection(only, skip, levels, EnumSet.allOf(Hazard.class), true);
  }

  /** What is wanted of a stranger's target. */
  Selection remote() {
    Set<Hazard> hazards = EnumSet.of(Hazard.ORDINARY);
    if (forge || intrusive) {
      hazards.add(Hazard.FORGE);
    }
    if (intrusive) {
      hazards.add(Hazard.INTRUSIVE);
    }
    return new Selection(only, skip, levels, hazards, false);
  }

  /** The same options as arguments, for a child process. */
  Stream<String> arguments() {
    return Stream.of(
            only.stream().flatMap(id -> Stream.of("--only", id)),
            skip.stream().flatMap(id -> Stream.of("--skip", id)),
            levels.size() == Level.values().length
                ? Stream.<String>empty()
                : Stream.of(
                    "--level", levels.stream().map(Level::name).collect(Collectors.joining(","))),
            Stream.of("--shard", shard().toString()))
        .flatMap(part -> part);
  }
}
