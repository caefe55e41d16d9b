# SPDX-License-Identifier: EUPL-1.2
"""Publishing to the practice platform, and what a school does with its link and code."""
import base64
import pathlib
import re
import subprocess
import sys
import urllib.request

from duo_ui import has_size, press, text_of, until, walk

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "platform"))
from platform_server import Server  # noqa: E402, F401

CAMPAIGN = "Continueren studiefinanciering"
TODAY = "2020-10-14"
BEGIN = re.compile(r"^(Oefenplatform starten|Publiceren…)$")
CODE = re.compile(r"^[A-Z0-9a-z]{4}-[A-Z0-9a-z]{4}-[A-Z0-9a-z-]+$")


def open_keyring(session):
    """A keyring of the session's own, that is open: where codes and passwords go."""
    keyring = subprocess.Popen(["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    session.helpers.append(keyring)
    keyring.stdin.write(b"test")
    keyring.stdin.close()
    names = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
             "org.freedesktop.DBus.ListNames"]
    until(lambda: "org.freedesktop.secrets" in subprocess.run(names, capture_output=True, text=True, check=False).stdout,
          "the keyring on the bus")


def open_publish(session):
    """The view Publiceren of the campaign that runs, with a keyring."""
    session.sample()
    for sector in ("MBO", "VO"):  # so that nobody waits for a wave
        session.cli("--today", TODAY, "campaigns", "conclude", "--campaign", CAMPAIGN, "--sector", sector, "--text", "Verder")
    open_keyring(session)
    return again(session)


def again(session):
    """The same, where all of that is there."""
    app = session.start(f"--today={TODAY}")

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("page tab", "Publiceren")))
    until(is_shown, "the page of campaigns")
    app.click(app.find("page tab", "Publiceren"))
    app.find("page tab", "Links en codes")
    return app


def place(app):
    """All of the view: looking for something in it is much quicker than in all of the window."""
    node = app.find("page tab", "Links en codes")
    while not any(app.each("push button", BEGIN, within=node)):
        node = node.get_parent()
    return node


def sign_in(session, server):
    """An account on @server, as the headless program makes it; its password goes to the keyring."""
    subprocess.run([session.cli_program, "--store", session.store, "platform", "account", server.address, "--login", server.user],
                   input=server.password.encode() + b"\n", check=True, capture_output=True, timeout=60)


def packages(session):
    """What is on the platform, by the institution's BRIN or name."""
    return {one["label"][:-len(CAMPAIGN) - 1]: one
            for one in session.cli("--today", TODAY, "platform", "status", "--campaign", CAMPAIGN)}


def all_published(session):
    found = packages(session).values()
    return found and all(one["current"] and one["link_state"] == "made" for one in found)


def shown_code(within, name):
    """The code that the table in @within shows of the institution called @name."""
    names = [text_of(node) or "" for node in walk(within) if node.get_role_name() == "label" and has_size(node)]
    rows = (names[i + 1:i + 6] for i, text in enumerate(names) if text == name)
    return next((text for row in rows for text in row if CODE.match(text)), None)


def fetch(url, code):
    """What a school gets with its link and code; an HTTPError where they do not work."""
    base, token = re.match(r"(http://[^/]+)/.*?([^/]+)$", url).groups()
    request = urllib.request.Request(f"{base}/public.php/dav/files/{token}")
    request.add_header("Authorization", "Basic " + base64.b64encode(f"anonymous:{code}".encode()).decode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()
