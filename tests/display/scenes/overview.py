# SPDX-License-Identifier: EUPL-1.2
"""The month overview is made as a concept, and issued."""
import os
import zipfile

from duo_calendar import open_sample, wait_stored
from duo_ui import press, until

WINDOW = "Maandoverzicht"
CONCEPT = "Maandoverzicht opslaan"
ISSUE = "Maandoverzicht vaststellen"
MONTH = "2020-10"


def issued(session):
    return [overview["month"] for overview in session.cli("overview", "list")]


def wait_written(app, path, sentence):
    """The window goes, a toast says what was done, and the file is whole."""
    app.wait_closed(WINDOW)
    app.find("label", sentence)
    until(lambda: os.path.exists(path), f"the file {path}")
    with zipfile.ZipFile(path) as workbook:
        assert workbook.testzip() is None
        names = workbook.read("xl/workbook.xml").decode()
    for sheet in ("Overzicht", "Kalender", "Mijlpalen", "Acties", "Wijzigingen", "Campagnes", "Deelname", "Communicatiemiddelen", "Materialen",
                  "Platform"):
        assert f'name="{sheet}"' in names, names


def check(session, app, concept, issue):
    wait_written(app, issue, "Maandoverzicht oktober 2020 vastgesteld")
    wait_stored(session, "the issued overview", [MONTH], lambda: issued(session))
    assert os.path.getsize(concept) > 0


def mouse(session):
    """The blue button, Opslaan als werkboek; the blue button again, Vaststellen, and yes."""
    app, _ = open_sample(session)
    concept, issue = session.path("concept.xlsx"), session.path("uitgave.xlsx")
    app.click(app.find("push button", "Maandoverzicht…"))
    window = app.open_window(WINDOW)
    app.assert_named()
    app.click(app.find_ready("push button", "Opslaan als werkboek…", within=window))
    app.choose_file(CONCEPT, concept)
    wait_written(app, concept, "Maandoverzicht oktober 2020 bewaard")
    assert issued(session) == []

    app.click(app.find("push button", "Maandoverzicht…"))
    window = app.open_window(WINDOW)
    app.click(app.find_ready("push button", "Vaststellen…", within=window))
    question = app.open_window("Maandoverzicht oktober 2020 vaststellen?")
    app.assert_named()
    app.click(app.find("push button", app.stock_button("Vaststellen"), within=question))
    app.choose_file(ISSUE, issue)
    check(session, app, concept, issue)


def keyboard(session):
    """Ctrl M, Enter on the buttons, the path typed."""
    app, _ = open_sample(session)
    concept, issue = session.path("concept.xlsx"), session.path("uitgave.xlsx")
    press("ctrl+m")
    window = app.open_window(WINDOW)
    app.assert_named()
    app.find_ready("push button", "Opslaan als werkboek…", within=window)
    app.tab_to("Opslaan als werkboek…")
    press("Return")
    app.choose_file(CONCEPT, concept)
    wait_written(app, concept, "Maandoverzicht oktober 2020 bewaard")
    assert issued(session) == []

    press("ctrl+m")
    window = app.open_window(WINDOW)
    app.find_ready("push button", "Vaststellen…", within=window)
    app.tab_to("Vaststellen…")
    press("Return")
    app.open_window("Maandoverzicht oktober 2020 vaststellen?")
    app.tab_to(app.stock_button("Vaststellen"))
    press("Return")
    app.choose_file(ISSUE, issue)
    check(session, app, concept, issue)
