# SPDX-License-Identifier: EUPL-1.2
"""Other programs of the desktop, as far as the window starts them: what opens a page or a file."""
import os

from duo_ui import until


def answer(session, types, script):
    """From here on @script, text in Python with the address in `uri`, opens what is of @types."""
    program = session.path("opens")
    with open(program, "w", encoding="utf-8") as file:
        file.write(f"#!/usr/bin/python3\nimport sys\nuri = sys.argv[1]\n{script}")
    os.chmod(program, 0o755)
    applications = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
    os.makedirs(applications, exist_ok=True)
    with open(os.path.join(applications, "opens.desktop"), "w", encoding="utf-8") as file:
        file.write(f"[Desktop Entry]\nType=Application\nName=Opens\nExec={program} %u\nMimeType={';'.join(types)};\n")
    os.makedirs(os.environ["XDG_CONFIG_HOME"], exist_ok=True)
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\n" + "".join(f"{one}=opens.desktop\n" for one in types))


def opened(session, types):
    """Notes what is opened of @types. Gives a function that waits for the next address."""
    path = session.path("opened.txt")
    answer(session, types, f"open({path!r}, 'a', encoding='utf-8').write(uri + '\\n')\n")
    seen = []

    def wait():
        def find():
            lines = open(path, encoding="utf-8").read().splitlines() if os.path.exists(path) else []
            return lines[len(seen):]
        seen.extend(until(find, "what was to be opened"))
        return seen[-1]
    return wait
