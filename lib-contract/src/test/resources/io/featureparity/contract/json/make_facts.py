# SPDX-License-Identifier: Apache-2.0
"""Writes the two tables beside it, from Python's own json and repr. Run: python3 make_facts.py

real-numbers.csv: the bits of a double in hex, and repr() of it.
documents.tsv: a JSON text, a tab, and the SHA-256 of json.dumps(json.loads(text), ...) as clause E2 has it.
"""

import hashlib
import json
import math
import pathlib
import platform
import random
import struct

HERE = pathlib.Path(__file__).parent
HEADER = f"# made by make_facts.py with Python {platform.python_version()} ({platform.python_implementation()})\n"
rng = random.Random(20261121)


def of_bits(bits):
    return struct.unpack(">d", bits.to_bytes(8, "big"))[0]


def to_bits(value):
    return int.from_bytes(struct.pack(">d", value), "big")


def neighbours(value):
    return [math.nextafter(value, -math.inf), value, math.nextafter(value, math.inf)]


def real_numbers():
    edges = [1e-5, 1e-4, 1e-3, 0.1, 0.3, 1.0, 2.0, 5.0, 10.0, 48.5, 100.0, 1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 2e23,
             9.04e-07, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740992.0, 2.0**53, 2.0**63, 2.0**64,
             2.0**-44, 2.0**-24, 1 / 3, 2 / 3, 9.5367431640625e-07, 4.35, 0.000123456789, 123456789012345.6,
             9999999999999998.0, 99999999999999990.0]
    for edge in edges:
        yield from (v for v in neighbours(edge) if math.isfinite(v))
    yield from (0.0, -0.0, -1.5, -1e16, -5e-324)
    for units in [*range(1, 41), 49, 50, 51, 98, 99, 100, 101, 202, 203, 2024, 2025]:
        yield of_bits(units)  # subnormal: few digits are left, and one often does
    for exponent in range(-1074, 1024, 23):
        yield from neighbours(math.ldexp(1.0, exponent))  # the gap below a power of two is half the gap above
    for exponent in range(-323, 309, 17):
        yield float(f"{rng.randint(1, 9)}e{exponent}")
        yield float(f"{rng.randint(1, 999)}e{exponent - 2}")
    for _ in range(120):
        yield of_bits(rng.getrandbits(64) & 0xFFEF_FFFF_FFFF_FFFF)
    for _ in range(60):
        yield float(rng.randint(2**52, 2**64))


ALPHABET = ["a", "b", "Z", "0", "_", "/", "\\", '"', " ", "~", "\b", "\t", "\n", "\f", "\r", "\0", "\x1f", "\x7f", "\x80",
            "\xe9", "\u2028", "\ud7ff", "\ue000", "\uff5e", "\uffff", "\U00010000", "\U0001f600", "\U0010ffff"]


def text():
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, 6)))


def spelled_string(value):
    """The same string, spelled in one of the ways JSON allows, on one line and without a tab."""
    out = []
    for character in value:
        if ord(character) < 0x20 or character in '"\\' or rng.random() < 0.3:
            escaped = json.dumps(character)[1:-1]
            out.append(escaped.upper().replace("\\U", "\\u") if "\\u" in escaped and rng.random() < 0.5 else escaped)
        else:
            out.append("\\/" if character == "/" and rng.random() < 0.5 else character)
    return '"' + "".join(out) + '"'


def spelled_number():
    kind = rng.randrange(6)
    if kind == 0:
        return str(rng.randint(-(10 ** rng.randint(0, 40)), 10 ** rng.randint(0, 40)))
    if kind == 1:
        return repr(of_bits(rng.getrandbits(64) & 0xFFEF_FFFF_FFFF_FFFF))
    if kind == 2:
        return f"{rng.randint(-99, 99)}.{rng.randint(0, 99999):05d}{'0' * rng.randint(0, 4)}"
    if kind == 3:
        return f"{rng.randint(0, 999)}{rng.choice('eE')}{rng.choice(['', '+', '-'])}{rng.randint(0, 30)}"
    if kind == 4:
        return f"{rng.choice(['', '-'])}0.{rng.randint(0, 9)}e-0{rng.randint(0, 9)}"
    return rng.choice(["0", "-0", "0.0", "-0.0", "-0e9", "1e-999", "-1e-999"])


def space():
    return rng.choice(["", "", "", " ", "  "])


def document(depth):
    kind = rng.randrange(8 if depth > 0 else 5)
    if kind <= 1:
        return spelled_number()
    if kind == 2:
        return rng.choice(["true", "false", "null"])
    if kind <= 4:
        return spelled_string(text())
    if kind == 5:
        return "[" + ",".join(space() + document(depth - 1) + space() for _ in range(rng.randint(0, 4))) + "]"
    keys = {text() for _ in range(rng.randint(0, 5))}
    members = [space() + spelled_string(k) + space() + ":" + space() + document(depth - 1) for k in sorted(keys)]
    rng.shuffle(members)
    return "{" + ",".join(members) + space() + "}"


CHOSEN = [
    "{}", "[]", '""', "0", "-0", "-0.0", "0.0", "5.0", "48.5", "9.04e-07", "1e16", "1E+16", "9999999999999998.0",
    "0.0001", "0.00001", "5e-324", "2e-324", "1.7976931348623157e308", "1e22", "1e23", "2e23", "1e-7", "100", "1e2",
    "18446744073709551616", "-340282366920938463463374607431768211456", "9" * 400, "9007199254740993", "9007199254740993.0",
    '{"b":1,"a":{"d":[],"c":{}}}', '{"":0,"\\u0000":1}', '"\\u007f\u007f"', '"/\\/"', '"\\u00e9\u00e9"',
    '{"\U0001f600":1,"\uff5e":2}', '{"\\ud83d\\ude00":1,"\\uff5e":2,"\\ud800":3}', '["\\ud800","\\udc00","\\ude00\\ud83d"]',
    '{"a":1,"ab":2,"A":3,"_":4,"a b":5}', "[true,false,null]", " [ 1 , 2.50 ] ", '{"a":[[[[[[{}]]]]]]}',
    "[" * 32 + "]" * 32, "[1e-400000000]", '"\\b\\t\\n\\f\\r\\u000b\\"\\\\"',
]


def canonical_sha256(document_text):
    canonical = json.dumps(json.loads(document_text), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def main():
    bits = dict.fromkeys(to_bits(v) for v in real_numbers())
    rows = "".join(f"{b:016x},{of_bits(b)!r}\n" for b in bits)
    (HERE / "real-numbers.csv").write_text(HEADER + rows, encoding="utf-8", newline="\n")
    texts = dict.fromkeys(CHOSEN + [f"[{document(4)}, {document(3)}]" for _ in range(120)])
    rows = "".join(f"{t}\t{canonical_sha256(t)}\n" for t in texts)
    (HERE / "documents.tsv").write_text(HEADER + rows, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
