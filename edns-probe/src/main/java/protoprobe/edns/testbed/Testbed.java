// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;

/**
 * An authoritative server in this process for a private signed tree: the root, {@code lab.}, and
 * below it zones made on demand, each with a server address of its own. Meant for a network
 * namespace of its own, where port 53 of all of 127/8 is free. Thread-safe.
 */
public final class Testbed implements AutoCloseable {
  private static final int ROOT_HOST = 1;
  private static final int LAB_HOST = 2;
  private static final int OPT_OUT_HOST = 3;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Name ROOT_SERVER = Content.name("ns0.", Name.root);
  private static final Name LAB = Content.name("lab.", Name.root);
  private static final Name OPT_OUT = Content.name("optout.lab.", Name.root);

  private final Settings settings;
  private final Addresses addresses;
  private final Server server;
  private final TrustAnchor anchor;
  private final Tree lab;
  private final Tree optOut;
  private final Map<String, Made> zones = new TreeMap<>();

  /**
   * How a testbed is set up.
   *
   * @param clock decides when signatures are valid
   * @param port of every server; resolvers that follow delegations need 53
   * @param prefix the two upper octets of every address, such as {@code 127.53.}
   */
  public record Settings(Clock clock, int port, String prefix) {
    /** Port 53 of 127.53.0.0/16. */
    public static Settings of(Clock clock) {
      return new Settings(clock, 53, "127.53.");
    }

    /** The same on another port, for clients that ask a zone's server themselves. */
    public Settings onPort(int other) {
      return new Settings(clock, other, prefix);
    }
  }

  /** What stands under a label, and what was asked for when it was made. */
  private record Made(Object order, Zone zone) {}

  private Testbed(Settings settings, Server server) {
    this.settings = settings;
    this.server = server;
    this.addresses = new Addresses(settings.prefix());
    Tree root = tree(Name.root, ROOT_SERVER, ROOT_HOST, false);
    this.anchor = new TrustAnchor(root.entryKey());
    this.lab = tree(LAB, Content.under("ns1", LAB), LAB_HOST, false);
    this.optOut = tree(OPT_OUT, Content.under("ns1", OPT_OUT), OPT_OUT_HOST, true);
    root.delegate(lab, addresses.fixed(LAB_HOST));
    lab.delegate(optOut, addresses.fixed(OPT_OUT_HOST));
  }

