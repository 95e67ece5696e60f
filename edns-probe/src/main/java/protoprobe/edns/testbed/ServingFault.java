// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static protoprobe.edns.testbed.Service.answers;
import static protoprobe.edns.testbed.Service.either;
import static protoprobe.edns.testbed.Service.fails;
import static protoprobe.edns.testbed.Service.garbles;

import java.util.Set;
import protoprobe.edns.wire.Name;
import protoprobe.kit.check.Row;

/**
 * A sound zone whose only server misbehaves, and what a resolver may make of it. The zone is signed
 * except where the fault lies in EDNS itself, without which no signature could arrive.
 */
public enum ServingFault implements Row {
  SOUND("", "The server answers as it should.", answers("RFC 1034 section 4.3", Behaviour.SOUND)),
  REFUSED("L01", "The server answers REFUSED.", fails("RFC 1035 section 4.1.1", Mischief.rcode(5))),
  SERVFAIL(
      "L02", "The server answers SERVFAIL.", fails("RFC 1035 section 4.1.1", Mischief.rcode(2))),
  NOTIMP("L03", "The server answers NOTIMP.", fails("RFC 1035 section 4.1.1", Mischief.rcode(4))),
  FORMERR(
      "L04",
      "The server answers FORMERR, with and without OPT.",
      fails("RFC 1035 section 4.1.1", Mischief.rcode(1))),
  NOTAUTH("L05", "The server answers NOTAUTH.", fails("RFC 2136 section 2.2", Mischief.rcode(9))),
  SILENT(
      "L06",
      "The server receives queries and never answers.",
      fails("RFC 1035 section 7.2", Mischief.silent())),
  NOBODY_LISTENING(
      "L07",
      "Nobody listens at the server's address.",
      fails("RFC 1035 section 7.2", Mischief.nobodyListening())),
  TRUNCATED_WITHOUT_TCP(
      "L08",
      "The server truncates over UDP and refuses TCP.",
      fails("RFC 7766 section 5", Mischief.truncatedWithoutTcp())),
  UPWARD_REFERRAL(
      "L15",
      "The server refers to the root.",
      fails("RFC 1034 section 5.3.3", Mischief.upwardReferral())),
  NOT_AUTHORITATIVE(
      "L16",
      "The server answers rightly without AA.",
      either("RFC 2181 section 5.4.1", Mischief.notAuthoritative())),
  WRONG_ID(
      "L17",
      "The server answers with another id.",
      garbles("RFC 5452 section 9.1", Mischief.otherId())),
  WRONG_QUESTION(
      "L18",
      "The server answers with another question.",
      garbles("RFC 5452 section 9.1", Mischief.otherQuestion())),
  HALF_MESSAGE(
      "L19",
      "The server sends the first half of its answer.",
      garbles("RFC 1035 section 7.3", Mischief.halfMessage())),
  GARBAGE(
      "L20",
      "The server sends noise behind the right id.",
      garbles("RFC 1035 section 7.3", Mischief.garbage())),
  DROPS_EDNS(
      "L21",
      "The server of an unsigned zone never answers a query with OPT.",
      either("RFC 6891 section 6.2.2", Mischief.dropsEdns()).unsigned()),
  FORMERR_WITH_OPT(
      "L22",
      "The server of an unsigned zone answers OPT with FORMERR and OPT.",
      either("RFC 6891 section 7", Mischief.formErrToEdns(true)).unsigned()),
  FORMERR_WITHOUT_OPT(
      "L23",
      "The server of an unsigned zone answers OPT with FORMERR, as one that knows no EDNS.",
      answers("RFC 6891 sections 6.2.2 and 7", Mischief.formErrToEdns(false)).unsigned()),
  ECHOES_OPTIONS(
      "L24",
      "The server sends the options of the query back.",
      answers("RFC 6891 section 6.1.2", Mischief.echoesOptions())),
  BADVERS_TO_VERSION_0(
      "L25",
      "The server of an unsigned zone answers version 0 with BADVERS.",
      either("RFC 6891 section 6.1.3", Mischief.badVersionToVersionZero()).unsigned()),
  IGNORES_OPT(
      "L26",
      "The server of an unsigned zone answers as if there were no OPT.",
      answers("RFC 6891 section 6.2.2", Mischief.ignoresOpt()).unsigned()),
  OPTION_IN_ANSWER(
      "",
      "The server adds an option of the range for local use to its right answer.",
      answers("RFC 6891 section 6.1.2", Mischief.optionOfLocalUse())),
  EDE_IN_ANSWER(
      "L29",
      "The server adds an Extended DNS Error with code 22 to its right answer.",
      answers("RFC 8914 section 3", Mischief.ede(22, "from upstream"))),
  EDE_BAD_UTF8(
      "L30",
      "The text of the server's Extended DNS Error is not UTF-8.",
      either("RFC 8914 section 2: malformed", Mischief.edeWithBadUtf8())),
  EDE_EMPTY(
      "L31",
      "The server's Extended DNS Error has no octet, not even a code.",
      either("RFC 8914 section 2", Mischief.edeWithoutCode(0))),
  EDE_ONE_OCTET(
      "L32",
      "The server's Extended DNS Error has one octet, half a code.",
      either("RFC 8914 section 2", Mischief.edeWithoutCode(1))),
  EDE_HUGE(
      "L33",
      "The server's Extended DNS Error has a text of 40,000 octets.",
      answers("RFC 8914 section 2", Mischief.hugeEde())),
  EDE_TEN(
      "L34",
      "The server sends ten Extended DNS Errors.",
      answers("RFC 8914 section 2", Mischief.manyEdes())),
  EDE_NUL(
      "L35",
      "The text of the server's Extended DNS Error ends in NUL.",
      answers("RFC 8914 section 2", Mischief.edeWithNul())),
  STALE(
      "L37",
      "A record lives six seconds, so that it is stale when the server falls silent.",
      answers("RFC 8767 section 4", Behaviour.SOUND).shortLived()),
  STALE_NXDOMAIN(
      "L38",
      "A negative answer lives six seconds, so that it is stale when the server falls silent.",
      answers("RFC 8767 section 4", Behaviour.SOUND).shortLived().asking(Ask.ABSENT)),
  HOSTS_GONE(
      "",
      "The server of an unsigned zone with short TTLs denies all names below its apex.",
      answers("RFC 8767 section 4", Mischief.hostsGone()).unsigned().shortLived()),
  BIG_ANSWER(
      "",
      "The answer fits no datagram, but TCP carries it.",
      answers("RFC 7766 section 5", Behaviour.SOUND).asking(Ask.BIG));

  private final String id;
  private final String says;
  private final Service service;

  ServingFault(String id, String says, Service service) {
    this.id = id;
    this.says = says;
    this.service = service;
  }

  /** Its number in the catalogue of serving faults, such as {@code L06}; empty for a control. */
  @Override
  public String catalogueRow() {
    return id;
  }

  @Override
  public String says() {
    return says;
  }

  /** What a resolver may make of it; both only where the specifications leave it open. */
  public Set<Resolution> allowed() {
    return service.allowed();
  }

  /**
   * What to ask for in a zone of that name to meet the fault, if the zone chooses no other name.
   */
  public Zone.Question question(Name zone) {
    return service.ask().question(zone);
  }

  /** The sections that decide {@link #allowed}. */
  public String basis() {
    return service.basis();
  }

  /** Which Extended DNS Errors tell the truth about it. */
  public Truth truth() {
    return service.truth();
  }

  /** Whether the zone is signed. */
  public boolean signed() {
    return service.zone().apply(new Blueprint()).signed();
  }

  Service service() {
    return service;
  }
}
