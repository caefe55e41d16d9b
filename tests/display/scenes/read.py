# SPDX-License-Identifier: EUPL-1.2
"""A calendar is read in from a file, after a look at what it would change."""
import os
import re

from duo_calendar import Calendar, TODAY, wait_stored
from duo_ui import press, type_text

WINDOW = "Importeren: kalender"
FILE = os.path.join(os.environ["DUO_FIXTURES"], "kalender.csv")
MESSAGES = 6
UNTICKED = "Reisproduct 18-"


def start(session):
    app = session.start(f"--today={TODAY}")
    app.find("list item", "Een kalender inlezen")
    return app


def check_preview(app, window):
    """It says what the file is, what is new in it, and what it makes no sense of."""
    app.assert_named()
    app.find("label", re.compile("^Herkend als kalender"), within=window)
    app.find(None, f"{MESSAGES} nieuw, {MESSAGES} aangevinkt", within=window)
    app.find("label", re.compile("zekerheid"), within=window)


def check_form(app, window):
    """Another separator makes one wide column of it; the way back is on the page that says so."""
    def choose(page, choice):
        app.click(app.find("push button", "Wijzigen…", within=page))
        button = app.find("push button", "Scheiding", within=page)
        app.click_in_popover(button)
        # the choice in its own list: both drop-downs of the popover have one that says "as found"
        app.click_in_popover(app.find("list item", choice, within=button.get_parent()))

    choose(window, "tab")
    choose(app.find("panel", "Dit bestand kan niet worden ingelezen", within=window), "Zoals herkend")
    app.find_ready("push button", f"{MESSAGES} boodschappen overnemen", window)


def refuse_and_choose_again(session, app):
    """What is no calendar says so; the way to another file has the focus."""
    path = session.path("brief.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Geachte heer,\nGeen kalender.\n")
    app.choose_file("Een kalender inlezen", path)
    app.open_window(WINDOW)
    app.wait_focus("push button", "Ander bestand kiezen…")
    press("Return")
    app.choose_file("Een kalender inlezen", FILE)


def check_read(session, app):
    calendar = Calendar(app)
    calendar.bar("Kies je vervolgopleiding", "VO januari tot en met maart")
    calendar.wait_no_bar(UNTICKED)
    wait_stored(session, "what was ticked", MESSAGES - 1, lambda: len(session.messages()))
    assert UNTICKED not in [m["text"] for m in session.messages()]
    assert {m["status"] for m in session.messages()} == {"definite"}
    assert [change["kind"] for change in session.cli("history")] == ["import"]


def mouse(session):
    """Click the way on, choose the file, untick a message, press the button with the number."""
    app = start(session)
    app.click(app.find("list item", "Een kalender inlezen"))
    app.choose_file("Een kalender inlezen", FILE)
    window = app.open_window(WINDOW)
    check_preview(app, window)
    check_form(app, window)
    app.click(app.find("check box", re.compile(f"^{UNTICKED}, "), within=window))
    app.click(app.find("push button", f"{MESSAGES - 1} boodschappen overnemen", within=window))
    app.wait_closed(WINDOW)
    check_read(session, app)


def keyboard(session):
    """Enter on the way on, type the path, Space on a message, Ctrl Enter."""
    app = start(session)
    app.tab_to("Een kalender inlezen")
    press("Return")
    refuse_and_choose_again(session, app)
    window = app.open_window(WINDOW)
    check_preview(app, window)
    app.tab_to("Alle regels")
    press("space", "space")  # the year that may go along was off: all, then none
    app.wait_gone("push button", re.compile("^[1-9][0-9]* boodschap"), window)
    press("space")
    app.find_ready("push button", f"{MESSAGES} boodschappen overnemen", window)
    app.tab_to(re.compile(f"^{UNTICKED}, "))
    press("space")
    app.find("push button", f"{MESSAGES - 1} boodschappen overnemen", within=window)
    press("ctrl+Return")
    app.wait_closed(WINDOW)
    check_read(session, app)
