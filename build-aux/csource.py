# SPDX-License-Identifier: EUPL-1.2
"""Reads C sources for the checks: where the files are, and their text without comments."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent

# A comment, a string or a character: whichever begins first is what it is.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def files(*folders):
    """The C sources and headers under @folders, as paths from the root, in order."""
    found = []
    for folder in folders:
        found += [p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.suffix in (".c", ".h")]
    return sorted(found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def without_comments(text):
    """@text with each comment replaced by as many line ends as it had, so that line numbers stay right."""
    def keep(match):
        token = match.group()
        return "\n" * token.count("\n") + " " if token.startswith(("//", "/*")) else token
    return TOKEN.sub(keep, text)
