// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Unsupported;

/**
 * Expectations of an answer; the sentence is given by {@code as(…)}, the actual is the decoded
 * answer.
 */
public final class MessageAssert extends AbstractAssert<MessageAssert, Message> {
  private MessageAssert(Message actual) {
    super(actual, MessageAssert.class);
  }

  /** Begins an expectation. */
  public static MessageAssert assertThatAnswer(Message answer) {
    return new MessageAssert(answer);
  }

  /** One of these response codes, all twelve bits. */
  public MessageAssert hasRcode(Rcode... allowed) {
    List<Rcode> accepted = List.of(allowed);
    return check(
        accepted.contains(actual.rcode()), "RCODE %s, not one of %s", actual.rcode(), accepted);
  }

  /** No OPT record in any section. */
  public MessageAssert hasNoOpt() {
    return check(actual.optRecords().isEmpty(), "%d OPT records", actual.optRecords().size());
  }

  /** An OPT record in the additional section. */
  public MessageAssert hasOpt() {
    return check(actual.opt().isPresent(), "no OPT record");
  }

  /** An OPT record of that version. */
  public MessageAssert hasOptVersion(int version) {
    hasOpt();
    int seen = actual.opt().map(Opt::version).orElseThrow();
    return check(seen == version, "OPT version %d", seen);
  }

  /** An option of that code. */
  public MessageAssert hasOption(int code) {
    return check(options(code) > 0, "no option %d", code);
  }

  /**
   * An option of that code; without one the target lacks an optional feature.
   *
   * @throws Unsupported if there is none
   */
  public MessageAssert offers(int code, String feature) {
    if (options(code) == 0) {
      throw new Unsupported(
          "%s: no option %d in the answer: %s".formatted(feature, code, actual.summary()));
    }
    return this;
  }

  /** One option of that code, with nothing wrong in it by its own specification. */
  public MessageAssert hasSoundOption(int code) {
    check(options(code) == 1, "%d options %d", options(code), code);
    List<String> problems = actual.opt().flatMap(opt -> opt.option(code)).orElseThrow().problems();
    return check(problems.isEmpty(), "option %d: %s", code, String.join("; ", problems));
  }

  /** An option of that code with these data. */
  public MessageAssert hasOption(int code, Bytes data) {
    hasOption(code);
    Bytes seen = actual.opt().flatMap(opt -> opt.option(code)).orElseThrow().data();
    return check(seen.equals(data), "option %d has %s, not %s", code, seen, data);
  }

  /** No option of that code. */
  public MessageAssert lacksOption(int code) {
    return check(options(code) == 0, "%d options %d", options(code), code);
  }

  /** That bit of the header is set. */
  public MessageAssert hasFlag(Flag flag) {
    return check(actual.flag(flag), "%s clear", flag);
  }

  /** That bit of the header is clear. */
  public MessageAssert lacksFlag(Flag flag) {
    return check(!actual.flag(flag), "%s set", flag);
  }

  /** Whatever the description says. */
  public MessageAssert fits(Predicate<Message> condition, String otherwise) {
    return check(condition.test(actual), "%s", otherwise);
  }

  private long options(int code) {
    return actual.opt().map(opt -> opt.options(code).size()).orElse(0);
  }

  private MessageAssert check(boolean holds, String otherwise, Object... arguments) {
    if (!holds) {
      failWithMessage("%s; the answer: %s", otherwise.formatted(arguments), actual.summary());
    }
    return this;
  }
}
