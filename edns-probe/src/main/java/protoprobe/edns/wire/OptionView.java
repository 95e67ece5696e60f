// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;

/**
 * An option read by its own specification.
 *
 * @param text one line for people, harmless on a terminal; hex where it cannot be decoded
 * @param problems what breaks the option's specification
 * @param remarks what is legal but worth saying
 */
record OptionView(String text, List<String> problems, List<String> remarks) {
  OptionView {
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  static OptionView of(EdnsOption option) {
    return switch (option.code()) {
      case OptionCode.NSID -> SimpleOptions.nsid(option.data());
      case OptionCode.DAU, OptionCode.DHU, OptionCode.N3U ->
          SimpleOptions.algorithms(option.data());
      case OptionCode.ECS -> ClientSubnet.view(option.data());
      case OptionCode.EXPIRE -> SimpleOptions.expire(option.data());
      case OptionCode.COOKIE -> Cookie.view(option.data());
      case OptionCode.KEEPALIVE -> SimpleOptions.keepalive(option.data());
      case OptionCode.PADDING -> SimpleOptions.padding(option.data());
      case OptionCode.CHAIN, OptionCode.REPORT_CHANNEL -> SimpleOptions.name(option);
      case OptionCode.KEY_TAG -> SimpleOptions.keyTags(option.data());
      case OptionCode.EDE -> SimpleOptions.extendedError(option);
      case OptionCode.ZONEVERSION -> SimpleOptions.zoneVersion(option.data());
      default -> fine(option.data().hex());
    };
  }

  static OptionView fine(String text) {
    return new OptionView(text, List.of(), List.of());
  }

  /** Undecodable: the data in hex, and why. */
  static OptionView broken(Bytes data, String problem) {
    return new OptionView(data.hex(), List.of(problem), List.of());
  }

  static OptionView remarked(String text, String remark) {
    return new OptionView(text, List.of(), List.of(remark));
  }
}
