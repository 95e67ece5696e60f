// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.testbed.CookieFault;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.kit.check.Row;

/** Zones that exist by name only: what their servers would see, the scripted resolver tells. */
final class FakeLab implements Lab {
  /** Of the cookies that scripted resolvers give out. */
  static final Bytes SECRET = Bytes.fromHex("e5e973e5a6b2a43f48e7dc849e37bfcf");

  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<Name, ServingFault> serving = new ConcurrentHashMap<>();

  @Override
  public LabZone zone(ZoneFault fault) {
    Name name = apex(fault);
    return new FakeZone(name, fault.question(name));
  }

  @Override
  public LabZone zone(ServingFault fault) {
    Name name = apex(fault);
    serving.put(name, fault);
    return new FakeZone(name, fault.question(name));
  }

  /** What the zone with that fault is called. */
  static Name apex(Row fault) {
    return Name.parse(fault.key() + ".lab.");
  }

  @Override
  public LabZone zone(CookieFault fault) {
    String key = "cookie-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Name name = Name.parse(key + ".lab.");
    return new FakeZone(name, ServingFault.SOUND.question(name));
  }

  @Override
  public Optional<Bytes> cookieSecret() {
    return Optional.of(SECRET);
  }

  /** How the servers of the zone that holds this name behave now. */
  boolean serves(Name name, ServingFault fault) {
    return serving.entrySet().stream()
        .anyMatch(entry -> name.isSubdomainOf(entry.getKey()) && entry.getValue() == fault);
  }

  void receive(Message query) {
    received.add(query);
  }

  /** Counts this question, and tells how often it came before. */
  int asked(Message query) {
    return asked.getOrDefault(key(query), 0);
  }

  void count(Message query) {
    asked.merge(key(query), 1, Integer::sum);
  }

  private static String key(Message query) {
    return query.questions().toString();
  }

  private final class FakeZone implements LabZone {
    private final Name name;
    private final Zone.Question question;

    FakeZone(Name name, Zone.Question question) {
      this.name = name;
      this.question = question;
    }

    @Override
    public Name name() {
      return name;
    }

    @Override
    public Zone.Question question() {
      return question;
    }

    @Override
    public List<Message> upstream() {
      List<Message> mine = new ArrayList<>(received);
      mine.removeIf(
          query -> query.questions().stream().noneMatch(q -> q.name().isSubdomainOf(name)));
      return mine;
    }

    @Override
    public void serve(ServingFault fault) {
      serving.put(name, fault);
    }

    /** Here nothing is cached. */
    @Override
    public void awaitExpiry() {}
  }
}
