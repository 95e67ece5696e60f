// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.List;
import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.report.Printable;

/**
 * One id of a catalogue: a row of the matrix.
 *
 * @param id the id
 * @param anchor its fragment on each page
 * @param requirement what it requires, unless a record has an id that its catalogue has not
 */
record Line(String id, String anchor, Optional<Requirement> requirement) {
  private static final int SENTENCE = 1_000;

  /** Id of the check it belongs to. */
  String check() {
    return requirement.map(Requirement::check).orElse(id);
  }

  String spec() {
    return requirement.map(Requirement::spec).orElse("");
  }

  String topic() {
    return requirement.map(Requirement::topic).orElse("not in the catalogue");
  }

  /** The requirement's sentence, or the id of what has none. */
  String says() {
    return Printable.text(requirement.map(Requirement::says).orElse(id), SENTENCE);
  }

  /** What a row of a table adds, or its key. */
  String row() {
    String row = requirement.map(Requirement::row).orElse("");
    return Printable.text(row.isEmpty() ? key() : row, SENTENCE);
  }

  /** What tells it from its neighbours: a row of a table stands below the check's sentence. */
  String sentence() {
    String row = requirement.map(Requirement::row).orElse("");
    return ofTable() ? row() : (says() + " " + Printable.text(row, SENTENCE)).strip();
  }

  /** The id as text. */
  String name() {
    return Printable.text(id, SENTENCE);
  }

  /** What the id has more than the check's, or the id. */
  String key() {
    return Printable.text(
        id.startsWith(check() + "/") ? id.substring(check().length() + 1) : id, SENTENCE);
  }

  /** Whether it is a row of a check's table. */
  boolean ofTable() {
    return !check().equals(id);
  }

  String level() {
    return requirement.map(each -> each.level().name()).orElse("");
  }

  String reference() {
    return Printable.text(requirement.map(Requirement::reference).orElse(""), SENTENCE);
  }

  Optional<String> url() {
    return requirement.flatMap(Requirement::url);
  }

  /** Rows of the catalogue of requirements that it covers. */
  List<String> covers() {
    return requirement.map(Requirement::catalogueRows).orElse(List.of()).stream()
        .map(row -> Printable.text(row, SENTENCE))
        .toList();
  }
}
