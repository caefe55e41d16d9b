# SPDX-License-Identifier: EUPL-1.2
"""The institutions: read in, found by a name they had, followed after a merger, taken back."""
import re
import zipfile

from duo_register import (CHOOSER, HO, IMPORT, TRANSITIONS, VO, counter, ho, institutions, merger, open_page, read_in, row,
                          text, three_sectors, vo, write)
from duo_ui import press, states, type_text, until


def check_read(session, app):
    for name in ("Het Baken", "De Kaap", "Hogeschool De Duinen"):
        row(app, name)
    until(lambda: sorted(institutions(session)) == ["01AA", "02BB", "03CC"], "three institutions in the store")
    assert [change["kind"] for change in session.cli("history")] == ["import"]


def check_preview(app, window):
    app.assert_named()
    app.find("label", re.compile("Vestigingen vo, stand van 1 september 2026"), within=window)
    app.find("label", re.compile("^7 regels · .* · 3 instellingen, 1 vestiging, 3 besturen$"), within=window)
    counter(app, window, "7 nieuw, 7 aangevinkt")
    counter(app, window, "1 geweigerd")
    app.find("label", re.compile("^vo.csv: Regel 3"), within=window)


def read_mouse(session):
    """The three sectors in a zip, from the empty page: choose, look, take over; and undone."""
    app = open_page(session)
    app.click(app.find("push button", "Importeer van DUO Open Onderwijsdata…"))
    app.choose_file(CHOOSER, three_sectors(session))
    window = app.open_window(IMPORT)
    check_preview(app, window)
    app.click(app.find_ready("push button", "7 wijzigingen overnemen", within=window))
    app.wait_closed(IMPORT)
    check_read(session, app)
    press("ctrl+z")
    until(lambda: not institutions(session), "no institution after undoing")
    app.find("label", "Nog geen instellingen")


def read_keyboard(session):
    app = open_page(session)
    app.tab_to("Importeer van DUO Open Onderwijsdata…")
    press("Return")
    app.choose_file(CHOOSER, three_sectors(session))
    window = app.open_window(IMPORT)
    check_preview(app, window)
    press("ctrl+Return")
    app.wait_closed(IMPORT)
    check_read(session, app)


def days_mouse(session):
    """Two vintages of one list without a day: each asks its own; what is no day is said there and holds the import back."""
    path = session.path("adressen.zip")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("nieuw.csv", text(HO, ho("27PZ", "Nieuwe Hogeschool"), *["hbo;Drenthe"] * 5))
        packed.writestr("oud.csv", text(HO, ho("27PZ", "Oude Academie")))
    app = open_page(session)
    app.click(app.find("push button", "Importeer van DUO Open Onderwijsdata…"))
    app.choose_file(CHOOSER, path)
    window = app.open_window(IMPORT)
    app.assert_named()
    app.find("label", "5 regels: minder kolommen dan de kopregel", within=window)
    newer, older = (app.find("text", f"Dag waarvan {name}.csv is", within=window) for name in ("nieuw", "oud"))
    app.find("label", re.compile("^Er is nog een bestand van deze soort"), within=window)
    apply = app.find("push button", re.compile("overnemen$"), within=window)
    until(lambda: "sensitive" not in states(apply), "the import held back")
    app.click(older)
    press("ctrl+a")
    type_text("32-13-2020")
    app.click(newer)
    app.find("label", "Dit is geen datum. Schrijf bijvoorbeeld 14-10-2020.", within=window)
    app.click(older)
    press("ctrl+a")
    type_text("1-3-2021")
    press("Return")
    app.wait_gone("label", "Dit is geen datum. Schrijf bijvoorbeeld 14-10-2020.", within=window)
    app.click(app.find_ready("push button", re.compile("overnemen$"), within=window))
    app.wait_closed(IMPORT)
    until(lambda: [i["name"] for i in institutions(session).values()] == ["Nieuwe Hogeschool"], "the newer name")


def renamed(session):
    read_in(session, write(session, "ho-20210101.csv", HO, ho("27PZ", "Oude Academie"), ho("03CC", "Hogeschool De Duinen")))
    read_in(session, write(session, "ho-20260301.csv", HO, ho("27PZ", "Nieuwe Hogeschool"), ho("03CC", "Hogeschool De Duinen")))


def check_found(app):
    row(app, "Nieuwe Hogeschool")
    app.find("label", re.compile("^1 instelling( ·|$)"))


def find_mouse(session):
    """An institution is found by the name it had, and its card says that name."""
    renamed(session)
    app = open_page(session)
    row(app, "Hogeschool De Duinen")
    app.click(app.find("entry", "Instellingen zoeken"))
    type_text("oude acad")
    check_found(app)
    app.click(row(app, "Nieuwe Hogeschool"))
    app.find("label", "Oude Academie")


def to_rows(app):
    """From the search to the first row that was found."""
    press("Return")
    app.wait_focus("table row")


