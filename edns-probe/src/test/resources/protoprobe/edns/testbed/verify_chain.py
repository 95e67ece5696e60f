# SPDX-License-Identifier: Apache-2.0
"""Names the rules of DNSSEC that a chain of answers breaks, each judged on its own.

Input: one case a line, as JSON:
  {"case": str, "anchor": DNSKEY as text, "zones": [zone...]} from the root downwards
  zone: {"name", "keys": [DNSKEY as text, the keys that sign], "ds": hex or null, "dnskey": hex,
         "answer": hex, "asked": [name, type], "encloser": name, "now": seconds}
where hex is a whole DNS message; ds is null for the root.
Output: one line for each case: its name and the broken rules, each RULE@TYPE.

Rules cite RFC 4034, 4035, 5155, 9276. "keys" only serve to judge one rule while another is broken:
whether a signature verifies is asked of the key that made it, even where that key is not published.
"""
import hashlib
import json
import sys

import dns.dnssec
import dns.flags
import dns.message
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset

T = dns.rdatatype
IN = dns.rdataclass.IN
ALGORITHMS = {8, 10, 13, 14, 15, 16}
DIGESTS = {2: hashlib.sha256, 4: hashlib.sha384}
ZONE, SEP, REVOKE = 0x0100, 0x0001, 0x0080


def key_from(text):
    return dns.rdata.from_text(IN, T.DNSKEY, text)


def tag(key):
    """RFC 4034 appendix B, for every algorithm but 1."""
    raw = key.to_wire()
    total = sum(octet << 8 if at % 2 == 0 else octet for at, octet in enumerate(raw))
    return (total + (total >> 16)) & 0xFFFF


def genuine(owner, rdatas, sig, key):
    """Whether the key made the signature over these fields (RFC 4034 section 3.1.8.1)."""
    labels = len(owner) - 1
    name = owner
    if labels > sig.labels:
        name = dns.name.Name((b"*",) + owner.labels[-(sig.labels + 1):])
    data = sig.to_wire(origin=dns.name.root)[:18] + sig.signer.canonicalize().to_wire()
    for raw in sorted(rdata.to_digestable(dns.name.root) for rdata in rdatas):
        data += name.canonicalize().to_wire() + rdatas[0].rdtype.to_bytes(2, "big") + b"\0\1"
        data += sig.original_ttl.to_bytes(4, "big") + len(raw).to_bytes(2, "big") + raw
    return crypto(key, sig.signature, data)


def crypto(key, signature, data):
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa, utils
    raw = key.key
    try:
        if key.algorithm in (8, 10):
            size, at = (raw[0], 1) if raw[0] else (int.from_bytes(raw[1:3], "big"), 3)
            e, n = int.from_bytes(raw[at:at + size], "big"), int.from_bytes(raw[at + size:], "big")
            digest = hashes.SHA256() if key.algorithm == 8 else hashes.SHA512()
            rsa.RSAPublicNumbers(e, n).public_key().verify(
                signature, data, padding.PKCS1v15(), digest)
        elif key.algorithm in (13, 14):
            half = len(raw) // 2
            curve, digest = ((ec.SECP256R1(), hashes.SHA256()) if key.algorithm == 13
                             else (ec.SECP384R1(), hashes.SHA384()))
            x, y = int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big")
            r, s = (int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))
            ec.EllipticCurvePublicNumbers(x, y, curve).public_key().verify(
                utils.encode_dss_signature(r, s), data, ec.ECDSA(digest))
        elif key.algorithm == 15:
            ed25519.Ed25519PublicKey.from_public_bytes(raw).verify(signature, data)
        elif key.algorithm == 16:
            ed448.Ed448PublicKey.from_public_bytes(raw).verify(signature, data)
        else:
            return False
        return True
    except (InvalidSignature, ValueError):
        return False


class Keys:
    """The published keys, and those that really sign."""

    def __init__(self, published, signing):
        self.published = published
        self.known = published + [key for key in signing if key not in published]


def fewest(choices):
    return min(choices, key=len) if choices else None


def judge_signature(rrset, sig, zone, keys, now, only=None):
    """Every rule of RFC 4035 section 5.3.1 that one signature breaks; only: keys that may sign."""
    broken = set()
    owner = rrset.name
    if sig.type_covered != rrset.rdtype:
        broken.add("type-covered")
    if sig.signer != zone:
        broken.add("signer-name")
    if sig.labels > len(owner) - 1 - (1 if owner.is_wild() else 0):
        broken.add("labels")
    if sig.original_ttl != rrset.ttl:  # asked of the zone's own server, RFC 4034 section 3.1.4
        broken.add("original-ttl")
    if sig.expiration < sig.inception:  # no instant lies in it: whether it is over has no meaning
        broken.add("window-order")
    elif now > sig.expiration:
        broken.add("expired")
    elif now < sig.inception:
        broken.add("not-yet-valid")
    if sig.algorithm not in ALGORITHMS:
        broken.add("signature-algorithm")
    fixed = sig.replace(original_ttl=rrset.ttl)
    makers = [key for key in keys.known
              if key.algorithm == sig.algorithm and genuine(owner, list(rrset), fixed, key)]
    named = [key for key in keys.published
             if tag(key) == sig.key_tag and key.algorithm == sig.algorithm]
    if not named:
        broken.add("key-exists")
    if not makers and sig.algorithm in ALGORITHMS:
        broken.add("signature-verifies")
    if named and makers and not any(key in makers for key in named):
        broken.add("key-exists")
    for key in named[:1]:
        broken |= judge_key(key)
    if only is not None and not any(key in only for key in makers or named):
        broken.add("signed-by-entry-key")
    return broken


