// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.good.checks;

import protoprobe.kit.check.Row;

enum WordRow implements Row {
  ONE {
    @Override
    public String says() {
      return "one";
    }
  };

  @Override
  public String key() {
    return "one";
  }

  @Override
  public String says() {
    return "";
  }
}
