// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first page: one table for each probe. */
record Index(List<Matrix> matrices) {
  static Index of(List<Run> runs) {
    Map<String, List<Run>> probes =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.record().probe(), LinkedHashMap::new, Collectors.toList()));
    List<Matrix> matrices = new ArrayList<>();
    for (List<Run> columns : probes.values()) {
      matrices.add(
          new Matrix(
              "probe-" + (matrices.size() + 1),
              columns.get(0).caption().probe(),
              columns,
              Topic.of(columns)));
    }
    return new Index(matrices);
  }

  Frame frame() {
    return Frame.of("Conformance matrix");
  }

  int requirements() {
    return matrices.stream().mapToInt(Matrix::size).sum();
  }

  long targets() {
    return matrices.stream().mapToLong(matrix -> matrix.runs().size()).sum();
  }

  /** Such as {@code from 2026-11-24 to 2026-11-25}, with a space in front; or empty. */
  String dates() {
    List<String> dates =
        matrices.stream()
            .flatMap(matrix -> matrix.runs().stream())
            .sorted(Comparator.comparing(run -> run.record().started()))
            .map(run -> run.caption().date())
            .distinct()
            .toList();
    return switch (dates.size()) {
      case 0 -> "";
      case 1 -> " on " + dates.get(0);
      default -> " from " + dates.get(0) + " to " + dates.get(dates.size() - 1);
    };
  }
}
