// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Provocations;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.EdeCode;
import protoprobe.edns.wire.ExtendedError;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Problem;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 8914", title = "Extended DNS Errors on the wire")
final class EdeFormatChecks {
  @Check(
      id = "edns/ede/option-format",
      row = {"EDE-01", "EDE-02"},
      section = "2",
      level = MUST,
      localOnly = true,
      says =
          "An extended error is an option 15 of at least two octets, the code, whose length counts"
              + " code and text and nothing else.")
  void option(Resolver resolver, Lab lab) {
    List<Message> answers = new Provocations(resolver, lab).answers();

    assertThat(answers.stream().flatMap(answer -> answer.problems().stream()))
        .as("OPT records of whole options, each option 15 with a whole code")
        .filteredOn(problem -> problem.kind() == Problem.Kind.OPT_RDATA || isShort(problem))
        .isEmpty();
  }

  /** An option 15 may break its format by its length or by its text; the text has its own check. */
  private static boolean isShort(Problem problem) {
    return problem.kind() == Problem.Kind.OPTION && problem.text().contains("EDE of");
  }

  @Check(
      id = "edns/ede/utf8",
      row = "EDE-03",
      section = "2",
      level = MUST,
      localOnly = true,
      says = "The text of an extended error is UTF-8.")
  void utf8(Resolver resolver, Lab lab) {
    assertThat(errors(resolver, lab))
        .as("texts without overlong forms, surrogates and stray octets")
        .allMatch(ExtendedError::isUtf8);
  }

  @Check(
      id = "edns/ede/no-controls",
      row = "EDE-04",
      spec = "RFC 5198",
      section = "2",
      level = SHOULD,
      localOnly = true,
      says = "The text of an extended error has no control characters, but for a NUL at its end.")
  void controls(Resolver resolver, Lab lab) {
    assertThat(errors(resolver, lab))
        .as("texts without control characters, in normal form C")
        .allMatch(error -> isPlain(withoutTrailingNul(error)));
  }

  private static String withoutTrailingNul(ExtendedError error) {
    String text = error.text();
    return error.hasTrailingNul() ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        && Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  @Check(
      id = "edns/ede/trailing-nul",
      row = "EDE-05",
      section = "2",
      level = INFO,
      localOnly = true,
      says = "Whether texts end in NUL, which is legal and which no receiver may count on.")
  void trailingNul(Resolver resolver, Lab lab, Findings findings) {
    List<ExtendedError> errors = errors(resolver, lab);

    boolean some = errors.stream().anyMatch(ExtendedError::hasTrailingNul);
    findings.observe("trailing-nul", some ? "yes" : "no");
    findings.observe("text", errors.stream().allMatch(e -> e.extraText().isEmpty()) ? "no" : "yes");
  }

  /** No number is given; "lengthy" is here what alone makes an answer too long for 512 octets. */
  @Check(
      id = "edns/ede/text-length",
      row = "EDE-12",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "A text is not so long that it may cause truncation.")
  void textLength(Resolver resolver, Lab lab) {
    assertThat(new Provocations(resolver, lab).answers())
        .as("answers that fit 512 octets with their texts, if they do without")
        .noneMatch(answer -> answer.size() > 512 && answer.size() - textOctets(answer) <= 512);
  }

  private static int textOctets(Message answer) {
    return answer.extendedErrors().stream().mapToInt(error -> error.extraText().length()).sum();
  }

  @Check(
      id = "edns/ede/several",
      row = {"EDE-13", "EDE-14"},
      section = "3",
      level = INFO,
      localOnly = true,
      says = "How many extended errors one answer has at most, and whether any is repeated in it.")
  void several(Resolver resolver, Lab lab, Findings findings) {
    List<List<ExtendedError>> errors =
        new Provocations(resolver, lab).answers().stream().map(Message::extendedErrors).toList();

    int most = errors.stream().mapToInt(List::size).max().orElse(0);
    boolean repeated =
        errors.stream().anyMatch(list -> list.stream().distinct().count() < list.size());
    findings.observe("most", most).observe("repeated", repeated ? "yes" : "no");
  }

  @Check(
      id = "edns/ede/other-has-text",
      row = "EDE-15",
      section = "4.1",
      level = SHOULD,
      localOnly = true,
      says = "Code 0, Other Error, comes with a text that says which.")
  void otherHasText(Resolver resolver, Lab lab) {
    List<ExtendedError> others =
        errors(resolver, lab).stream()
            .filter(error -> error.infoCode() == EdeCode.OTHER.code())
            .toList();
    if (others.isEmpty()) {
      throw new Unsupported("code 0: none of the errors that were provoked has it");
    }

    assertThat(others).as("a text beside code 0").noneMatch(e -> e.extraText().isEmpty());
  }

  @Check(
      id = "edns/ede/registered",
      row = "EDE-16",
      section = "5.2",
      level = INFO,
      localOnly = true,
      says = "Codes are registered ones, or of the range for private use.")
  void registered(Resolver resolver, Lab lab, Findings findings) {
    List<Integer> unknown =
        errors(resolver, lab).stream()
            .map(ExtendedError::infoCode)
            .filter(code -> code < EdeCode.PRIVATE_USE && EdeCode.of(code).isEmpty())
            .distinct()
            .sorted()
            .toList();

    findings.observe("unregistered", unknown.isEmpty() ? "none" : unknown.toString());
    findings.grade(unknown.isEmpty() ? Grade.EXACT : Grade.WEAK);
  }

  /** The option is not needed to know one's own address; it may reach logs of others. */
  @Check(
      id = "edns/ede/no-client-address",
      row = "EDE-38",
      section = "2",
      level = SHOULD,
      localOnly = true,
      says = "The text of an extended error does not name the client's address.")
  void clientAddress(Resolver resolver, Lab lab) {
    assertThat(errors(resolver, lab))
        .as("texts without the client's address")
        .noneMatch(error -> names(error.text()));
  }

  private static boolean names(String text) {
    return Stream.of(Provocations.CLIENT, Provocations.REFUSED_CLIENT)
        .anyMatch(address -> text.contains(address.getHostAddress()));
  }

  private static List<ExtendedError> errors(Resolver resolver, Lab lab) {
    List<ExtendedError> errors =
        new Provocations(resolver, lab)
            .answers().stream().flatMap(answer -> answer.extendedErrors().stream()).toList();
    if (errors.isEmpty()) {
      throw new Unsupported("EDE: every option 15 that was provoked lacks a code");
    }
    return errors;
  }
}
