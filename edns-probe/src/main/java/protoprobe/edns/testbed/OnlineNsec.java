// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Denial by NSEC records made for each question, that cover hardly more than it (RFC 4470):
 * children can be added while resolvers hold earlier proofs, without these denying the new ones.
 */
final class OnlineNsec implements Denial {
  private static final int LONGEST_LABEL = 63;
  private static final int[] NOTHING_MORE = {Type.RRSIG, Type.NSEC};

  private final ZoneSigner signer;
  private final Function<Name, int[]> types;

  /**
   * @param types which types a name has, RRSIG and NSEC not counted
   */
  OnlineNsec(ZoneSigner signer, Function<Name, int[]> types) {
    this.signer = signer;
    this.types = types;
  }

  @Override
  public Map<Role, SignedSet> noType(Name name) {
    Map<Role, SignedSet> proof = Denial.proof();
    int[] all = withLink(types.apply(name));
    proof.put(Role.TYPES, link(name, Content.under("\\000", name), all));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> noName(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.NAME, around(Denial.nextCloser(name, encloser)));
    proof.put(Role.WILDCARD, around(Denial.wildcard(encloser)));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> expanded(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.EXPANSION, around(Denial.nextCloser(name, encloser)));
    return proof;
  }

  /** Covers the name and all below it: from a label just lower to a label just higher. */
  private SignedSet around(Name name) {
    Name parent = new Name(name, 1);
    byte[] label = label(name);
    byte[] lower = Labels.lower(label);
    Name next = Labels.under(Labels.higher(label), parent);
    return lower.length == 0 // nothing but the parent lies before its first child
        ? link(parent, next, withLink(types.apply(parent)))
        : link(Labels.under(lower, parent), next, NOTHING_MORE);
  }

  private static int[] withLink(int[] present) {
    return IntStream.concat(IntStream.of(present), IntStream.of(NOTHING_MORE)).toArray();
  }

  private static byte[] label(Name name) {
    byte[] withLength = name.canonicalize().getLabel(0);
    return Arrays.copyOfRange(withLength, 1, withLength.length);
  }

  private SignedSet link(Name owner, Name next, int[] present) {
    return signer.sign(List.of(new NSECRecord(owner, DClass.IN, Content.TTL, next, present)));
  }

  /**
   * Labels as unsigned octets, the shorter of two with the same start being lower (RFC 4034 section
   * 6.1).
   */
  private static final class Labels {
    private static final byte HIGHEST = (byte) 0xff;

    static byte[] lower(byte[] label) {
      byte[] lower = Arrays.copyOf(label, Math.min(label.length + 1, LONGEST_LABEL));
      int last = label.length - 1;
      if (label[last] == 0) {
        return Arrays.copyOf(label, last);
      }
      lower[last]--;
      if (lower[last] >= 'A' && lower[last] <= 'Z') {
        lower[last] = 'A' - 1; // capitals count as small letters, which are higher
      }
      if (lower.length > label.length) {
        lower[last + 1] = HIGHEST;
      }
      return lower;
    }

    static byte[] higher(byte[] label) {
      if (label.length < LONGEST_LABEL) {
        return Arrays.copyOf(label, label.length + 1); // one zero octet more
      }
      int length = LONGEST_LABEL;
      while (length > 0 && label[length - 1] == HIGHEST) {
        length--;
      }
      byte[] higher = Arrays.copyOf(label, length);
      if (length > 0) {
        higher[length - 1]++;
      }
      return higher;
    }

    /** Behind the last possible child comes the parent again, where the chain closes. */
    static Name under(byte[] label, Name zone) {
      if (label.length == 0) {
        return zone;
      }
      StringBuilder text = new StringBuilder();
      for (byte octet : label) {
        text.append("\\%03d".formatted(octet & 0xff));
      }
      return Content.under(text.toString(), zone);
    }
  }
}
