# SPDX-License-Identifier: EUPL-1.2
"""A portrait screen is added to an institution: its size says how it hangs, and what is not known is said. A transport
company, which has no BRIN, is added, edited and gets screens too."""
import re
import time

from duo_register import open_page, row
from duo_ui import press, type_text, until, xdotool

WINDOW = "Kanaal"
NEW = "Nieuw kanaal"
NAME = "Scherm aula"


def channels(session):
    return {channel["name"]: channel for channel in session.cli("channels", "list", "--institution", "90AT")}


def specs(session):
    channel = channels(session).get(NAME)
    return {field: value["value"] for field, value in channel["specs"].items()} if channel else None


SPECS = {"width_px": "1080", "height_px": "1920", "duration_s": None}


def ready(session, app):
    """All was answered; nothing is stored before it is added."""
    until(lambda: len(app.visible_windows(NEW)) == 1, "the list of the drop-down gone")
    app.focus_window(NEW)
    assert NAME not in channels(session)


def check(session, app):
    """It is added whole, as one change, and what is changed in it later is kept at once."""
    app.wait_closed(NEW)
    until(lambda: specs(session) == SPECS, "the portrait screen in the store")
    app.find("label", re.compile("^1080×1920"))
    app.assert_named()
    assert session.cli("history")[0]["kind"] == "add"
    press("ctrl+z")
    until(lambda: NAME not in channels(session), "no such channel after undoing")
    press("ctrl+shift+z")
    until(lambda: specs(session) == SPECS, "and there again")


def edit(session, app):
    """Opens it again and gives it another height, which is stored when the window closes."""
    window = app.open_window(WINDOW)
    app.tab_until("text", "Hoogte")
    type_text("1200")
    press("Escape")
    app.wait_closed(WINDOW)
    until(lambda: specs(session) == dict(SPECS, height_px="1200"), "the other height in the store")
    press("ctrl+z")
    until(lambda: specs(session) == SPECS, "and the old one again")


PARTNER = "Veldvervoer"
NEW_PARTNER = "Nieuwe partner"
EDIT_PARTNER = "Partner"
MENU = "Meer voor deze instellingen"
ADD_PARTNER = "Partner toevoegen…"


def partner(session):
    return [(i["brin"], i["kind"], i["sectors"], i["place"]) for i in session.cli("institutions", "list") if i["name"] == PARTNER]


def check_partner(session, app, sectors, place=None):
    until(lambda: partner(session) == [(None, "partner", sectors, place)], "the partner in the store")
    app.find("label", re.compile("^partner, zonder BRIN"))  # it is shown
    app.find("label", PARTNER)


def open_editor(session, app):
    window = app.open_window(NEW)
    type_text(NAME)  # the name has the focus
    return window


PROFILE = "Treinscherm"


def make_profile(app, editor):
    """One that is made from the form of a channel is the one it gets."""
    app.click(app.find("push button", "Profielen tonen", within=editor))
    profiles = app.open_window("Profielen")
    app.click(app.find_ready("push button", "Nieuw profiel", within=profiles))
    window = app.open_window("Nieuw profiel")
    app.click(app.find("text", "Naam", within=window))
    type_text(PROFILE)
    app.click(app.find_ready("push button", "Toevoegen", within=window))
    app.wait_closed("Nieuw profiel")
    press("Escape")
    app.wait_closed("Profielen")
    app.find("label", PROFILE, within=editor)


def mouse(session):
    session.sample()
    app = open_page(session)
    app.click(row(app, "Gymnasium Exempel"))
    app.click(app.find("push button", "Kanaal toevoegen"))
    window = open_editor(session, app)
    app.click(app.find("text", "Breedte", within=window))  # it is in sight
    type_text("1080")
    app.click(app.find("text", "Hoogte", within=window))
    type_text("1920")
    xdotool("mousemove", 200, 500, "click", "--delay", 60, "--repeat", 5, 5)
    button = app.find("push button", "Duur: bekend of niet", within=window)
    app.click(button)  # once it lies still
    app.click_in_popover(app.find("list item", "onbekend", within=button.get_parent()))
    ready(session, app)
    app.click(app.find_ready("push button", "Toevoegen", within=window))
    check(session, app)
    app.click(app.find("list item", re.compile(f"^{NAME}")))
    edit(session, app)

    app.click(app.find(re.compile("toggle button|push button"), MENU))
    app.activate(app.find(re.compile("menu item|push button"), ADD_PARTNER))
    window = app.open_window(NEW_PARTNER)
    app.assert_named()
    type_text(PARTNER)
    app.click(app.find("push button", "MBO", within=window))
    app.click(app.find_ready("push button", "Toevoegen", within=window))
    app.wait_closed(NEW_PARTNER)
    check_partner(session, app, ["MBO"])
    app.click(app.find("push button", "Kanaal toevoegen"))
    window = app.open_window(NEW)
    type_text("Schermen in treinen")
    make_profile(app, window)
    app.click(app.find_ready("push button", "Toevoegen", within=window))
    app.wait_closed(NEW)
    until(lambda: [(c["institution"], c["profile"]) for c in session.cli("channels", "list") if c["name"] == "Schermen in treinen"]
          == [(PARTNER, PROFILE)], "the partner's channel in the store, with the profile that was made for it")


def keyboard(session):
    session.sample()
    app = open_page(session)
    press("ctrl+f")
    type_text("Exempel")
    app.find("label", re.compile("^1 instelling"))
    press("Return")
    app.find("label", "90AT · bestuur 99004 · Westerduin")
    app.tab_until("push button", "Kanaal toevoegen")
    press("Return")
    window = open_editor(session, app)
    app.tab_until("text", "Breedte")
    type_text("1080000")
    press("Tab", "Tab")  # by whether it is known to the next value, not to its row
    app.wait_focus("text", "Hoogte")
    type_text("1920")
    button = app.tab_until("push button", "Duur: bekend of niet")
    press("Return")
    app.find("list item", "onbekend", within=button.get_parent())  # the list is open
    press("Down", "Return")
    ready(session, app)
    press("ctrl+Return")
    app.find("label", re.compile("^Typ een heel getal van"), within=window)
    assert NAME not in channels(session)
    type_text("1080")  # it has the focus, all of it selected
    press("ctrl+Return")
    check(session, app)

    app.tab_to(MENU, key="shift+Tab")
    press("Return")
    app.find(re.compile("menu item|push button"), ADD_PARTNER)
    press(*["Down"] * 7, "Return")
    app.open_window(NEW_PARTNER)
    type_text(PARTNER)
    press("ctrl+Return")
    app.wait_closed(NEW_PARTNER)
    check_partner(session, app, [])
    press("F2")
    app.open_window(EDIT_PARTNER)
    app.tab_until("push button", "HO")
    press("Tab")  # to the place
    type_text("Zandmeer")
    press("Escape")  # what was typed last is stored
    app.wait_closed(EDIT_PARTNER)
    check_partner(session, app, [], "Zandmeer")
    press("ctrl+z")
    check_partner(session, app, [])
    press("ctrl+z")
    until(lambda: partner(session) == [], "no partner after undoing")
