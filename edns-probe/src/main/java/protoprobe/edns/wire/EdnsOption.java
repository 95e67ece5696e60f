// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;

/**
 * One EDNS option (RFC 6891 6.1.2).
 *
 * @param code 0 to 65535
 * @param data whatever OPTION-LENGTH covers, uninterpreted
 */
public record EdnsOption(int code, Bytes data) {
  public EdnsOption(int code, byte... data) {
    this(code, Bytes.of(data));
  }

  /** "NSID", or "OPT65001". */
  public String name() {
    return OptionCode.name(code);
  }

  /** What is wrong with the data by the option's own specification, in whole sentences. */
  public List<String> problems() {
    return OptionView.of(this).problems();
  }

  /** What is legal but worth a remark, such as a trailing NUL in an EDE's text. */
  public List<String> remarks() {
    return OptionView.of(this).remarks();
  }

  /** One line as dig prints it, harmless on a terminal; undecodable data in hex. */
  public String toText() {
    return OptionView.of(this).text();
  }
}
