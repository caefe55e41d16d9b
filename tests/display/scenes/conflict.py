# SPDX-License-Identifier: EUPL-1.2
"""A colleague changes the text that is being typed in: neither text is lost, both are shown."""
import re

from duo_calendar import open_sample, wait_stored
from duo_ui import press, text_of, type_text, until

TITLE = "Lesgeld betalen"
MINE = f"{TITLE} op tijd"
THEIRS = "Lesgeld van hen"


def change_meanwhile(session, app):
    """Types, and somebody else is first."""
    text = app.wait_focus("text", "Tekst van de boodschap")
    press("ctrl+End")
    type_text(MINE[len(TITLE):])
    until(lambda: text_of(text) == MINE, "what was typed")
    session.cli("--as", "sbakker", "calendar", "edit", str(session.message(TITLE)["id"]), "--text", THEIRS)


def wait_text(session, text):
    wait_stored(session, "the text that was chosen", 1,
                lambda: len([m for m in session.messages() if m["text"] == text]))


def mouse(session):
    """Click the message, type; leave the field; take the own text."""
    app, calendar = open_sample(session)
    app.click(calendar.bar(TITLE))
    change_meanwhile(session, app)
    calendar.bar(THEIRS)
    press("Tab")
    button = app.find("push button", "Neem mijn tekst")
    app.assert_named()
    app.click(button)
    wait_text(session, MINE)
    calendar.bar(MINE)


def keyboard(session):
    """Walk to the message, Enter, type; Tab; the question has the focus; take theirs."""
    app, calendar = open_sample(session)
    press("ctrl+Home")
    app.wait_focus("push button", re.compile("oktober"))
    press("Right")
    calendar.press_until("Up", f"^{TITLE}, definitief, ")
    press("Return")
    change_meanwhile(session, app)
    calendar.bar(THEIRS)
    press("Tab")
    app.wait_focus("push button", "Neem mijn tekst")
    app.tab_to("Neem die van S. Bakker")
    press("space")
    wait_text(session, THEIRS)
