// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import protoprobe.quic.altsvc.Alternative.Parameter;

/** What is legal in a field, but serves nobody. */
final class Advice {
  private static final int LONG_FIELD = 1024;
  private static final int MANY_ALTERNATIVES = 10;

  /** delta-seconds that every cache can hold (RFC 9111 section 1.2.2). */
  private static final long LARGEST_AGE = 1L << 31;

  /** HTTP/3 drafts, Google's QUIC, and HTTP/0.9 over QUIC. */
  private static final Pattern DRAFT =
      Pattern.compile("h3-\\d{2}|h3-[QT]\\d{3}|quic|hq|hq-(\\d{2}|interop)");

  private static final Set<String> LEGACY = Set.of("v", "quic");
  private static final Set<String> KNOWN = Set.of("ma", "persist");

  private Advice() {}

  static Stream<Finding> on(List<String> lines, List<Alternative> alternatives) {
    List<Finding> findings = new ArrayList<>();
    int octets = lines.stream().mapToInt(String::length).sum();
    if (octets > LONG_FIELD || alternatives.size() > MANY_ALTERNATIVES) {
      findings.add(
          new Finding(
              Rule.SIZE,
              1,
              1,
              "%d octets, %d alternatives".formatted(octets, alternatives.size())));
    }
    Set<String> seen = new HashSet<>();
    for (Alternative each : alternatives) {
      if (!seen.add(each.protocol() + " " + each.host().toLowerCase(Locale.ROOT) + each.port())) {
        findings.add(at(each, Rule.ALTERNATIVE_TWICE, each.protocol() + " at " + each.authority()));
      }
      protocol(each, alternatives, findings);
      parameters(each, findings);
    }
    return findings.stream();
  }

  private static void protocol(
      Alternative each, List<Alternative> alternatives, List<Finding> findings) {
    String name = each.protocol();
    if (!name.equals("h3") && name.equalsIgnoreCase("h3")) {
      findings.add(at(each, Rule.PROTOCOL_CASE, "'" + name + "'"));
    }
    boolean draft = DRAFT.matcher(name).matches();
    if (draft) {
      findings.add(at(each, Rule.DRAFT, "'" + name + "'"));
    }
    boolean before =
        alternatives.stream()
            .skip(alternatives.indexOf(each) + 1L)
            .anyMatch(later -> later.protocol().equals("h3"));
    if (before && (draft || name.equals("h2") || name.equals("http/1.1"))) {
      findings.add(at(each, Rule.ORDER, "'" + name + "' before h3"));
    }
  }

  private static void parameters(Alternative each, List<Finding> findings) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : each.parameters()) {
      if (!names.add(parameter.name())) {
        findings.add(at(each, parameter, Rule.PARAMETER_TWICE, parameter.name()));
      } else if (LEGACY.contains(parameter.name())) {
        findings.add(at(each, parameter, Rule.LEGACY_PARAMETER, parameter.name()));
      } else if (!KNOWN.contains(parameter.name())) {
        findings.add(at(each, parameter, Rule.UNKNOWN_PARAMETER, parameter.name()));
      } else if (parameter.name().equals("persist") && !parameter.value().equals("1")) {
        findings.add(at(each, parameter, Rule.PERSIST, "'" + parameter.value() + "'"));
      } else if (parameter.name().equals("ma")) {
        maxAge(each, parameter, findings);
      }
    }
  }

  private static void maxAge(Alternative each, Parameter parameter, List<Finding> findings) {
    if (each.maxAge().isEmpty()) {
      return; // an error already
    }
    if (parameter.quoted()) {
      findings.add(at(each, parameter, Rule.MAX_AGE_QUOTED, "\"" + parameter.value() + "\""));
    }
    long seconds = each.maxAge().getAsLong();
    if (seconds == 0) {
      findings.add(at(each, parameter, Rule.MAX_AGE_ZERO, "ma=" + parameter.value()));
    } else if (seconds > LARGEST_AGE) {
      findings.add(at(each, parameter, Rule.MAX_AGE_OVERFLOW, "ma=" + parameter.value()));
    }
  }

  private static Finding at(Alternative each, Rule rule, String detail) {
    return new Finding(rule, each.line(), each.column(), detail);
  }

  private static Finding at(Alternative each, Parameter parameter, Rule rule, String detail) {
    return new Finding(rule, each.line(), parameter.column(), detail);
  }
}
