// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.EnumMap;
import java.util.Map;
import org.xbill.DNS.Name;

/** How a zone proves that something does not exist. */
interface Denial {
  /** What a record of a proof is there for. */
  enum Role {
    /** Shows which types a name has. */
    TYPES,
    /** Shows the closest ancestor that exists (NSEC3 only, RFC 5155 section 7.2.1). */
    ENCLOSER,
    /** Covers the name, or for NSEC3 the next closer name. */
    NAME,
    /** Covers the wildcard that could have been used instead. */
    WILDCARD,
    /** Covers the name that a wildcard answered for, or its next closer name. */
    EXPANSION
  }

  /** That the name exists without that type, an empty non-terminal included. */
  Map<Role, SignedSet> noType(Name name);

  /** That neither the name nor a wildcard for it exists. */
  Map<Role, SignedSet> noName(Name name, Name encloser);

  /** That only the wildcard below the encloser can answer for the name. */
  Map<Role, SignedSet> expanded(Name name, Name encloser);

  /** That only the wildcard below the encloser stands for the name, and lacks that type too. */
  default Map<Role, SignedSet> expandedNoType(Name name, Name encloser) {
    Map<Role, SignedSet> proof = expanded(name, encloser);
    proof.putAll(noType(wildcard(encloser)));
    return proof;
  }

  /** That the delegation has no DS: as {@link #noType}, except where the zone opts out. */
  default Map<Role, SignedSet> noDs(Name cut, Name encloser) {
    return noType(cut);
  }

  /** The child of the encloser on the way to the name (RFC 5155 section 1.3, next closer name). */
  static Name nextCloser(Name name, Name encloser) {
    return new Name(name, name.labels() - encloser.labels() - 1);
  }

  static Name wildcard(Name encloser) {
    return Content.under("*", encloser);
  }

  static Map<Role, SignedSet> proof() {
    return new EnumMap<>(Role.class);
  }

  /** A zone without signatures proves nothing. */
  enum None implements Denial {
    INSTANCE;

    @Override
    public Map<Role, SignedSet> noType(Name name) {
      return proof();
    }

    @Override
    public Map<Role, SignedSet> noName(Name name, Name encloser) {
      return proof();
    }

    @Override
    public Map<Role, SignedSet> expanded(Name name, Name encloser) {
      return proof();
    }
  }
}
