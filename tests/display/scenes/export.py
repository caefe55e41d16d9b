# SPDX-License-Identifier: EUPL-1.2
"""The calendar goes out to a file; a file that is there already is not replaced unasked."""
import re
import zipfile

from duo_calendar import open_sample
from duo_ui import Failure, describe, matches, press, until

CHOOSER = "Kalender exporteren"
QUESTION = "‘kalender.xlsx’ vervangen?"
OLD = "this was here before"


def begin(session):
    """The sample, and a file whose name is the one that will be typed, with its ending."""
    app, _ = open_sample(session)
    path = session.path("kalender.xlsx")
    with open(path, "w", encoding="utf-8") as file:
        file.write(OLD)
    return app, path


def open_menu(app):
    """A window that is closing over this one may still swallow a click: then it is made again."""
    app.click(app.find("push button", "Meer"))
    try:
        return app.wait_focus("menu item", "Studenten", timeout=3)
    except Failure:
        return None


def choose(app, session):
    """The menu, its submenu, and the name without its ending."""
    until(lambda: open_menu(app), "the menu of the calendar")
    for item in ("Exporteer", "Werkboek (Excel)…"):
        while not matches(app.wait_focus().get_name(), item):
            before = app.focused()
            press("Down")
            until(lambda: app.focused() not in (None, before), f"another item than {describe(before)}")
        press("Return")
        if item == "Exporteer":
            app.wait_focus("menu item", re.compile("^(Exporteer|PDF…)$"))
    app.choose_file(CHOOSER, session.path("kalender"))
    question = app.open_window(QUESTION)
    app.assert_named()
    return question


def check_kept(app, path):
    app.wait_closed(QUESTION)
    with open(path, encoding="utf-8") as file:
        assert file.read() == OLD


def check_replaced(app, path):
    app.wait_closed(QUESTION)
    until(lambda: zipfile.is_zipfile(path), "a workbook in place of the old file")


def mouse(session):
    """The question is answered by its buttons: no, then yes."""
    app, path = begin(session)
    question = choose(app, session)
    app.click(app.find("push button", app.stock_button("Annuleren"), within=question))
    check_kept(app, path)
    question = choose(app, session)
    app.click(app.find("push button", app.stock_button("Vervangen"), within=question))
    check_replaced(app, path)


def keyboard(session):
    """Enter is no; Tab leads to yes."""
    app, path = begin(session)
    choose(app, session)
    press("Return")
    check_kept(app, path)
    choose(app, session)
    app.tab_to(app.stock_button("Vervangen"))
    press("Return")
    check_replaced(app, path)
