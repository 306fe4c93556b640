"""Reduces the data of ICU to what a program needs that formats in no language but English:

    python3 icu-data.py ARCHIVE OBJECT

ARCHIVE is the toolchain's static lib_FoundationICU.a, OBJECT the file to link in place of the data within, with
--wrap=SYMBOL and the symbol that is printed. Foundation
brings 34 MB of ICU's data: names of languages, regions, currencies, units and zones in 800 locales, orders of letters,
dictionaries and code pages. Panier asks for none of it; its libraries need regular expressions, calendars, time zones
and the fallback of every locale, the root. What is missing falls back to that, as ICU's own data filters leave it.
"""

import pathlib
import re
import struct
import subprocess
import sys
import tempfile

MEMBER = "icu_packaged_data.cpp.o"
LOCALE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]+)*\.res")


def is_needed(path):
    """Whether an item stays; its path is that below the name of the package: zone/de.res."""
    folder, _, name = path.rpartition("/")
    if name.endswith((".cnv", ".spp", ".cfu", ".dict")) or name == "unames.icu" or folder == "translit":
        return False
    # Where lines break by the rules of single languages.
    if folder == "brkitr" and name.startswith("line_"):
        return False
    return not LOCALE.fullmatch(name) or name.split(".")[0].split("_")[0] == "en"


def items(data):
    """The items of a package of ICU data, in the order of their names."""
    (header,) = struct.unpack_from("<H", data)
    if data[12:16] != b"CmnD" or data[2:4] != b"\xda\x27":
        sys.exit(f"panier: the data in {MEMBER} is no package of ICU's; link it whole")
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * index) for index in range(count)]
    starts = [start for _, start in entries] + [len(data) - header]
    for index, (name, start) in enumerate(entries):
        end = data.index(b"\0", header + name)
        yield data[header + name:end].decode(), data[header + start:header + starts[index + 1]]


def package(data, kept):
    """A package of the items that are kept, with the header of the old one."""
    (header,) = struct.unpack_from("<H", data)
    names, table, bodies = b"", [], b""
    names_at = 4 + 8 * len(kept)
    for name, _ in kept:
        table.append(names_at + len(names))
        names += name.encode() + b"\0"
    bodies_at = names_at + len(names)
    # Items begin at multiples of 16, counted from the table.
    padding = -bodies_at % 16
    bodies_at += padding
    starts = []
    for _, body in kept:
        starts.append(bodies_at + len(bodies))
        bodies += body + b"\0" * (-len(body) % 16)
    toc = struct.pack("<I", len(kept)) + b"".join(struct.pack("<II", *pair) for pair in zip(table, starts))
    return data[:header] + toc + names + b"\0" * padding + bodies


def main():
    archive, target = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run(["ar", "x", archive, MEMBER], cwd=work, check=True)
        symbols = subprocess.run(["nm", "--defined-only", MEMBER], cwd=work, check=True, capture_output=True, text=True)
        symbol = re.search(r"icudt\d+_dat", symbols.stdout).group()
        subprocess.run(["objcopy", "-O", "binary", "-j", ".rodata", MEMBER, "all"], cwd=work, check=True)
        data = (work / "all").read_bytes()
        kept = [(name, body) for name, body in items(data) if is_needed(name.split("/", 1)[1])]
        (work / "some").write_bytes(package(data, kept))
        # The archive has the symbol already: the linker is told to take this one instead, with --wrap.
        name = f"__wrap_{symbol}"
        (work / "some.s").write_text(
            f'.section .rodata\n.balign 16\n.globl {name}\n.hidden {name}\n.type {name}, @object\n{name}:\n'
            f'.incbin "some"\n.size {name}, . - {name}\n.section .note.GNU-stack,"",@progbits\n')
        subprocess.run(["as", "-o", "some.o", "some.s"], cwd=work, check=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((work / "some.o").read_bytes())
        print(symbol)


main()
