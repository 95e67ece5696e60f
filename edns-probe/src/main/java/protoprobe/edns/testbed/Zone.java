// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;

/** One child zone of the testbed, with a server of its own. */
public final class Zone {
  private final Question question;
  private final Optional<Question> sound;
  private final Station station;
  private final SignedZone content;
  private final ZoneKeys keys;
  private final Consumer<Station> adjust;

  /**
   * What to ask.
   *
   * @param name the name to ask for
   * @param type the type to ask for
   * @param rcode RCODE of the right answer
   * @param data whether the right answer holds records of that type
   */
  public record Question(Name name, int type, int rcode, boolean data) {}

  Zone(
      SignedZone content,
      ZoneKeys keys,
      Station station,
      Question question,
      Optional<Question> sound,
      Consumer<Station> adjust) {
    this.content = content;
    this.keys = keys;
    this.station = station;
    this.question = question;
    this.sound = sound;
    this.adjust = adjust;
  }

  /** The zone's apex. */
  public Name name() {
    return Name.parse(content.origin().toString());
  }

  /** Where its only name server is. */
  public InetSocketAddress address() {
    return station.address();
  }

  /** How long its data live; its keys may live longer. */
  public Duration ttl() {
    return Duration.ofSeconds(
        content.sets().mapToLong(set -> set.records().get(0).getTTL()).min().orElseThrow());
  }

  /** What to ask for, to meet the fault. */
  public Question question() {
    return question;
  }

  /** The name to ask for, to meet the fault. */
  public Name queryName() {
    return question.name();
  }

  /** The type to ask for, to meet the fault. */
  public int queryType() {
    return question.type();
  }

  /** RCODE of the right answer to it. */
  public int rcode() {
    return question.rcode();
  }

  /**
   * Another question in the same zone, to which the answer validates; empty if the fault lies over
   * the whole zone.
   */
  public Optional<Question> soundSibling() {
    return sound;
  }

  /** Every query that its server received so far, in order; at most the first 65,536. */
  public List<Seen> seen() {
    return station.seen();
  }

  /** The same, the messages only. */
  public List<Message> queries() {
    return seen().stream().map(Seen::message).toList();
  }

  /** Lets the server behave like that from now on; the zone stays what it is. */
  public void serve(ServingFault fault) {
    station.behave(fault.service().behaviour());
    adjust.accept(station);
  }

  /** What it is signed with, published or not. */
  ZoneKeys keys() {
    return keys;
  }

  SignedZone content() {
    return content;
  }
}
