# SPDX-License-Identifier: EUPL-1.2
"""A message is found in the agenda, and made a concept there."""
from duo_calendar import open_sample, wait_stored
from duo_ui import children, press, type_text, until

TITLE = "Lesgeld betalen"
NAME = f"{TITLE}, definitief, geen campagne, MBO september"


def rows(agenda):
    """The names of what stands in the list, headings too; None for a row that goes while it is looked at."""
    return [next((part.get_name() for part in children(row)), None) for row in children(agenda)]


def wait_found(app):
    """The search leaves one month with one message, and the heading of this month."""
    agenda = app.find("list", "Agenda")
    until(lambda: rows(agenda) == ["September", NAME, "Oktober, nu"], "only the message that was searched for")
    return agenda


def wait_concept(session):
    wait_stored(session, f"“{TITLE}” is a concept", "concept", lambda: session.message(TITLE)["status"])


def mouse(session):
    """Choose the agenda, search, double-click what is found, and press Concept in the editor."""
    app, _ = open_sample(session)
    app.click(app.find("page tab", "Agenda"))
    app.click(app.find("entry", "Zoek in 2020"))
    type_text("lesgeld")
    agenda = wait_found(app)
    app.click(app.find("panel", NAME, within=agenda), times=2)
    text = app.find("text", "Tekst van de boodschap")
    until(lambda: text.get_text_iface() and text.get_text(0, text.get_character_count()) == TITLE, "its text in the editor")
    app.click(app.find("push button", "Concept"))
    app.find("panel", NAME.replace("definitief", "concept"), within=agenda)
    wait_concept(session)


def keyboard(session):
    """Ctrl 3, Ctrl F, search, Enter and Down to what is found; Ctrl T makes it a concept, Enter opens it, Escape comes back."""
    app, _ = open_sample(session)
    press("ctrl+3", "ctrl+f")
    app.wait_focus(None, "Zoek in 2020")
    type_text("lesgeld")
    agenda = wait_found(app)
    press("Return")
    app.wait_focus("list item", "September")
    press("Down")
    app.wait_focus("list item", NAME)
    press("ctrl+t")
    app.find("panel", NAME.replace("definitief", "concept"), within=agenda)
    wait_concept(session)
    press("Return")
    app.wait_focus("text", "Tekst van de boodschap")
    press("Escape")
    app.wait_focus("list item", NAME.replace("definitief", "concept"))
