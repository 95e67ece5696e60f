// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.Locale;

/** What an Alt-Svc field can break, in the order of the grammar, and what is unwise in it. */
public enum Rule {
  EMPTY(Severity.ERROR, "RFC 7838 section 3", "The field holds clear or at least one alternative."),
  FIELD_OCTET(
      Severity.ERROR,
      "RFC 9110 section 5.5",
      "A field value holds no control character and nothing beyond one octet."),
  CLEAR_CASE(Severity.ERROR, "RFC 7838 section 3", "The keyword clear is written in lower case."),
  CLEAR_ALONE(
      Severity.ERROR,
      "RFC 7838 section 3",
      "The keyword clear stands alone, without parameters or alternatives."),
  LIST(Severity.ERROR, "RFC 9110 section 5.6.1.1", "A sender puts no empty element into a list."),
  SEPARATOR(
      Severity.ERROR,
      "RFC 7838 section 3",
      "A comma stands before each further alternative, a semicolon before each parameter."),
  PROTOCOL_ID(
      Severity.ERROR,
      "RFC 7838 section 3",
      "A protocol id consists of token characters; other octets are percent-encoded."),
  PERCENT_ENCODING(
      Severity.ERROR,
      "RFC 7838 section 3",
      "A percent sign is followed by two hexadecimal digits in upper case."),
  PERCENT_NEEDLESS(
      Severity.ERROR,
      "RFC 7838 section 3",
      "Token characters other than the percent sign are not percent-encoded."),
  PROTOCOL_LENGTH(Severity.ERROR, "RFC 7301 section 3.1", "A protocol name has 1 to 255 octets."),
  EQUALS(
      Severity.ERROR,
      "RFC 7838 section 3",
      "An equals sign without space around it follows the protocol id and the parameter's name."),
  QUOTED_STRING(
      Severity.ERROR,
      "RFC 9110 section 5.6.4",
      "A quoted string stands between double quotes, which the backslash escapes inside."),
  AUTHORITY(
      Severity.ERROR,
      "RFC 7838 section 3",
      "The authority is a quoted string: an optional host, a colon, a port."),
  HOST(
      Severity.ERROR,
      "RFC 3986 section 3.2.2",
      "A host is a registered name, an IPv4 address, or an IPv6 address in brackets."),
  PORT(Severity.ERROR, "RFC 7838 section 3", "A port is a decimal number from 1 to 65535."),
  PARAMETER(
      Severity.ERROR,
      "RFC 7838 section 3",
      "A parameter is a token, an equals sign, and a token or quoted string."),
  MAX_AGE(
      Severity.ERROR,
      "RFC 7838 section 3.1",
      "The parameter ma is a number of seconds in decimal digits."),

  OBS_TEXT(
      Severity.WARNING, "RFC 9110 section 5.5", "A field value should be limited to US-ASCII."),
  QUOTED_PAIR(
      Severity.WARNING,
      "RFC 9110 section 5.6.4",
      "A needless backslash in a quoted string is not undone by every client."),
  WILDCARD_HOST(
      Severity.WARNING,
      "RFC 3986 section 3.2.2",
      "An asterisk is a legal character of a registered name, but no wildcard."),
  PROTOCOL_CASE(
      Severity.WARNING,
      "RFC 9114 section 3.1",
      "Protocol names compare octet by octet: only h3 means HTTP/3."),
  MAX_AGE_QUOTED(
      Severity.WARNING,
      "RFC 7838 section 3.1",
      "The number of the parameter ma is no quoted string; Chromium drops the field."),
  MAX_AGE_ZERO(
      Severity.WARNING,
      "RFC 7838 section 3.1",
      "An alternative that is stale at once is better withdrawn with clear."),
  MAX_AGE_OVERFLOW(
      Severity.WARNING,
      "RFC 9111 section 1.2.2",
      "Seconds beyond 2147483648 are more than a cache must be able to hold."),
  PERSIST(
      Severity.WARNING,
      "RFC 7838 section 3.1",
      "A client ignores the parameter persist unless its value is 1."),
  PARAMETER_TWICE(
      Severity.WARNING,
      "RFC 7838 section 3",
      "Which of two parameters of the same name counts is not defined."),
  ALTERNATIVE_TWICE(Severity.WARNING, "RFC 7838 section 3", "An alternative is listed once."),
  ORDER(
      Severity.WARNING,
      "RFC 7838 section 3",
      "Alternatives stand in the order of preference: h3 before its drafts and before HTTP/2."),
  DRAFT(
      Severity.WARNING,
      "RFC 9114 section 3.1",
      "The name of a draft version is of use to nobody once h3 is deployed."),
  SIZE(
      Severity.WARNING,
      "RFC 9110 section 5.4",
      "A field of over 1,024 octets or ten alternatives may not be taken."),
  LEGACY_PARAMETER(
      Severity.WARNING,
      "RFC 9000 section 15",
      "The parameters v and quic name versions of QUIC before its standard."),
  UNKNOWN_PARAMETER(
      Severity.NOTE, "RFC 7838 section 3", "A parameter that the client does not know is ignored.");

  private final Severity severity;
  private final String reference;
  private final String says;

  Rule(Severity severity, String reference, String says) {
    this.severity = severity;
    this.reference = reference;
    this.says = says;
  }

  /** How much it matters. */
  public enum Severity {
    /** The field breaks the grammar or a MUST: clients may drop it. */
    ERROR,
    /** Legal, but some client or the user is worse off. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Where the rule stands. */
  public String reference() {
    return reference;
  }

  /** The rule in one sentence. */
  public String says() {
    return says;
  }

  /** Its name in reports, such as {@code percent-encoding}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
