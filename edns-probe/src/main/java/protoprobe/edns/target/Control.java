// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Unsupported;

/** The answer to a control: what the target does where nothing is provoked. */
public final class Control {
  private final Message answer;

  private Control(Message answer) {
    this.answer = answer;
  }

  /**
   * What carries the id of the control, but is itself a query (RFC 1035 section 4.1.1: QR), is no
   * answer to judge anything by.
   */
  static Control of(Message answer) {
    if (!answer.flag(Flag.QR)) {
      throw new Inconclusive(
          "the control should get a response, but got a message with QR=0: " + answer.summary());
    }
    return new Control(answer);
  }

  /** The answer itself. */
  public Message answer() {
    return answer;
  }

  /** Without this the check proves nothing. */
  public Control requireRcode(Rcode rcode) {
    if (!answer.rcode().equals(rcode)) {
      throw new Inconclusive(
          "the control should get %s, but got: %s".formatted(rcode, answer.summary()));
    }
    return this;
  }

  /** The target speaks EDNS at all. */
  public Control requireOpt() {
    if (answer.opt().isEmpty()) {
      throw new Unsupported(
          "EDNS: the control with an OPT record got none back: " + answer.summary());
    }
    return this;
  }

  /** The target sends extended errors for this fault. */
  public Control requireEde() {
    if (answer.extendedErrors().isEmpty()) {
      throw new Unsupported("EDE: the control got none: " + answer.summary());
    }
    return this;
  }

  /** The target validates: it says the control's data are authentic. */
  public Control requireAuthentic() {
    if (!answer.ad()) {
      throw new Unsupported("DNSSEC validation: the control got no AD bit: " + answer.summary());
    }
    return this;
  }

  /** The target answers with that option. */
  public Control requireOption(int code, String feature) {
    if (answer.opt().flatMap(opt -> opt.option(code)).isEmpty()) {
      throw new Unsupported(
          "%s: the control got no option %d: %s".formatted(feature, code, answer.summary()));
    }
    return this;
  }

  /** The option of that code; the target lacks the feature where there is none. */
  public Bytes option(int code, String feature) {
    requireOption(code, feature);
    return answer.opt().flatMap(opt -> opt.option(code)).orElseThrow().data();
  }
}
