# SPDX-License-Identifier: EUPL-1.2
"""Publishing to the practice platform, and what a school does with its link and code."""
import base64
import re
import subprocess
import urllib.request

from duo_ui import has_size, press, text_of, until, walk

CAMPAIGN = "Continueren studiefinanciering"
TODAY = "2020-10-14"
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


def open_publish(session, *arguments):
    """The view Publiceren of the campaign that runs."""
    session.sample()
    open_keyring(session)
    app = session.start(f"--today={TODAY}", *arguments)

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("page tab", "Publiceren")))
    until(is_shown, "the page of campaigns")
    app.click(app.find("page tab", "Publiceren"))
    app.find("page tab", "Links en codes")
    return app


def packages(session):
    """What is on the platform, by the institution's BRIN or name."""
    return {one["label"][:-len(CAMPAIGN) - 1]: one
            for one in session.cli("--today", TODAY, "platform", "status", "--campaign", CAMPAIGN)}


def all_published(session):
    found = packages(session).values()
    return found and all(one["current"] and one["link_state"] == "made" for one in found)


def shown_code(app, name):
    """The code that the table shows of the institution called @name."""
    names = [text_of(node) or "" for node in walk(app.node) if node.get_role_name() == "label" and has_size(node)]
    rows = (names[i + 1:i + 6] for i, text in enumerate(names) if text == name)
    return next((text for row in rows for text in row if CODE.match(text)), None)


def fetch(url, code):
    """What a school gets with its link and code; an HTTPError where they do not work."""
    base, token = re.match(r"(http://[^/]+)/.*?([^/]+)$", url).groups()
    request = urllib.request.Request(f"{base}/public.php/dav/files/{token}")
    request.add_header("Authorization", "Basic " + base64.b64encode(f"anonymous:{code}".encode()).decode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()
