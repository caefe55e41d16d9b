# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own lists are read in: what each column is, is pointed out. All persons are made up."""
import re

from duo_drag import drop
from duo_register import CHOOSER, VO, counter, open_page, read_in, vo, write
from duo_ui import press, type_text, until

WINDOW = "Kolommen aanwijzen"
PREVIEW = "Importeren: contactpersonen"
REGISTER = "Importeren: instellingen"
COLUMNS = "BRIN;School;Wie het is;Bereikbaar via;Kamer"
LINES = ("01AA;Het Baken;Noor Zonder;n.zonder@baken.example;12", "02BB;De Kaap;Bo Verzonnen;b.verzonnen@kaap.nll;13",
         "09ZZ;Weet niemand;Jo Bedacht;j.bedacht@nergens.example;14")


def contacts(session):
    return sorted((c["name"], c["of"]["code"], c["role"]) for c in session.cli("contacts", "list"))


def begin(session):
    read_in(session, write(session, "vo-20260101.csv", VO, vo("01AA", "Het Baken"), vo("02BB", "De Kaap")))
    return open_page(session)


def choose(app, path):
    app.choose_file(CHOOSER, path)
    return app.open_window(WINDOW)


def check_preview(app):
    window = app.open_window(PREVIEW)
    app.assert_named()
    counter(app, window, "2 nieuw, 2 aangevinkt")
    counter(app, window, "1 geweigerd")
    app.find("label", re.compile("^Regel 4"), within=window)
    app.find("label", re.compile("^1 hiervan heeft een e-mailadres of telefoonnummer dat waarschijnlijk niet klopt"), within=window)
    app.find("label", re.compile("^Kijk nog eens naar het e-mailadres"), within=window)
    return window


def check_stored(session, app):
    app.wait_closed(PREVIEW)
    until(lambda: contacts(session) == [("Bo Verzonnen", "02BB", "other"), ("Noor Zonder", "01AA", "other")],
          "two contacts in the store")


def drop_several(session, app):
    """A file of the register, one of primary schools and a list of one's own, dropped together on another page: they are
    shown on the page of institutions, the list after the others."""
    paths = [write(session, "vo-20260901.csv", VO, vo("03CC", "De Brug")),
             write(session, "po.csv", VO.removesuffix(";ONDERWIJSSTRUCTUUR"), vo("04DD", "De Klimboom")),
             write(session, "plaatsen.csv", "Code van de school;Plaats", "01AA;Meppel")]
    press("alt+1")
    drop(app, paths, lambda: app.find("label", "Nog geen boodschappen in 2026"))
    preview = app.open_window(REGISTER)
    counter(app, preview, "2 nieuw, 2 aangevinkt")
    counter(app, preview, "1 geweigerd")
    app.find("label", re.compile("^‘po.csv’ gaat over basisonderwijs.* de andere kunt u overnemen"), within=preview)
    press("Escape")
    app.wait_closed(REGISTER)
    window = app.open_window(WINDOW)
    app.find("label", "plaatsen.csv", within=window)
    return window


def mouse(session):
    """A column that nobody knows is pointed out; the preview, one change, and undone. The second time nothing has to be
    pointed out, and a list of institutions goes the same way."""
    app = begin(session)
    path = write(session, "mijn scholen.csv", COLUMNS, *LINES)
    app.click(app.find("push button", "Importeer…"))
    window = choose(app, path)
    app.assert_named()
    app.find("label", "Noor Zonder · Bo Verzonnen · Jo Bedacht", within=window)
    app.click(app.find("push button", "Wat kolom ‘Kamer’ is", within=window))
    press(*["Down"] * 10, "Return")  # function
    app.click(app.find_ready("push button", "Verder", within=window))
    preview = check_preview(app)
    app.click(app.find("push button", "Terug naar de kolommen", within=preview))
    app.wait_closed(PREVIEW)
    app.click(app.find_ready("push button", "Verder", within=app.open_window(WINDOW)))
    preview = app.open_window(PREVIEW)
    app.click(app.find_ready("push button", "2 contactpersonen overnemen", within=preview))
    check_stored(session, app)
    press("ctrl+z")
    until(lambda: not contacts(session), "no contact after undoing")

    app.click(app.find("push button", "Importeer…"))
    window = choose(app, path)
    app.find("label", re.compile("^U las al eerder"), within=window)
    press("Escape")
    app.wait_closed(WINDOW)

    window = drop_several(session, app)
    app.click(app.find_ready("push button", "Verder", within=window))
    preview = app.open_window(REGISTER)
    counter(app, preview, "1 gewijzigd, 1 aangevinkt")
    app.find("label", "Eigen lijst van instellingen, stand van 21 november 2026", within=preview)


def keyboard(session):
    """Two columns are the same: that is said, and goes on when it is mended."""
    app = begin(session)
    app.tab_to("Importeer…", key="shift+Tab")
    press("Return")
    window = choose(app, write(session, "mijn scholen.csv", COLUMNS.replace("Kamer", "Naam"), *LINES))
    app.tab_to("Wat kolom ‘Wie het is’ is")
    press("Return", "Down", "Down", "Down", "Return")
    app.find("label", re.compile("Kolom ‘Naam’ is dit al"), within=window)
    press("ctrl+Return")  # does not go on
    app.tab_to("Wat kolom ‘Naam’ is")
    press("Return", "Up", "Up", "Up", "Return")
    app.wait_gone("label", re.compile("is dit al"), within=window)
    press("ctrl+Return")
    check_preview(app)
    press("ctrl+Return")
    check_stored(session, app)
    assert session.cli("history")[0]["kind"] == "import"


def form_mouse(session):
    """A form that came back is known as one where institutions are read in, and read as one."""
    session.sample()
    session.cli("campaigns", "add", "--title", "Aanvraag lesgeld", "--live", "2020-11-02", "--waves", "MBO")
    path = session.cli("--today", "2020-09-14", "form", "create", "--campaign", "Aanvraag lesgeld", "--institution", "90AA",
                       "-o", session.path("uit"))[0]
    app = open_page(session)
    app.click(app.find("push button", "Importeer…"))
    app.choose_file(CHOOSER, path)
    window = app.open_window("Inlezen: formulieren")
    app.find("label", re.compile("formulier"), within=window)
    app.assert_named()
