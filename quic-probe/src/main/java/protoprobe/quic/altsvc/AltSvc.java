// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Alt-Svc field as a server sent it (RFC 7838 section 3). Text stands for octets, one character
 * each.
 *
 * @param clear whether all alternatives are withdrawn; so says a field that is invalid beside it,
 *     too
 * @param alternatives what could be read, in the order of preference; of an invalid field too
 * @param findings what is wrong or unwise, in the order of reading
 */
public record AltSvc(boolean clear, List<Alternative> alternatives, List<Finding> findings) {

  /** Reads the field lines of one response, which count as one list (RFC 9110 section 5.3). */
  public static AltSvc parse(List<String> lines) {
    List<Alternative> alternatives = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Finding> clears = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      FieldLine read = FieldLine.read(lines.get(line), line + 1);
      alternatives.addAll(read.alternatives());
      findings.addAll(read.findings());
      clears.addAll(read.clears());
    }
    if (clears.size() + alternatives.size() > 1) {
      findings.addAll(clears);
    }
    Advice.on(lines, alternatives).forEach(findings::add);
    findings.sort(Finding.BY_PLACE);
    return new AltSvc(!clears.isEmpty(), List.copyOf(alternatives), List.copyOf(findings));
  }

  /** The first place at which the field breaks the grammar or a MUST. */
  public Optional<Finding> firstError() {
    return findings.stream().filter(Finding::error).findFirst();
  }

  /** Whether it obeys the specification. */
  public boolean valid() {
    return firstError().isEmpty();
  }
}
