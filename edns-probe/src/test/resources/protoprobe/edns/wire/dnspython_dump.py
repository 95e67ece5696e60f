# SPDX-License-Identifier: Apache-2.0
"""Second opinion on DNS messages, by dnspython.

build COUNT SEED   prints COUNT messages in hex, one a line
judge              reads messages in hex, one a line, and prints for each either
                   "accept CODE:HEX CODE:HEX ..." (the options of its OPT, in order) or
                   "reject EXCEPTION: TEXT"
"""

import random
import sys
import traceback

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rdataclass
import dns.rdatatype
import dns.rrset

RECORDS = [
    ("A", "192.0.2.1"),
    ("AAAA", "2001:db8::53"),
    ("NS", "ns1.example."),
    ("CNAME", "alias.sub.example."),
    ("DNAME", "other.example."),
    ("PTR", "host.example."),
    ("SOA", "ns.example. admin.example. 1 7200 900 1209600 86400"),
    ("MX", "10 mail.example."),
    ("TXT", '"one" "two \\195\\169"'),
    ("SRV", "1 2 853 dot.example."),
    ("NAPTR", '1 2 "u" "E2U+sip" "!^.*$!sip:x!" .'),
    ("HINFO", '"cpu" "os"'),
    ("RP", "box.example. txt.example."),
    ("AFSDB", "1 afs.example."),
    ("CAA", '0 issue "ca.example"'),
    ("DS", "12345 13 2 " + "ab" * 32),
    ("DNSKEY", "257 3 13 " + "A" * 86 + "=="),
    ("RRSIG", "A 13 2 3600 20300101000000 20200101000000 12345 example. " + "A" * 86 + "=="),
    ("NSEC", "b.example. A NS SOA RRSIG NSEC TYPE666"),
    ("NSEC3", "1 1 10 AABB 0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM A RRSIG"),
    ("NSEC3PARAM", "1 0 0 -"),
    ("TLSA", "3 1 1 " + "cd" * 32),
    ("SSHFP", "4 2 " + "ef" * 32),
    ("CERT", "PKIX 1 8 AAAA"),
    ("URI", '10 1 "https://example/"'),
    ("OPENPGPKEY", "AAAA"),
    ("CSYNC", "66 3 A NS AAAA"),
    ("ZONEMD", "2018031500 1 1 " + "01" * 48),
    ("SVCB", "1 svc.example. alpn=h2,h3 port=853"),
    ("HTTPS", "1 . alpn=h2 ipv4hint=192.0.2.1"),
    ("TYPE666", "\\# 3 010203"),
]


def octets(rng, most):
    return bytes(rng.randrange(256) for _ in range(rng.randrange(most + 1)))


def name(rng):
    return dns.name.Name([octets(rng, 9) + b"x" for _ in range(rng.randrange(4))] + [b""])


def option(rng):
    generic = dns.edns.GenericOption
    drawn = [
        lambda: generic(3, octets(rng, 12)),
        lambda: generic(rng.choice([5, 6, 7]), octets(rng, 4)),
        lambda: dns.edns.ECSOption("192.0.2.255", rng.randrange(33), rng.randrange(33)),
        lambda: dns.edns.ECSOption("2001:db8:ffff::", rng.randrange(129), rng.randrange(129)),
        lambda: generic(8, bytes([0, rng.randrange(4), 20, 0]) + octets(rng, 5)),
        lambda: generic(9, rng.choice([b"", octets(rng, 4), b"\0\0\1\2"])),
        lambda: generic(10, rng.choice([bytes(8), bytes(24), octets(rng, 50)])),
        lambda: generic(11, rng.choice([b"", b"\0\x64", octets(rng, 3)])),
        lambda: generic(12, rng.choice([bytes(rng.randrange(99)), octets(rng, 9)])),
        lambda: generic(13, rng.choice([name(rng).to_wire(), octets(rng, 5), b"\0\0"])),
        lambda: generic(14, octets(rng, 6)),
        lambda: dns.edns.EDEOption(rng.randrange(40), rng.choice([None, "t\u00e9xt", "why"])),
        lambda: generic(15, rng.choice([b"", b"\0", b"\0\x06no\0", b"\0\x06\0\0"])),
        lambda: generic(15, b"\0\x09" + octets(rng, 3)),
        lambda: generic(18, rng.choice([name(rng).to_wire(), octets(rng, 5)])),
        lambda: generic(19, rng.choice([b"", b"\x02\0\0\0\0\1", b"\x02\0\1", octets(rng, 4)])),
        lambda: generic(rng.randrange(20, 65536), octets(rng, 30)),
    ]
    return rng.choice(drawn)()


def build(rng):
    question = dns.message.make_query(name(rng), rng.choice(["A", "TXT", "DNSKEY", "TYPE666"]))
    message = question if rng.random() < 0.4 else dns.message.make_response(question)
    message.id = rng.randrange(65536)
    message.flags |= rng.choice([0, dns.flags.AD, dns.flags.CD, dns.flags.TC])
    for section in (message.answer, message.authority, message.additional):
        for kind, text in rng.sample(RECORDS, rng.choice([0, 0, 1, 3])):
            section.append(dns.rrset.from_text(name(rng), rng.randrange(2**31), "IN", kind, text))
    if rng.random() < 0.95:
        options = [option(rng) for _ in range(rng.choice([0, 1, 1, 2, 3, 8]))]
        flags = rng.choice([0, dns.flags.DO])
        message.use_edns(rng.choice([0, 0, 1]), flags, rng.choice([0, 512, 1232]), 65535, options)
    return message.to_wire(max_size=65535)


def place(error):
    """The module of dnspython, and its line, that was last at work on a record or an option."""
    frames = traceback.extract_tb(error.__traceback__)
    if error.__context__ is not None:
        frames += traceback.extract_tb(error.__context__.__traceback__)
    frames = [f for f in frames if "rdtypes" in f.filename or f.filename.endswith("edns.py")]
    frames = frames or traceback.extract_tb(error.__traceback__)
    return "%s, %s" % (frames[-1].filename.rpartition("/")[2], frames[-1].line)


def judge(wire):
    try:
        message = dns.message.from_wire(wire)
        options = [(int(o.otype), o.to_wire()) for o in message.options]
    except Exception as e:  # dnspython lets ValueError, struct.error and others out, too
        text = str(e).replace("\n", " ")
        return "reject %s: %s (%s)" % (type(e).__name__, text, place(e))
    return " ".join(["accept"] + ["%d:%s" % (code, data.hex()) for code, data in options])


def main(arguments):
    if arguments[0] == "build":
        rng = random.Random(int(arguments[2]))
        for _ in range(int(arguments[1])):
            print(build(rng).hex())
    else:
        for line in sys.stdin:
            print(judge(bytes.fromhex(line.strip())))


main(sys.argv[1:])
