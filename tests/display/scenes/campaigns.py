# SPDX-License-Identifier: EUPL-1.2
"""A campaign: the funnel read, an answer noted, forms made for the open wave and one read back."""
import glob
import os
import re

import openpyxl

from duo_ui import has_size, press, type_text, until

NAME = "Continueren studiefinanciering"
IMPORT = "Inlezen: formulieren"


def open_page(session):
    session.sample()
    app = session.start("--today=2020-10-14")

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("label", NAME)))
    until(is_shown, "the page of campaigns")
    return app


def row(app, name):
    return until(lambda: next((n for n in app.each("label", name) if has_size(n)), None), f"the row “{name}”")


def shown(session):
    return session.cli("campaigns", "show", NAME)


def answered(session, brin):
    return [one["state"] for one in shown(session)["participations"] if one["brin"] == brin and one["answered"]]


def check_answer(session, app):
    until(lambda: answered(session, "90AM") == ["no"], "the answer in the store")
    press("ctrl+z")
    until(lambda: answered(session, "90AM") == [], "the answer undone")
    app.assert_named()


def answer_mouse(session):
    """A no by phone, from the number of those who were invited."""
    app = open_page(session)
    app.click(app.find("push button", re.compile("^MBO, uitgenodigd, ")))
    app.click(row(app, "GL Proefdruk"))
    app.click(app.find_ready("push button", "Antwoord noteren…"))
    window = app.open_window("Antwoord noteren")
    app.tab_to("Antwoord")
    press("space", "Down", "Return")
    app.click(app.find_ready("push button", "Noteren", within=window))
    app.wait_closed("Antwoord noteren")
    check_answer(session, app)


def make_and_fill(session, app):
    folder = session.path("formulieren")
    os.mkdir(folder)
    app.click(app.find_ready("push button", "Formulieren maken…"))
    app.choose_file("Formulieren maken in deze map", folder)
    until(lambda: len(glob.glob(folder + "/*.xlsx")) == 9, "nine forms")
    path = glob.glob(folder + "/formulier_90AM_*.xlsx")[0]
    book = openpyxl.load_workbook(path)
    sheet = book["Deelname"]
    line = next(number for number in range(2, 40) if sheet.cell(number, 4).value == "duo:answer")
    sheet.cell(line, 2).value = "ja"
    book.save(path)
    return path


def forms_mouse(session):
    """Forms for the open wave, one filled in and read back."""
    app = open_page(session)
    path = make_and_fill(session, app)
    app.click(app.find_ready("push button", "Formulieren inlezen…"))
    app.choose_file("Teruggestuurde formulieren inlezen", path)
    window = app.open_window(IMPORT)
    app.assert_named()
    app.click(app.find_ready("push button", "1 wijziging overnemen", within=window))
    app.wait_closed(IMPORT)
    until(lambda: answered(session, "90AM") == ["yes"], "the answer of the form in the store")
