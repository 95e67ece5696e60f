// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.kit.check.Unsupported;

/** Ways to make a resolver send Extended DNS Errors, for checks that care how, not which. */
public final class Provocations {
  /** An ordinary client, whose address no text can hold by chance. */
  public static final InetAddress CLIENT = address("127.53.7.1");

  /** A client that local resolvers are told to refuse. */
  public static final InetAddress REFUSED_CLIENT = address("127.53.8.1");

  /** Faults for which resolvers have different codes and texts. */
  private static final List<ZoneFault> FAULTS =
      List.of(
          ZoneFault.RRSIG_EXPIRED,
          ZoneFault.RRSIG_NONE_A,
          ZoneFault.RRSIG_BAD_A,
          ZoneFault.DS_BOGUS_DIGEST,
          ZoneFault.NO_DNSKEY,
          ZoneFault.NSEC_MISSING_FOR_TYPE,
          ZoneFault.DS_UNASSIGNED_KEY_ALGORITHM);

  private final Resolver resolver;
  private final Lab lab;

  /**
   * A query that gets an error, and who asks it.
   *
   * @param asker asks from where it gets one
   * @param query with OPT
   * @param answer what the control got
   */
  public record Provocation(Resolver asker, Query query, Message answer) {}

  /** For one check, whose own copies of zones they use. */
  public Provocations(Resolver resolver, Lab lab) {
    this.resolver = resolver;
    this.lab = lab;
  }

  /**
   * A query that is shown by control to get an extended error: for a zone whose signatures have
   * expired, or where that gets none, from a client that is refused. The base query is the last
   * control.
   *
   * @throws Unsupported if neither gets one
   */
  public Provocation first() {
    Resolver client = resolver.from(CLIENT).patient();
    Query expired = lab.zone(ZoneFault.RRSIG_EXPIRED).query();
    Message answer = client.control(expired).answer();
    if (!answer.extendedErrors().isEmpty()) {
      resolver.controlBase();
      return new Provocation(client, expired, answer);
    }
    Resolver stranger = resolver.from(REFUSED_CLIENT);
    Message refusal = stranger.control(resolver.base()).requireEde().answer();
    resolver.controlBase();
    return new Provocation(stranger, resolver.base(), refusal);
  }

  /**
   * Answers of which at least one carries option 15: for several broken zones, or where these get
   * none, to a client that is refused.
   *
   * @throws Unsupported if none does
   */
  public List<Message> answers() {
    resolver.controlBase();
    Resolver client = resolver.from(CLIENT).patient();
    List<Message> answers = new ArrayList<>();
    FAULTS.forEach(fault -> client.provokeMaybe(lab.zone(fault).query()).ifPresent(answers::add));
    if (answers.stream().noneMatch(Provocations::hasOption)) {
      resolver.from(REFUSED_CLIENT).provokeMaybe(resolver.base()).ifPresent(answers::add);
    }
    if (answers.stream().noneMatch(Provocations::hasOption)) {
      throw new Unsupported("EDE: neither %s nor a refused client got one".formatted(FAULTS));
    }
    return answers;
  }

  private static boolean hasOption(Message answer) {
    return answer.opt().filter(opt -> opt.option(OptionCode.EDE).isPresent()).isPresent();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(literal + ": expected an address", e);
    }
  }
}
