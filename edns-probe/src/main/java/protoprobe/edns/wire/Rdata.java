// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import protoprobe.edns.wire.Problem.Kind;

/** What RDATA of a type is made of; a type that is not here is opaque (RFC 3597). */
final class Rdata {
  /** Whose names any sender may compress (RFC 3597 section 4). */
  private static final List<Integer> COMPRESSIBLE =
      List.of(
          Type.NS,
          Type.MD,
          Type.MF,
          Type.CNAME,
          Type.SOA,
          Type.MB,
          Type.MG,
          Type.MR,
          Type.PTR,
          Type.MINFO,
          Type.MX);

  /** Types whose format is that of class IN only (RFC 1035 section 3.4). */
  private static final List<Integer> INTERNET_ONLY =
      List.of(
          Type.A,
          Type.AAAA,
          Type.SRV,
          Type.NAPTR,
          Type.KX,
          Type.PX,
          Type.DHCID,
          Type.SVCB,
          Type.HTTPS);

  private static final Map<Integer, RdataField[]> SHAPES = new HashMap<>();

  static {
    shape("IP4", Type.A);
    shape("IP6", Type.AAAA);
    shape("NAME", Type.NS, Type.MD, Type.MF, Type.CNAME, Type.MB, Type.MG, Type.MR, Type.PTR);
    shape("NAME", Type.DNAME);
    shape("NAME NAME", Type.MINFO, Type.RP);
    // MNAME RNAME SERIAL REFRESH RETRY EXPIRE MINIMUM
    shape("NAME NAME U32 U32 U32 U32 U32", Type.SOA);
    shape("U16 NAME", Type.MX, Type.AFSDB, Type.RT, Type.KX, Type.LP);
    shape("U16 NAME NAME", Type.PX);
    shape("STRING STRING", Type.HINFO);
    shape("STRINGS", Type.TXT, Type.SPF);
    // priority weight port target (RFC 2782)
    shape("U16 U16 U16 NAME", Type.SRV);
    // order preference flags services regexp replacement (RFC 3403 4.1)
    shape("U16 U16 STRING STRING STRING NAME", Type.NAPTR);
    // type, key tag, algorithm, certificate (RFC 4398 section 2)
    shape("U16 U16 U8 BASE64", Type.CERT);
    // key tag, algorithm, digest type, digest (RFC 4034 5.1)
    shape("U16 U8 U8 HEX", Type.DS, Type.CDS, Type.DLV);
    // flags, protocol, algorithm, key (RFC 4034 2.1)
    shape("U16 U8 U8 BASE64", Type.DNSKEY, Type.CDNSKEY, Type.KEY);
    // covered, algorithm, labels, original TTL, expiration, inception, tag, signer (RFC 4034 3.1)
    shape("TYPE U8 U8 U32 TIME TIME U16 NAME BASE64", Type.RRSIG, Type.SIG);
    shape("NAME BITMAP", Type.NSEC);
    // hash algorithm, flags, iterations, salt, next hashed owner (RFC 5155 3.2)
    shape("U8 U8 U16 SALT HASH BITMAP", Type.NSEC3);
    shape("U8 U8 U16 SALT", Type.NSEC3PARAM);
    shape("U8 U8 U8 HEX", Type.TLSA, Type.SMIMEA);
    shape("U8 U8 HEX", Type.SSHFP);
    shape("U8 STRING QUOTED", Type.CAA);
    shape("U16 U16 QUOTED", Type.URI);
    shape("BASE64", Type.OPENPGPKEY, Type.DHCID);
    shape("U32 U16 BITMAP", Type.CSYNC);
    shape("U32 U8 U8 HEX", Type.ZONEMD);
    shape("U16 NAME PARAMS", Type.SVCB, Type.HTTPS);
    shape("U16 IP4", Type.L32);
    shape("U16 LOCATOR", Type.NID, Type.L64);
  }

  private Rdata() {}

  private static void shape(String fields, int... types) {
    RdataField[] shape =
        Arrays.stream(fields.split(" ")).map(RdataField::valueOf).toArray(RdataField[]::new);
    for (int type : types) {
      SHAPES.put(type, shape);
    }
  }

  private static RdataField[] shapeOf(int type, int klass) {
    boolean foreign = klass != Klass.IN && INTERNET_ONLY.contains(type);
    return foreign ? new RdataField[0] : SHAPES.getOrDefault(type, new RdataField[0]);
  }

  /** The RDATA with its names expanded; as it is, with a problem, where it does not parse. */
  static Bytes expand(int type, int klass, byte[] octets, int from, int to, Findings findings) {
    RdataField[] shape = shapeOf(type, klass);
    // RFC 2136 2.4: prerequisites and deletions have class ANY or NONE and may have no RDATA.
    boolean absent = from == to && (klass == Klass.ANY || klass == Klass.NONE);
    if (shape.length == 0 || absent) {
      return Bytes.copy(octets, from, to);
    }
    RdataWalk walk = new RdataWalk(octets, from, to, false);
    try {
      walk.all(shape);
    } catch (RdataFault fault) {
      String text = "%s RDATA at %d: %s".formatted(Type.name(type), from, fault.getMessage());
      findings.problem(Kind.RDATA, from, text);
      return Bytes.copy(octets, from, to);
    }
    if (walk.compressed() && !COMPRESSIBLE.contains(type)) {
      findings.remark(
          Kind.RDATA, from, "%s RDATA at %d: compressed name".formatted(Type.name(type), from));
    }
    return walk.expanded();
  }

  /** Presentation format, or {@code \# n hex} (RFC 3597 section 5). */
  static String text(int type, int klass, Bytes rdata) {
    RdataField[] shape = shapeOf(type, klass);
    if (shape.length > 0 && !rdata.isEmpty()) {
      RdataWalk walk = new RdataWalk(rdata.shared(), 0, rdata.length(), true);
      try {
        walk.all(shape);
        return walk.text();
      } catch (RdataFault fault) {
        return generic(rdata);
      }
    }
    return generic(rdata);
  }

  private static String generic(Bytes rdata) {
    return "\\# %d %s".formatted(rdata.length(), rdata).stripTrailing();
  }
}
