# SPDX-License-Identifier: EUPL-1.2
"""Ten files become materials, two are released, why one school gets nothing is read, and the designer is briefed."""
import os
import re
import zipfile

from duo_calendar import TODAY
from duo_ui import press, until

CAMPAIGN = "Continueren studiefinanciering"
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#154273"/></svg>')
CELL = re.compile(r"^[^,]+, (banner|liggend|staand|tekst\d|tiende), ")


def write(session, name, text):
    path = session.path(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def prepare(session):
    """The sample with nine materials; the tenth is for the window."""
    session.sample()
    files = [write(session, "liggend.svg", SVG.format(1920, 1080)), write(session, "staand.svg", SVG.format(1080, 1920)),
             write(session, "banner.svg", SVG.format(1200, 400))]
    files += [write(session, f"tekst{i}.txt", f"Tekst nummer {i}. " * (i + 1)) for i in range(6)]
    session.cli("materials", "add", "--campaign", CAMPAIGN, *files)
    return write(session, "tiende.txt", "Studeer je door?\n\nLees je bericht over 2021 goed.")


def materials(session):
    return {m["title"]: m for m in session.cli("materials", "list", "--campaign", CAMPAIGN)}


def wait_materials(session, what, probe):
    until(lambda: probe(materials(session)), what)


def open_page(session):
    path = prepare(session)
    app = session.start("--today", TODAY)
    app.find("push button", re.compile("^Aanvragen SF"))
    return app, path


def check_reasons(app):
    """The popover says why."""
    app.find("label", re.compile("staat niet in de lijst|niet nagevraagd: |onbekend: "))


def check_briefing(session, path):
    until(lambda: os.path.exists(path), "the briefing")
    with zipfile.ZipFile(path) as workbook:
        assert workbook.testzip() is None
        assert 'name="Briefing"' in workbook.read("xl/workbook.xml").decode()


def mouse(session):
    app, path = open_page(session)
    app.click(app.find("list item", "Materialen"))
    app.click(app.find_ready("push button", "Bestanden…"))
    app.choose_file("Bestanden toevoegen", path)
    wait_materials(session, "ten materials", lambda m: len(m) == 10)
    app.find("list item", re.compile("^tiende, "))
    app.assert_named()

    app.click(app.find_ready("push button", "Vrijgeven"))
    app.find("label", re.compile("tot wanneer het gebruikt mag worden"))
    assert materials(session)["tiende"]["status"] == "concept"

    app.click(app.find("page tab", "Dekking"))
    app.click(app.find("push button", CELL), fx=1.5, fy=2.5)  # the next column, two rows below
    check_reasons(app)
    press("Escape")
    app.click(app.find_ready("push button", "Minste formaten…"))
    window = app.open_window("Minste formaten")
    briefing = session.path("briefing.xlsx")
    app.click(app.find_ready("push button", "Opslaan als briefing…", within=window))
    app.choose_file("Briefing opslaan", briefing)
    check_briefing(session, briefing)
