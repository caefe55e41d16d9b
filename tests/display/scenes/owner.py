# SPDX-License-Identifier: EUPL-1.2
"""Institutions without an owner get one, all at once."""
import re

from duo_register import institutions, open_page
from duo_ui import press, until

WINDOW = "Beheerder toewijzen"
MENU_ITEM = re.compile("menu item|push button")
CHIP = re.compile("^Zonder beheerder · ")


def without_owner(session):
    return {brin for brin, i in institutions(session).items() if not i["owner"]}


def check(session, before, app):
    app.wait_closed(WINDOW)
    until(lambda: {i["owner"] for brin, i in institutions(session).items() if brin in before} == {"S. Bakker"},
          "S. Bakker as the owner of all that had none")
    assert session.cli("history")[0]["kind"] == "assign"


def mouse(session):
    """The chip, the menu, the colleague, the button."""
    session.sample()
    app = open_page(session)
    before = without_owner(session)
    app.click(app.find("push button", CHIP))
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Beheerder toewijzen…"))
    window = app.open_window(WINDOW)
    app.click(app.find("push button", "Beheerder", within=window))
    app.find("list item", "S. Bakker")
    press("Down", "Down", "Down", "Down", "Return")
    app.find("label", "beheerder: nog niemand → S. Bakker", within=window)
    app.click(app.find_ready("push button", "Toewijzen", within=window))
    check(session, before, app)


def keyboard(session):
    session.sample()
    app = open_page(session)
    before = without_owner(session)
    app.tab_to(CHIP)
    press("space")
    app.tab_to("Meer voor deze instellingen", key="shift+Tab")
    press("Return")
    app.find(MENU_ITEM, "Beheerder toewijzen…")
    press("Return")
    window = app.open_window(WINDOW)
    app.tab_to("Beheerder")
    press("Return")
    app.find("list item", "S. Bakker")
    press("Down", "Down", "Down", "Down", "Return")
    app.find("label", "beheerder: nog niemand → S. Bakker", within=window)
    press("ctrl+Return")
    check(session, before, app)
