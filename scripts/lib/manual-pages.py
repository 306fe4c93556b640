"""Writes the manual pages of the program and of each of its commands, from what the parser says of itself:

    panier --experimental-dump-help | python3 manual-pages.py FOLDER VERSION DAY

What --help shows stands in the pages word for word; files and variables, which no option names, are added below.
"""

import json
import os
import re
import sys

FILES = [
    ("$XDG_CONFIG_HOME/panier/config.yaml", "What holds in every run: budgets, the output format, the ledger of a team."),
    ("$XDG_CONFIG_HOME/panier/init.lua", "Lua that runs before the prompt."),
    ("./ovh.conf, ~/.ovh.conf, /etc/ovh.conf", "Credentials, as OVHcloud's own clients read them."),
    ("$XDG_STATE_HOME/panier/journal.sqlite", "What was bought, or about to be."),
    ("$XDG_STATE_HOME/panier/simulator.state", "The carts and orders of the simulator; remove it to begin anew."),
    ("$XDG_CACHE_HOME/panier", "Catalogues, kept for a day."),
    ("$XDG_DATA_HOME/panier/recipes", "Recipes that were added."),
    ("panier.lock", "Beside a script: the recipes that it uses, pinned by their content."),
]
VARIABLES = [
    ("OVH_ENDPOINT, OVH_APPLICATION_KEY, OVH_APPLICATION_SECRET, OVH_CONSUMER_KEY", "Come before what ovh.conf says."),
    ("PANIER_LEDGER", "The ledger that a team shares, as --ledger names it."),
    ("HTTPS_PROXY, NO_PROXY", "The proxy that calls go through, and hosts that they reach without it."),
    ("PAGER, EDITOR", "What shows long texts, and what Ctrl-X Ctrl-E opens at the prompt."),
    ("NO_COLOR, FORCE_COLOR, TERM, COLUMNS", "Whether there is colour, and how wide tables are."),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, XDG_DATA_HOME",
     "Where the files above lie; without them ~/.config, ~/.local/state, ~/.cache and ~/.local/share."),
]
# What the parser adds to a command by itself, unless the command says it better.
OF_THE_PARSER = {"Show help information.", "Show the version."}
EXIT_CODES = re.compile(r"Exit codes: ((?:\d+ [^,.]+(?:, |\.\s*|$))+)")


def escaped(text):
    """Text in which nothing is an instruction of troff; quotes and dashes stay what was typed."""
    text = text.replace("\\", "\\e").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
    text = text.replace("~", "\\(ti").replace("-", "\\-")
    return "\\&" + text if text.startswith(".") else text


def prose(text):
    """A sentence, its options in bold; a dash inside a word stays a hyphen."""
    text = re.sub(r"(?<=\w)\\-(?=\w)", "-", escaped(text))
    # Not within a longer word, so that the middle of a path or a URL is left alone.
    return re.sub(r"(?<![\w/\\.-])(\\-\\-[a-z][a-z-]*|\\-[a-z])\b", r"\\fB\1\\fR", text).replace("\\fR-", "-\\fR")


def is_verbatim(line):
    """Whether a line of a description is an example or a row of a table, to be left as it was written."""
    return line.startswith(("panier ", " ")) or "   " in line


def paragraphs(text):
    """The troff of a description: sentences filled, examples and tables as they stand."""
    lines = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        in_table = False
        lines.append(".PP")
        for line in paragraph.split("\n"):
            if is_verbatim(line) != in_table:
                in_table = not in_table
                lines += [".RS 4", ".nf"] if in_table else [".fi", ".RE"]
            lines.append(escaped(line) if in_table else prose(line))
        if in_table:
            lines += [".fi", ".RE"]
    return lines


def shown(command, key):
    """What --help shows of a command's arguments or subcommands."""
    return [one for one in command.get(key, []) if one.get("shouldDisplay", True)]


def names(argument):
    """The names of an option as they are typed, the short one first."""
    written = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument.get("names", [])]
    return sorted(written, key=lambda name: (name.startswith("--"), name))


def value_name(argument):
    """What stands for the value of an option or an argument."""
    return (argument.get("valueName") or "value").upper()


def usage(argument):
    """An argument in the synopsis."""
    if argument["kind"] == "positional":
        text = f"\\fI{escaped(value_name(argument))}\\fR"
    else:
        preferred = argument.get("preferredName") or argument["names"][0]
        name = ("--" if preferred["kind"] == "long" else "-") + preferred["name"]
        text = f"\\fB{escaped(name)}\\fR"
        if argument["kind"] == "option":
            text += f" \\fI{escaped(value_name(argument))}\\fR"
    if argument.get("isOptional"):
        text = f"[{text}]"
    return text + ("..." if argument.get("isRepeating") else "")


def entry(argument):
    """An argument in the list of them."""
    value = f"\\fI{escaped(value_name(argument))}\\fR"
    if argument["kind"] == "positional":
        head = value
    else:
        head = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
        if argument["kind"] == "option":
            head += " " + value
    lines = [".TP", head]
    text = " ".join(part for part in (argument.get("abstract"), argument.get("discussion")) if part)
    if argument.get("allValues") and not text:
        text = "One of " + ", ".join(argument["allValues"]) + "."
    if argument.get("defaultValue"):
        text += f" The default is {argument['defaultValue']}."
    return lines + [prose(text.strip()) or "\\&"]


