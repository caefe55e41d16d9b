# SPDX-License-Identifier: EUPL-1.2
"""A portrait screen is added to an institution: its size says how it hangs, and what is not known is said."""
import re
import time

from duo_register import open_page, row
from duo_ui import press, type_text, until, xdotool

WINDOW = "Kanaal"
NAME = "Scherm aula"


def channels(session):
    return {channel["name"]: channel for channel in session.cli("channels", "list", "--institution", "90AT")}


def specs(session):
    channel = channels(session).get(NAME)
    return {field: value["value"] for field, value in channel["specs"].items()} if channel else None


def check(session, app):
    until(lambda: specs(session) == {"width_px": "1080", "height_px": "1920", "duration_s": None}, "the portrait screen in the store")
    app.focus_window(WINDOW)
    press("Escape")
    app.wait_closed(WINDOW)
    app.find("label", re.compile("^1080×1920"))
    app.assert_named()
    assert [change["kind"] for change in session.cli("history")][:2] == ["edit", "edit"]
    press("ctrl+z")
    until(lambda: "duration_s" not in specs(session), "the last answer taken back")


def open_editor(session, app):
    window = app.open_window(WINDOW)
    type_text(NAME)  # the name has the focus
    return window


def mouse(session):
    session.sample()
    app = open_page(session)
    app.click(row(app, "Gymnasium Exempel"))
    app.click(app.find("push button", "Kanaal toevoegen"))
    window = open_editor(session, app)
    xdotool("mousemove", 300, 500, "click", "--delay", 60, "--repeat", 9, 5)
    app.click(app.find("text", "Breedte", within=window))  # once it lies still
    until(lambda: NAME in channels(session), "the channel in the store, once its name is left")
    type_text("1080")
    app.click(app.find("text", "Hoogte", within=window))
    type_text("1920")
    button = app.find("push button", "Duur: bekend of niet", within=window)
    app.click(button)
    app.click_in_popover(app.find("list item", "onbekend", within=button.get_parent()))
    check(session, app)


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
    open_editor(session, app)
    app.tab_until("text", "Breedte")
    type_text("1080")
    app.tab_until("text", "Hoogte")
    type_text("1920")
    button = app.tab_until("push button", "Duur: bekend of niet")
    press("Return")
    app.find("list item", "onbekend", within=button.get_parent())  # the list is open
    press("Down", "Return")
    check(session, app)
