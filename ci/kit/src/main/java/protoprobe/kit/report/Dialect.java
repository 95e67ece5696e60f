// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

/** Which JUnit XML to write. */
public enum Dialect {
  /** What CI servers read: {@code testsuites}, one suite, properties for each case. */
  DEFAULT,
  /**
   * Valid against the XML schema 3.0.2 of Maven Surefire: the root is the suite, and what would be
   * properties of a case stands in its output.
   */
  SUREFIRE
}