def listed(title, rows):
    """A section of names with a sentence each."""
    lines = [f".SH {title}"]
    for name, text in rows:
        lines += [".TP", f"\\fB{escaped(name)}\\fR", prose(text)]
    return lines


def page(command, common, version, day):
    """The page of a command: its name, and its text."""
    words = command.get("superCommands", []) + [command["commandName"]]
    name, typed = "-".join(words), " ".join(words)
    arguments = [one for one in shown(command, "arguments") if identity(one) not in common]
    positional = [one for one in arguments if one["kind"] == "positional"]
    options = [one for one in arguments if one["kind"] != "positional"]
    subcommands = [one for one in shown(command, "subcommands") if one["commandName"] != "help"]
    abstract = (command.get("abstract") or "").rstrip(".")
    abstract = abstract[:1].lower() + abstract[1:]

    lines = [
        '.\\" Made by scripts/lib/manual-pages.py from what panier says of itself.',
        f'.TH "{name.upper()}" 1 "{day}" "Panier {version}" "User Commands"',
        # Names, paths and routes are not to be broken.
        ".nh", ".ad l", ".SH NAME", f"{escaped(name)} \\- {escaped(abstract)}", ".SH SYNOPSIS",
    ]
    if subcommands:
        default = command.get("defaultSubcommand")
        verb = "[\\fICOMMAND\\fR]" if default or len(words) == 1 else "\\fICOMMAND\\fR"
        lines.append(f"\\fB{escaped(typed)}\\fR {verb} [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...")
    else:
        parts = [usage(one) for one in options] + ["[\\fIOPTION\\fR]..."] + [usage(one) for one in positional]
        lines.append(f"\\fB{escaped(typed)}\\fR " + " ".join(parts))

    discussion = command.get("discussion") or ""
    codes = EXIT_CODES.search(discussion)
    if codes:
        discussion = (discussion[: codes.start()] + discussion[codes.end():]).strip()
    lines += [".SH DESCRIPTION"]
    if command.get("abstract"):
        lines += [prose(command["abstract"])]
    if discussion:
        lines += paragraphs(discussion)
    if positional:
        lines += [".SH ARGUMENTS"] + [line for one in positional for line in entry(one)]
    if options:
        lines += [".SH OPTIONS"] + [line for one in options for line in entry(one)]
    if subcommands:
        lines.append(".SH COMMANDS")
        for one in subcommands:
            lines += [".TP", f"\\fB{escaped(one['commandName'])}\\fR", prose(one.get("abstract", ""))]
            if one["commandName"] == command.get("defaultSubcommand"):
                lines.append("This is what runs where no command is named.")
    if len(words) == 1:
        lines += [".SH OPTIONS OF EVERY COMMAND", "They stand before or behind the command."]
        lines += [line for one in common.values() for line in entry(one)]
    elif not subcommands:
        lines += [".PP", "The options that every command takes are described in", ".BR panier (1)."]
    if codes:
        rows = re.findall(r"(\d+) ([^,.]+)", codes.group(1))
        lines += listed("EXIT STATUS", [(code, text.strip()[:1].upper() + text.strip()[1:] + ".") for code, text in rows])
    if len(words) == 1:
        lines += listed("FILES", FILES) + listed("ENVIRONMENT", VARIABLES)
    lines += [".SH SEE ALSO"]
    related = ["-".join(words + [one["commandName"]]) for one in subcommands]
    if len(words) > 1:
        related.append("-".join(words[:-1]))
    lines += [f".BR {escaped(one)} (1)," for one in related[:-1]] + [f".BR {escaped(related[-1])} (1)"]
    lines += [".PP", "\\fBpanier doc\\fR prints the manual of what Lua can do here, \\fBpanier doc \\fINAME\\fR a page of it."]
    return name, "\n".join(lines) + "\n"


def identity(argument):
    """What tells options of the same declaration from others."""
    return (argument["kind"], tuple(names(argument)), argument.get("abstract"))


def leaves(command):
    """The commands that do something by themselves, the parser's own help aside."""
    inner = [one for one in shown(command, "subcommands") if one["commandName"] != "help"]
    return [leaf for one in inner for leaf in leaves(one)] if inner else [command]


def every(command):
    """A command and all below it, the parser's own help aside."""
    yield command
    for one in shown(command, "subcommands"):
        if one["commandName"] != "help":
            yield from every(one)


def main():
    folder, version, day = sys.argv[1:]
    program = json.load(sys.stdin)["command"]
    ends = leaves(program)
    everywhere = set.intersection(*({identity(one) for one in shown(end, "arguments")} for end in ends))
    common = {
        identity(one): one for end in ends for one in shown(end, "arguments")
        if identity(one) in everywhere or one.get("abstract") in OF_THE_PARSER
    }
    os.makedirs(folder, exist_ok=True)
    for command in every(program):
        name, text = page(command, common, version, day)
        with open(os.path.join(folder, name + ".1"), "w", encoding="utf-8") as file:
            file.write(text)


main()
