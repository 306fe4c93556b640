"""Writes what a Debian package says of itself, from the pages at the top of the repository:

    python3 debian-files.py ROOT FOLDER VERSION SECONDS MAINTAINER

copyright   NOTICE and LICENSE in Debian's machine-readable form
changelog   the version's part of CHANGELOG.md, as Debian writes it
notices     the licences and notices that the libraries in the program bring, from where they were built
"""

import email.utils
import hashlib
import pathlib
import re
import sys
import textwrap

FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
COMMON = """\
On Debian systems, the full text of the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0."""


def indented(text):
    """A text as the continuation of a field: a blank before each line, a dot on empty ones."""
    return "\n".join(" " + line if line.strip() else " ." for line in text.strip("\n").split("\n"))


def libraries(notice):
    """The name, address, holders and licence of each library that is in the program."""
    section = notice.split("\nPROGRAMS AND LIBRARIES\n", 1)[1].split("\nDATA\n", 1)[0]
    for block in re.split(r"\n\n+", section):
        lines = block.strip("\n").split("\n")
        if len(lines) < 3 or not lines[1].strip().startswith("https://") or "linked from the system" in lines[0]:
            continue
        said = " ".join(line.strip() for line in lines[2:])
        if "MIT licence" in said:
            licence = "Expat"
        elif "Runtime Library Exception" in said:
            licence = "Apache-2.0-with-Runtime-Library-Exception"
        elif "Unicode License" in said:
            licence = "Unicode-3.0"
        else:
            licence = "Apache-2.0"
        holders = re.sub(r", (MIT licence|Apache License|Unicode License).*", "", said.split(";")[0])
        yield lines[0].split(",")[0], lines[1].strip(), re.sub(r"^Copyright \([Cc]\) ", "", holders), licence


def copyright_file(root):
    """The whole file."""
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    licence = (root / "LICENSE").read_text(encoding="utf-8")
    authors, permission = re.search(r"Copyright \(c\) (.+)\n\n((?:.|\n)+)", licence).groups()
    icu = notice.split("\nICU\n", 1)[1]
    database = notice.split("\nUnicode Character Database\n", 1)[1].split("\nICU\n", 1)[0]
    data = notice.split("\nDATA\n", 1)[1].split("\nUnicode Character Database\n", 1)[0]
    stanzas = [
        f"Format: {FORMAT}\nUpstream-Name: Panier\nComment:\n"
        + indented("The libraries below are in the program; /usr/share/doc/panier/notices.gz has what they say themselves."
                   "\n\nThe data in the program:\n" + data),
        f"Files: *\nCopyright: {authors}\nLicense: Expat",
        "Files: Sources/DomainNames/NameTables.swift\nCopyright: 1991-2022 Unicode, Inc.\nLicense: Unicode-DFS-2016",
        "Files: Sources/PanierData/public-suffixes.txt\nCopyright: the authors of the public suffix list\n"
        "License: MPL-2.0",
    ]
    for name, address, holders, kind in libraries(notice):
        files = "libraries/" + re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-") + "/*"
        stanzas.append(f"Files: {files}\nCopyright: {holders}\nLicense: {kind}\nComment: {address}")
    stanzas += [
        "License: Expat\n" + indented(permission),
        "License: Apache-2.0\n" + indented(COMMON),
        "License: Apache-2.0-with-Runtime-Library-Exception\n"
        + indented(COMMON + "\n\nAs an exception, if you use this Software to compile your source code and portions of "
                   "this Software are\nembedded into the binary product as a result, you may redistribute such product "
                   "without providing attribution\nas would otherwise be required by Sections 4(a), 4(b) and 4(d) of "
                   "the License."),
        "License: MPL-2.0\n" + indented("On Debian systems, the full text of the Mozilla Public License 2.0 is in "
                                        "/usr/share/common-licenses/MPL-2.0."),
        "License: Unicode-DFS-2016\n" + indented(textwrap.dedent(database)),
        "License: Unicode-3.0\n" + indented(textwrap.dedent(icu)),
    ]
    return "\n\n".join(stanzas) + "\n"


def changelog(root, version, seconds, maintainer):
    """The entry of the version."""
    pages = (root / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")
    own = next((page for page in pages if page.split("\n", 1)[0].split()[0] == version), None)
    if own is None:
        sys.exit(f"panier: CHANGELOG.md has no '## {version}', the version that the program prints; add it")
    lines = []
    for item in re.findall(r"^- (.*(?:\n  .*)*)", own, re.M):
        text = re.sub(r"\s*\n\s*", " ", item)
        lines += textwrap.wrap(text, 80, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False,
                               break_long_words=False)
    day = email.utils.formatdate(seconds).replace("-0000", "+0000")
    return f"panier ({version}) stable; urgency=medium\n\n" + "\n".join(lines) + f"\n\n -- {maintainer}  {day}\n"


def notices(root):
    """The licences and notices of the packages that the program was built from; the same text is given once."""
    folder = root / ".build" / "checkouts"
    if not folder.is_dir():
        sys.exit(f"panier: {folder} is missing, so the notices of the libraries are, too; build with scripts/panier")
    given, pieces = {}, []
    for package in sorted(folder.iterdir(), key=lambda path: path.name.lower()):
        for file in sorted(package.iterdir()):
            if not re.fullmatch(r"(LICENSE|NOTICE|COPYING)(\.txt|\.md)?", file.name):
                continue
            text = file.read_text(encoding="utf-8", errors="replace").strip("\n")
            title = f"{package.name}: {file.name}"
            first = given.setdefault(hashlib.sha256(text.encode()).hexdigest(), title)
            text = text if first == title else f"The same text as {first}, above."
            pieces.append(f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{text}\n")
    return (root / "NOTICE").read_text(encoding="utf-8") + "\n\n" + "\n".join(pieces)


def main():
    root, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    version, seconds, maintainer = sys.argv[3], int(sys.argv[4]), sys.argv[5]
    (folder / "copyright").write_text(copyright_file(root), encoding="utf-8")
    (folder / "changelog").write_text(changelog(root, version, seconds, maintainer), encoding="utf-8")
    (folder / "notices").write_text(notices(root), encoding="utf-8")


main()