  /**
   * Binds and serves the root and {@code lab.}.
   *
   * @throws IllegalStateException if an address cannot be bound, naming it
   */
  public static Testbed start(Settings settings) {
    Server server = new Server();
    try {
      return new Testbed(settings, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private Tree tree(Name origin, Name host, int number, boolean withOptOut) {
    InetAddress address = addresses.fixed(number);
    Tree tree = new Tree(origin, host, address, withOptOut, settings.clock());
    server.adjust(new Station(at(address), tree.zone(), Behaviour.SOUND, settings.clock()));
    return tree;
  }

  /**
   * The zone of that label with that fault: made, signed, delegated and served if it is not there
   * yet.
   *
   * @param label one label of letters, digits and hyphens
   * @throws IllegalArgumentException if something else has that label
   */
  public Zone zone(ZoneFault fault, String label) {
    return made(label, fault, () -> make(fault, label, false));
  }

  /** The same zone without its mutation: what the fault would be, were it undone. */
  public Zone undone(ZoneFault fault, String label) {
    return made(label, List.of(fault, "undone"), () -> make(fault, label, true));
  }

  /** A zone with the mutations of two faults, to be met by what meets the first. */
  Zone composed(ZoneFault one, ZoneFault other, String label) {
    Blueprint both = other.verdict().mutation().apply(one.blueprint(false));
    return made(
        label,
        List.of(one, other),
        () -> maker(lab, label, both, one.verdict().ask()).make(Behaviour.SOUND, Optional.empty()));
  }

  /** A sound zone whose server behaves like that. */
  public Zone zone(ServingFault fault, String label) {
    return made(label, fault, () -> make(fault.service(), label, fault.service().behaviour()));
  }

  /** A sound zone whose server adds an Extended DNS Error to its right answers. */
  public Zone zoneWithEde(int infoCode, String extraText, String label) {
    Behaviour behaviour = Mischief.ede(infoCode, extraText);
    Service service = ServingFault.EDE_IN_ANSWER.service();
    return made(label, List.of(infoCode, extraText), () -> make(service, label, behaviour));
  }

  /** A sound, unsigned zone whose server deals in cookies like that. */
  public Zone zone(CookieFault fault, String label) {
    Service service = ServingFault.SOUND.service().unsigned();
    return made(label, fault, () -> make(service, label, fault.behaviour()));
  }

  private synchronized Zone made(String label, Object order, Supplier<Zone> maker) {
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "label '%s': expected 1 to 63 small letters, digits and hyphens".formatted(label));
    }
    Made present = zones.get(label);
    if (present == null) {
      present = new Made(order, maker.get());
      zones.put(label, present);
    }
    if (!present.order().equals(order)) {
      throw new IllegalArgumentException(
          "label '%s': expected to be free or %s, is %s".formatted(label, order, present.order()));
    }
    return present.zone();
  }

  private Zone make(ZoneFault fault, String label, boolean undone) {
    Blueprint blueprint = fault.blueprint(undone);
    Tree parent = fault == ZoneFault.OPTOUT_UNSIGNED ? optOut : lab;
    return maker(parent, label, blueprint, fault.verdict().ask())
        .make(Behaviour.SOUND, fault.verdict().soundAsk());
  }

  private Zone make(Service service, String label, Behaviour behaviour) {
    Blueprint blueprint = service.zone().apply(new Blueprint());
    return maker(lab, label, blueprint, service.ask()).make(behaviour, Optional.empty());
  }

  private ZoneMaker maker(Tree parent, String label, Blueprint blueprint, Ask ask) {
    Name origin = Content.under(label, parent.origin());
    Optional<Name> elsewhere =
        blueprint.hasAliasToUnsigned()
            ? Optional.of(zone(ZoneFault.UNSIGNED, label + "-target").content().origin())
            : Optional.empty();
    InetSocketAddress address = at(addresses.of(origin));
    return new ZoneMaker(
        parent, origin, address, blueprint, ask, elsewhere, server, settings.clock());
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, settings.port());
  }

  InetSocketAddress rootServer() {
    return at(addresses.fixed(ROOT_HOST));
  }

  /** Where the server of {@code lab.} is: it has the DS records and their proofs. */
  InetSocketAddress labServer() {
    return at(addresses.fixed(LAB_HOST));
  }

  /** Where the server of that zone's parent is. */
  InetSocketAddress parentServer(Zone zone) {
    return zone.content().origin().subdomain(OPT_OUT)
        ? at(addresses.fixed(OPT_OUT_HOST))
        : labServer();
  }

  /** A root hints file: name and address of the private root's server. */
  public String rootHints() {
    return ". 3600000 IN NS %1$s\n%1$s 3600000 IN A %2$s\n"
        .formatted(ROOT_SERVER, addresses.fixed(ROOT_HOST).getHostAddress());
  }

  /**
   * RDATA of the private root's DS record, such as {@code 12345 13 2 0A1B…}: for pdns-recursor's
   * {@code addTA}.
   */
  public String trustAnchorDs() {
    return anchor.ds();
  }

  /** One line of a zone file with the private root's DNSKEY: for Unbound and Knot Resolver. */
  public String trustAnchorDnskey() {
    return anchor.dnskey();
  }

  /** A {@code trust-anchors} statement for named.conf. */
  public String trustAnchorBind() {
    return anchor.bind();
  }

  /** Stops serving and closes every socket. */
  @Override
  public void close() {
    server.close();
  }
}