def judge_key(key):
    """RFC 4034 sections 2.1.1 and 2.1.2, RFC 5011 section 2.1."""
    broken = set()
    if not key.flags & ZONE:
        broken.add("zone-key-bit")
    if key.protocol != 3:
        broken.add("protocol")
    if key.flags & REVOKE:
        broken.add("revoked")
    return broken


def judge_rrset(message, section, rrset, zone, keys, now, only=None):
    """The best of its signatures decides (RFC 6840 section 5.4)."""
    sigs = [sig for other in section if other.rdtype == T.RRSIG and other.name == rrset.name
            for sig in other]
    present = {other.rdtype for other in section if other.name == rrset.name}
    mine = [sig for sig in sigs if sig.type_covered == rrset.rdtype]
    stray = [sig for sig in sigs if sig.type_covered not in present]
    found = fewest([judge_signature(rrset, sig, zone, keys, now, only) for sig in mine or stray])
    return {"rrsig-present"} if found is None else found


def sets(message, section, *types):
    return [rrset for rrset in section if rrset.rdtype != T.RRSIG
            and (not types or rrset.rdtype in types)]


def judge_ds(records, keys, name):
    """RFC 4034 section 5.2; the DS with the fewest faults, and the key it fits best, decide."""
    choices = []
    for ds in records:
        first = set()
        if ds.algorithm not in ALGORITHMS:
            first.add("ds-algorithm-supported")
        if ds.digest_type not in DIGESTS:
            first.add("ds-digest-supported")
        fits = []
        for key in keys.known:
            broken = set(first)
            if ds.key_tag != tag(key):
                broken.add("ds-tag")
            if ds.algorithm in ALGORITHMS and ds.algorithm != key.algorithm:
                broken.add("ds-algorithm")
            if ds.digest_type in DIGESTS:
                data = name.canonicalize().to_wire() + key.to_wire()
                if DIGESTS[ds.digest_type](data).digest() != ds.digest:
                    broken.add("ds-digest")
            if keys.published and key not in keys.published:
                broken.add("ds-key-published")
            fits.append((len(broken), not key.flags & SEP, broken, key))
        fits.sort(key=lambda fit: fit[:2])
        choices.append((fits[0][2], fits[0][3]))
    return min(choices, key=lambda choice: len(choice[0]))


def hashed(name, salt, iterations):
    digest = hashlib.sha1(name.canonicalize().to_wire() + salt).digest()
    for _ in range(iterations):
        digest = hashlib.sha1(digest + salt).digest()
    return digest


def unbase32(label):
    letters = b"0123456789abcdefghijklmnopqrstuv"
    value = 0
    for octet in label.lower():
        value = value << 5 | letters.index(octet)
    return value.to_bytes(20, "big")


def between(low, middle, high):
    return low < middle < high if low < high else middle > low or middle < high


class Denial:
    """What the NSEC or NSEC3 records of one message prove (RFC 4035 5.4, RFC 5155 8)."""

    def __init__(self, rrsets):
        self.nsec = [(r.name, r[0]) for r in rrsets if r.rdtype == T.NSEC]
        self.nsec3 = [(unbase32(r.name.labels[0]), r[0]) for r in rrsets if r.rdtype == T.NSEC3]
        self.any = bool(self.nsec or self.nsec3)

    def hash(self, name):
        one = self.nsec3[0][1]
        return hashed(name, one.salt, one.iterations)

    def types(self, name):
        """The record that matches the name."""
        if self.nsec3:
            found = [one for owner, one in self.nsec3 if owner == self.hash(name)]
        else:
            found = [one for owner, one in self.nsec if owner == name]
        return found[0] if found else None

    def covers(self, name):
        if self.nsec3:
            return [one for owner, one in self.nsec3 if between(owner, self.hash(name), one.next)]
        return [one for owner, one in self.nsec
                if owner < name < one.next or one.next <= owner < name]

    def judge_name(self, name, encloser):
        if not self.any:
            return {"denial-present"}
        broken = set()
        closer = dns.name.Name(name.labels[-(len(encloser) + 1):])
        if self.nsec3 and self.types(encloser) is None:
            broken.add("denial-encloser")
        if not self.covers(closer if self.nsec3 else name):
            broken.add("denial-name")
        if not self.covers(dns.name.Name((b"*",) + encloser.labels)):
            broken.add("denial-wildcard")
        return broken

    def judge_type(self, name, rdtype):
        if not self.any:
            return {"denial-present"}
        found = self.types(name)
        if found is None:
            return {"denial-type"}
        return {"denial-type"} if has(found, rdtype) or has(found, T.CNAME) else set()

    def judge_iterations(self):
        """RFC 9276 section 3.1."""
        return {"nsec3-iterations"} if any(one.iterations for _, one in self.nsec3) else set()

    def judge_no_ds(self, name):
        found = self.types(name) if self.any else None
        if found is not None:
            good = has(found, T.NS) and not has(found, T.DS) and not has(found, T.SOA)
            return set() if good else {"denial-type"}
        covered = self.covers(name) if self.nsec3 else []
        if not self.any:
            return {"denial-present"}
        good = covered and covered[0].flags & 1 and self.types(name.parent()) is not None
        return set() if good else {"denial-opt-out"}


