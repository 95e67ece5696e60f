#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes valid.txt and invalid.txt: Alt-Svc values made from the grammars of RFC 7838 section 3,
RFC 9110 section 5.6 and RFC 3986 section 3.2, independently of the parser that reads them.

A valid line is a value; an invalid one the rule that it breaks, a tab, and the value. Octets that
are not printable ASCII, and the backslash, are written as \\xHH.
"""
import ipaddress
import pathlib
import random

COUNT = 5000
DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
TOKEN = "!#$%&'*+-.^_`|~" + DIGITS + LETTERS
NOT_TOKEN = "()/:<>?@[]{}" + "".join(map(chr, range(0x80, 0x100)))
NAMES = ["h3", "h2", "http/1.1", "h3-29", "h2c", "x%y", "w=x:y#z", "acme-tls/1", "ftp", "quic"]
rnd = random.Random(7838)


def pick(*options):
    return rnd.choice(options)


def some(alphabet, least, most):
    return "".join(rnd.choice(alphabet) for _ in range(rnd.randint(least, most)))


def ows():
    return pick("", "", " ", " ", "\t", "  ", " \t ")


def protocol_id(name):
    return "".join(c if c in TOKEN and c != "%" else f"%{ord(c):02X}" for c in name)


def protocol():
    return protocol_id(pick(*NAMES, some(LETTERS + DIGITS, 1, 12), some("".join(map(chr, range(256))), 1, 5)))


def ipv6():
    address = ipaddress.IPv6Address(rnd.getrandbits(128) & rnd.getrandbits(128) & rnd.getrandbits(128))
    form = pick("short", "long", "upper", "mixed", "gap")
    if form == "gap":
        return str(ipaddress.IPv6Address(rnd.getrandbits(rnd.randint(1, 64)) << rnd.randint(0, 63)))
    if form == "mixed":
        return "::ffff:" + ipv4()
    text = str(address) if form == "short" else address.exploded
    return text.upper() if form == "upper" else text


def ipv4():
    return str(ipaddress.IPv4Address(rnd.getrandbits(32)))


def name():
    plain = LETTERS + DIGITS + "-._~"
    piece = lambda: pick(some(plain, 1, 12), some(plain + "!$&'()+,;=", 1, 6), f"%{rnd.randrange(256):02x}")
    return "".join(piece() for _ in range(rnd.randint(1, 3)))


def host():
    return pick("", "", "", "alt.example.com", name(), ipv4(), f"[{ipv6()}]", f"[v1.{some(LETTERS + ':', 1, 8)}]")


def port():
    return pick("443", "443", "8443", "1", "65535", "00443", str(rnd.randint(1, 65535)))


def quote(text, escapes=0.05):
    return '"' + "".join("\\" + c if c in '"\\' or rnd.random() < escapes else c for c in text) + '"'


def authority():
    return quote(f"{host()}:{port()}", pick(0, 0, 0, 0.2))


def parameter():
    other = some(TOKEN.replace("%", ""), 1, 8) + pick("1", "x")
    quotable = TOKEN + " \t,;:=()" + "".join(map(chr, range(0x80, 0x100))) + '"\\'
    return pick(
        f"ma={some(DIGITS, 1, 10)}",
        f"ma={pick('60', '3600', '86400', '2592000')}",
        "persist=1",
        f"{other}={some(TOKEN, 1, 8)}",
        f"{other}={quote(some(quotable, 0, 12))}")


def parameters(least=0):
    return "".join(f"{ows()};{ows()}{parameter()}" for _ in range(rnd.randint(least, 3)))


def alternative():
    return f"{protocol()}={authority()}"


def element(least=0):
    return alternative() + parameters(least)


def comma():
    return f"{ows()},{ows()}"


def elements(least, most):
    return [element() for _ in range(rnd.randint(least, most))]


def valid():
    return pick("clear", *[comma().join(elements(1, 4)) for _ in range(9)])


def around(broken):
    """The broken element behind sound ones: the first error is still the one meant."""
    return comma().join([*elements(0, 2), broken])


BROKEN = {}


def breaks(rule):
    def add(function):
        BROKEN.setdefault(rule, []).append(function)
        return function
    return add


@breaks("empty")
def empty():
    return some(" \t", 0, 12)


@breaks("field-octet")
def field_octet():
    text = around(element())
    at = rnd.randrange(len(text) + 1)
    # at the very end too: only spaces and tabs are stripped from a field value
    return text[:at] + chr(pick(*range(9), *range(10, 32), 127)) + text[at:]


@breaks("clear-case")
def clear_case():
    return around("".join(pick(c, c.upper()) for c in "clear")) if rnd.random() < 0.5 else pick(
        "Clear", "CLEAR", "cLEAR", "clEar")


@breaks("clear-alone")
def clear_alone():
    return pick(
        f"clear{comma()}{element()}",
        f"{element()}{comma()}clear",
        f"clear{ows()};{ows()}{parameter()}",
        f"clear {some(LETTERS, 1, 5)}",
        f"clear{comma()}clear")


@breaks("list")
def list_():
    return pick(f",{ows()}{element()}", f"{element()}{ows()},", f"{element()},{ows()},{element()}", ",", ", ,")


@breaks("separator")
def separator():
    return around(pick(
        f"{element()} {parameter()}",
        f"{alternative()}{protocol()}={authority()}",
        f"{alternative()}{pick(':', '/', '&', '=')}{parameter()}",
        f"{element(1)} {element()}"))


@breaks("protocol-id")
def protocol_id_():
    text = some(LETTERS, 0, 4) + rnd.choice(NOT_TOKEN) + some(LETTERS, 0, 4)
    return around(pick(f"{text}={authority()}", f"={authority()}", f"{authority()}"))


@breaks("percent-encoding")
def percent_encoding():
    not_token = [c for c in range(256) if chr(c) not in TOKEN and f"{c:02x}" != f"{c:02X}"]
    escape = pick("%", "%" + some(DIGITS, 1, 1), "%" + some("ghxyzGHXYZ", 1, 2), f"%{pick(*not_token):02x}")
    tail = pick("", "", some("ghijk", 1, 3)) if escape[-1] in DIGITS + "%" else some("ghijk", 0, 3)
    return around(f"{some(LETTERS, 0, 4)}{escape}{tail}={authority()}")


@breaks("percent-needless")
def percent_needless():
    c = rnd.choice(TOKEN.replace("%", ""))
    return around(f"{some(LETTERS, 0, 4)}%{ord(c):02X}{some('ghijk', 0, 3)}={authority()}")


@breaks("protocol-length")
def protocol_length():
    return around(f"{some(LETTERS + DIGITS, 256, 300)}={authority()}")


@breaks("equals")
def equals():
    space = some(" \t", 1, 2)
    return around(pick(
        f"{protocol()}{space}={authority()}",
        f"{protocol()}={space}{authority()}",
        f"{protocol()}{parameters(1)}",
        f"{protocol()}",
        f"{alternative()};{some(LETTERS, 1, 5)}{space}={some(TOKEN, 1, 5)}",
        f"{alternative()};{some(LETTERS, 1, 5)}={space}{some(TOKEN, 1, 5)}",
        f"{alternative()};{some(LETTERS, 1, 5)}"))


@breaks("quoted-string")
def quoted_string():
    return around(pick(
        f"{protocol()}={authority()[:-1]}",
        f'{protocol()}="{host()}:{port()}\\"',
        f'{protocol()}="{host()}:{port()}\\',
        f'{alternative()};x="{some(LETTERS + ",; ", 0, 8)}'))


@breaks("authority")
def authority_():
    return around(pick(
        f"{protocol()}={host().replace(chr(34), '')}:{port()}{parameters()}" ,
        f"{protocol()}='{host()}:{port()}'",
        f"{protocol()}={quote(name())}",
        f"{protocol()}={quote('[' + ipv6() + ']')}",
        f'{protocol()}=""'))


@breaks("host")
def host_():
    bad = pick(
        name() + pick(*' <>"\\^`{|}/?#@é') + name(),
        pick(*' <>"\\^`{|}/?#@') + name(),
        name() + "%" + pick("", "4", "zz"),
        ipv6(), "::1", f"[{ipv6()}", f"{ipv6()}]", f"[{ipv4()}]", "[1:2:3]", "[::1::2]", "[12345::]", "[]",
        "[:::]", "[1:2:3:4:5:6:7:8:9]", "[::g]", "[fe80::1%25eth0]", "[v.x]", "[1::1.2.3.256]",
        f"user@{name()}", f"{name()}:{port()}", "bücher.example")
    return around(f"{protocol()}={quote(bad + ':' + port(), 0)}{parameters()}")


@breaks("port")
def port_():
    bad = pick("", "0", "000", "65536", "65537", some("9", 6, 20), "+443", "-1", "443 ", " 443", "4a",
               "0x1bb", "443.", "443/", some(LETTERS, 1, 4))
    return around(f"{protocol()}={quote(host() + ':' + bad, 0)}{parameters()}")


@breaks("parameter")
def parameter_():
    return around(pick(
        f"{element()}{ows()};{ows()}",
        f"{element()};{ows()};{parameter()}",
        f"{alternative()};={some(TOKEN, 1, 4)}",
        f"{alternative()};ma={pick('', ';persist=1')}",
        f"{alternative()};{some(LETTERS, 1, 4)}{rnd.choice(NOT_TOKEN)}x=1",
        f"{alternative()};{quote(some(LETTERS, 1, 4))}=1"))


@breaks("max-age")
def max_age():
    bad = pick("-1", "+60", "1.5", "1e3", "60s", "abc", some(LETTERS, 1, 6), some(DIGITS, 1, 4) + some(LETTERS, 1, 2),
               '""', '"abc"', '"-1"', '"6 0"', '" 60"')
    return around(f"{alternative()};{ows()}ma={bad}{parameters()}")


def fits(rule, text):
    """Leaves out what breaks an earlier rule by accident, told from the text alone."""
    if rule == "clear-case":
        return not text.endswith("clear")
    return True


def escaped(text):
    return "".join(c if 0x20 <= ord(c) < 0x7F and c != "\\" else f"\\x{ord(c):02x}" for c in text)


def main():
    folder = pathlib.Path(__file__).parent
    values = set()
    while len(values) < COUNT:
        values.add(escaped(valid()))
    lines = set()
    # few values are empty: their share goes to the other rules
    rules = [rule for rule in BROKEN if rule != "empty"]
    lines.update("empty\t" + escaped(empty()) for _ in range(40))
    while len(lines) < COUNT:
        rule = rules[len(lines) % len(rules)]
        text = rnd.choice(BROKEN[rule])()
        if fits(rule, text):
            lines.add(f"{rule}\t{escaped(text)}")
    (folder / "valid.txt").write_text("\n".join(sorted(values)) + "\n", "ascii")
    (folder / "invalid.txt").write_text("\n".join(sorted(lines)) + "\n", "ascii")


main()