def find_keyboard(session):
    """Typing in the list goes to the search; Enter goes to what was found, and once more to its card."""
    renamed(session)
    app = open_page(session)
    row(app, "Hogeschool De Duinen")
    app.tab_to("Instellingen zoeken")
    to_rows(app)
    type_text("oude")
    check_found(app)
    to_rows(app)
    press("Return")
    app.find("label", "Oude Academie")


def merged(session):
    read_in(session, write(session, "vo-20200101.csv", VO, vo("01AA", "Het Baken"), vo("02BB", "De Kaap")))
    with open(session.path("OVERGANGEN_20250113.csv"), "wb") as file:
        file.write(text(TRANSITIONS, merger("01AA", "02BB", "1-8-2022")))
    read_in(session, session.path("OVERGANGEN_20250113.csv"))


def merger_mouse(session):
    """What closed says where it went, and leads there."""
    merged(session)
    app = open_page(session)
    app.click(row(app, "Het Baken (opgegaan in De Kaap)"))
    app.click(app.find("label", "De Kaap, 02BB"))
    app.find("label", re.compile("^02BB · "))
    app.click(app.find("page tab", "Vestigingen"))
    app.find("label", re.compile("^02BB00 · Zwartwatersweg 7-A · Assen · VMBO · 0592340973$"))


def merger_keyboard(session):
    merged(session)
    app = open_page(session)
    row(app, "Het Baken (opgegaan in De Kaap)")
    app.tab_to("Instellingen zoeken")
    type_text("baken")
    app.find("label", re.compile("^1 instelling( ·|$)"))
    to_rows(app)
    press("Return")
    app.find("list item", re.compile("^Opgegaan in"))
    app.tab_to(re.compile("^Opgegaan in"))
    press("Return")
    app.find("label", re.compile("^02BB · "))


def back(session):
    read_in(session, write(session, "vo-20260101.csv", VO, vo("01AA", "Het Baken"), vo("02BB", "De Kaap")))
    read_in(session, write(session, "vo-20261101.csv", VO, vo("01AA", "De Vuurtoren"), vo("02BB", "De Kaap")))
    app = open_page(session)
    row(app, "De Vuurtoren")
    press("ctrl+h")
    window = app.open_window("Geschiedenis")
    return app, window


def check_back(session, app):
    until(lambda: {b: i["name"] for b, i in institutions(session).items()} == {"01AA": "Het Baken", "02BB": "De Kaap"},
          "the register as it was")
    app.focus_window("^DUO Campagnes$")


def takeback_mouse(session):
    """Last week's import is taken back from history, what was there before stays."""
    app, window = back(session)
    app.click(app.find("label", "Instellingenregister ingelezen", within=window))
    app.click(app.find("push button", "Terugnemen", within=window))  # once it lies still
    check_back(session, app)


def takeback_keyboard(session):
    app, window = back(session)
    app.tab_to(re.compile("^Instellingenregister ingelezen"))
    press("Return")
    app.extents_at_rest(app.find("push button", "Terugnemen", within=window))
    app.tab_to("Terugnemen")
    press("Return")
    check_back(session, app)


def shown_keyboard(session):
    """Chips count what the words and each other leave; columns put in another order, rows in another, and a file of exactly
    that."""
    read_in(session, three_sectors(session), status=3)
    app = open_page(session)
    row(app, "De Kaap")
    app.tab_to("Instellingen zoeken")
    type_text("kaap")
    app.find("push button", "HO · 0")
    app.find("push button", "Zonder contactpersoon · 1")
    press("ctrl+a", "BackSpace")
    app.find("push button", "HO · 1")
    app.tab_to("VO · 1")
    press("space")
    app.find("label", "1 instelling")
    app.tab_to("MBO · 1")
    press("space")  # one sector or the other
    app.find("label", "2 instellingen")
    app.find("push button", "Zonder contactpersoon · 2")
    app.tab_to("Zonder contactpersoon · 2")
    press("space")
    app.find("push button", "VO · 1")
    press("space")
    for name in ("MBO · 1", "VO · 1"):
        app.tab_to(name, key="shift+Tab")
        press("space")
    app.find("label", "3 instellingen")
    app.tab_to("Instellingen zoeken", key="shift+Tab")
    app.tab_to("Van achter naar voren")
    press("space")
    app.tab_to("Kies kolommen")
    press("Return")
    app.wait_focus("check box", "Naam")
    press("alt+Down", "alt+Down")
    for name in ("Kanalen", "Plaats", "Deelname"):
        app.tab_to(name)
        press("space")
    press("Escape")
    app.tab_to("Meer voor deze instellingen", key="shift+Tab")
    press("Return")
    app.find("menu item", "Exporteer wat getoond wordt…")
    press("Down", "Down", "Down", "Return")
    app.choose_file("Exporteer wat getoond wordt", session.path("getoond.csv"))
    app.find("label", "‘getoond.csv’ bewaard, met 3 instellingen")
    with open(session.path("getoond.csv"), encoding="utf-8-sig") as file:
        lines = file.read().splitlines()
    assert lines == ["BRIN;Naam;Sectoren", "03CC;Hogeschool De Duinen;HO", "01AA;Het Baken;VO", "02BB;De Kaap;MBO"], lines