def has(record, rdtype):
    window, bit = divmod(rdtype, 256)
    for number, bitmap in record.windows:
        if number == window and bit // 8 < len(bitmap):
            return bool(bitmap[bit // 8] & 0x80 >> bit % 8)
    return False


class Report(set):
    def put(self, rules, where):
        self.update("%s@%s" % (rule, T.to_text(where)) for rule in rules)


def wire(text):
    return dns.message.from_wire(bytes.fromhex(text))


def judge_signed(report, message, section, zone, keys, now, types=()):
    for rrset in sets(message, section, *types):
        report.put(judge_rrset(message, section, rrset, zone, keys, now), rrset.rdtype)


def judge_parent(report, zone, name, parent, parent_keys):
    """The DS records, or None where the parent proves that there are none."""
    message = wire(zone["ds"])
    if sets(message, message.answer, T.DS):
        judge_signed(report, message, message.answer, parent, parent_keys, zone["now"], (T.DS,))
        return list(sets(message, message.answer, T.DS)[0])
    report.put({"ds-present"}, T.DS)
    proofs = sets(message, message.authority, T.NSEC, T.NSEC3)
    report.put(Denial(proofs).judge_no_ds(name), T.DS)
    judge_signed(report, message, message.authority, parent, parent_keys, zone["now"])
    return None


def judge_keys(report, zone, name, keys, entry):
    message = wire(zone["dnskey"])
    found = sets(message, message.answer, T.DNSKEY)
    if not found:
        report.put({"dnskey-present"}, T.DNSKEY)
        return
    report.put(judge_rrset(message, message.answer, found[0], name, keys, zone["now"],
                           entry and [entry]), T.DNSKEY)


def judge_answer(report, zone, name, keys):
    message = wire(zone["answer"])
    asked = dns.name.from_text(zone["asked"][0])
    rdtype = T.from_text(zone["asked"][1])
    encloser = dns.name.from_text(zone["encloser"])
    now = zone["now"]
    judge_signed(report, message, message.answer, name, keys, now)
    judge_signed(report, message, message.authority, name, keys, now)
    denial = Denial(sets(message, message.authority, T.NSEC, T.NSEC3))
    where = T.NSEC3 if denial.nsec3 else T.NSEC
    report.put(denial.judge_iterations(), where)
    if message.rcode() == 3:
        report.put(denial.judge_name(asked, encloser), where)
    elif not message.answer:
        report.put(denial.judge_type(asked, rdtype), where)
    else:
        wild = [sig for rrset in message.answer if rrset.rdtype == T.RRSIG for sig in rrset
                if sig.labels < len(rrset.name) - 1]
        closer = dns.name.Name(asked.labels[-(wild[0].labels + 2):]) if wild else None
        if wild and not denial.covers(closer if denial.nsec3 else asked):
            report.put({"expansion-proven"}, where)


def judge(case):
    report = Report()
    parent, parent_keys = None, None
    anchor = key_from(case["anchor"])
    for zone in case["zones"]:
        name = dns.name.from_text(zone["name"])
        answer = wire(zone["dnskey"])
        published = [key for rrset in sets(answer, answer.answer, T.DNSKEY) for key in rrset]
        signing = [key_from(text) for text in zone["keys"]]
        keys = Keys(published or signing, signing)
        entry = anchor
        if zone["ds"] is not None:
            ds = judge_parent(report, zone, name, parent, parent_keys)
            if ds is None and not published:
                return report  # proved to be without DNSSEC: nothing below can be broken
            entry = None
            if ds is not None:
                broken, entry = judge_ds(ds, keys, name)
                report.put(broken, T.DS)
                if "ds-key-published" in broken:
                    entry = None  # the very fault: who else signed is another question
        elif anchor not in published:
            report.put({"anchor-published"}, T.DNSKEY)
        judge_keys(report, zone, name, keys, entry)
        judge_answer(report, zone, name, keys)
        parent, parent_keys = name, keys
    return report


for line in sys.stdin:
    one = json.loads(line)
    print(one["case"], *sorted(judge(one)))
