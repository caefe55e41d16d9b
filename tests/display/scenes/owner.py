# SPDX-License-Identifier: EUPL-1.2
"""Institutions without an owner get one, all at once; then what those of a sector answered is noted, all at once."""
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


ANSWERS = "Bereidheid noteren"
HO_CHIP = re.compile("^HO · ")


def answers(session, sector):
    """Of each institution of the sector its answer for that."""
    return {brin: answer["answer"] for brin, i in institutions(session).items() for answer in i["willingness"]
            if answer["sector"] == sector and i["kind"] == "institution" and not i["open_until"]}


def check_answers(session, before, app):
    app.wait_closed(ANSWERS)
    until(lambda: answers(session, "HO") == dict.fromkeys(before, "yes"),
          "the answers of all in the HO")
    assert session.cli("history")[0]["kind"] == "answer"
    press("ctrl+z")
    until(lambda: answers(session, "HO") == before, "the answers as they were")


def mouse(session):
    """The chip, the menu, the colleague, the button."""
    session.sample()
    app = open_page(session)
    before = without_owner(session)
    app.click(app.find("push button", CHIP))
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Beheerder toewijzen…"))
    window = app.open_window(WINDOW)
    app.click(app.find("label", "Voeg een collega toe in Voorkeuren", within=window))
    app.open_window("Voorkeuren")
    press("Escape")
    app.wait_closed("Voorkeuren")
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Beheerder toewijzen…"))
    window = app.open_window(WINDOW)
    app.click(app.find("push button", "Beheerder", within=window))
    app.find("list item", "S. Bakker")
    press("Down", "Down", "Down", "Down", "Return")
    app.find("label", "beheerder: nog niemand → S. Bakker", within=window)
    app.click(app.find_ready("push button", "Toewijzen", within=window))
    check(session, before, app)

    before = answers(session, "HO")
    assert None in before.values() and "no" in before.values()
    app.click(app.find("push button", CHIP))  # off again: the two would go together
    app.click(app.find("push button", HO_CHIP))
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Bereidheid…"))
    window = app.open_window(ANSWERS)
    app.assert_named()
    app.find("label", "HO: niet gevraagd → doet mee", within=window)
    app.click(app.find_ready("push button", "Noteren", within=window))
    check_answers(session, before, app)


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

    before = answers(session, "HO")
    app.tab_to(CHIP)
    press("space")  # off again: the two would go together
    app.tab_to(HO_CHIP, key="shift+Tab")
    press("space")
    app.tab_to("Meer voor deze instellingen", key="shift+Tab")
    press("Return")
    app.find(MENU_ITEM, "Bereidheid…")
    press("Down", "Return")
    window = app.open_window(ANSWERS)
    app.find("label", "HO: niet gevraagd → doet mee", within=window)
    press("ctrl+Return")
    check_answers(session, before, app)
