#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The pictures that build-aux/screenshots makes: each page and dialog with real data, in the variants that matter.

Run by itself it lists them, one a line: "PAGE@VARIANT WIDTHxHEIGHT". run-scene takes "PAGE@VARIANT" as a scene and
writes FOLDER/PAGE-VARIANT.png, where the environment variable DUO_PICTURES names the folder.
"""
import os
import re
import subprocess
import sys
import time
import zipfile

import openpyxl

import duo_platform
import duo_register
from duo_drag import drop
from duo_ui import FRAME, press, type_text, until

# What GTK 4.8 calls an item of a menu.
MENU_ITEM = re.compile("menu item|push button")

# The day on which the pictures are taken: the sample's year is running.
TODAY = "2020-10-14"

# Name: (size, environment, arguments of the program).
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
VARIANTS = {
    "light": ("1280x800", {}, []),
    "dark": ("1280x800", DARK, []),
    "contrast": ("1280x800", CONTRAST, []),
    "contrast-dark": ("1280x800", DARK | CONTRAST, []),
    "small": ("1024x640", {}, []),
    "narrow": ("800x600", {}, []),
    "large": ("1920x1080", {}, []),
    "text-200": ("1280x800", {}, ["--text-scale=2"]),
}
PAGES = {}
# Windows that GTK and libadwaita make; some of their own buttons have no name, and cannot be reached to get one.
WHOLLY_OF_GTK = ("shortcuts", "about")
# Where work goes on that is not waited for.
UNDER_WAY = ("forms-making",)


def page(*variants, store="sample"):
    """Marks a function that brings the page on the screen; it gets (session, app)."""
    def mark(function):
        PAGES[function.__name__.replace("_", "-")] = (function, variants, store)
        return function
    return mark


def settle():
    """Animations end, toasts have slid in, the pointer does not colour anything."""
    subprocess.run(["xdotool", "mousemove", "--sync", "2", "2"], check=False)
    time.sleep(0.7)


def menu(app, button, *items):
    """Opens a menu and presses items in it, one in another."""
    app.click(app.find("push button", button))
    for item in items:
        app.activate(app.find(MENU_ITEM, item))
        time.sleep(0.3)


def bar(app, title):
    press("ctrl+1")  # where it is narrow, the agenda comes first
    return app.find("push button", re.compile(f"^{re.escape(title)}.*, (definitief|concept),"))


def crowded(session):
    """The sample with a November in which more is said than fits, in words that are long."""
    session.sample()
    for sector in ("VO", "MBO", "HO"):
        for i, text in enumerate(("DigiD aanvragen", "Open dagen", "Studiekeuzecheck",
                                  "Reisproduct stopzetten voordat het recht op studiefinanciering ophoudt",
                                  "Aanvullende beurs: ook als je denkt dat je er geen recht op hebt"), start=11):
            session.cli("calendar", "add", "--text", text,
                        "--placement", f"{sector}:2020-11" if i % 2 else f"{sector}:2020-11/2020-12")
    for i in range(6):
        session.cli("milestones", "add", "--title", f"Overleg {i + 1} over de campagne van komend jaar",
                    "--planned", f"2020-11-{3 + 4 * i:02d}")


def damaged(session):
    session.sample()
    with open(session.store, "r+b") as store:
        store.seek(4096)
        store.write(b"\xff" * 60000)


def edited_elsewhere(session):
    """A file to be read in with something new, changed, the same and refused."""
    session.sample()
    with open(session.path("kalender van communicatie.csv"), "w", encoding="cp1252", newline="") as file:
        file.write("maand;sector;boodschap;link;status;zekerheid\r\n"
                   "Januari;VO;Inschrijven vervolgstudie;;definitief;zeker\r\n"
                   "Februari;VO;Inschrijven vervolgstudie;;definitief;zeker\r\n"
                   "September;MBO;Lesgeld betalen;duo.nl/lesgeld-betalen;definitief;zeker\r\n"
                   "Oktober;VO;DigiD aanvragen in 2020;;concept;zeker\r\n"
                   "Oktember;HO;Reisproduct stopzetten;;;?\r\n"
                   "November;WO;Open dagen;;;?\r\n")


def register(session):
    """The register as it really is, where its files are; without them a smaller one, and that is said."""
    folder = os.environ.get("DUO_SHARED_DATA") or os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "data")
    files = [os.path.join(folder, "duo-open-data", *path.split("/")) for path in
             ("vo/2020-12/alle-vestigingen-vo.csv", "ho/2021-01/01-instellingen-hbo-en-wo.csv", "mbo/2024-07/BRIN.xlsx",
              "brin/2025-01/OVERGANGEN_20250113.csv")]
    session.sample()
    if not all(map(os.path.exists, files)):
        print(f"no register in {folder}: the picture shows the sample", file=sys.stderr)
        return
    for path in files:
        session.cli("--as", "adevries", "institutions", "import", "--as-of", "2020-10-01", path)


def asked(session):
    """The sample with forms that came back and left questions, and a campaign with all its steps."""
    session.sample()
    session.cli("campaigns", "add", "--title", "Aanvraag lesgeld 2020", "--live", "2020-11-02", "--waves", "MBO+VO,HO")
    forms = session.cli("--today", "2020-09-14", "form", "create", "--campaign", "Aanvraag lesgeld 2020", "--institution", "90AA", "-o", session.path("uit"))
    for path in forms:
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            for line in range(2, sheet.max_row + 1):
                key = str(sheet.cell(line, 4).value)
                if key == "duo:answer":
                    sheet.cell(line, 2).value = "ja, als het kort is"
                elif key.endswith(":screen:duration_s") and "new-" not in key:
                    sheet.cell(line, 2).value = "een seconde of 10, soms langer"
                elif key.endswith(":communication:name") and "new-" not in key:
                    sheet.cell(line, 2).value = "Iemand Anders"
        book.save(path)
    session.cli("--today", "2020-09-14", "form", "import", session.path("uit"), status=3)


# What schools have, one after another; the last two told nothing.
CHANNELS = ("scherm;Schermen aula;4;liggend;1920;1080;jpg, png, mp4", "scherm;Scherm entree;1;staand;1080;1920;jpg, mp4",
            "scherm;Schermen kantine;9;liggend;3840;2160;png", "app;Schoolapp;;;;;tekst", "nieuwsbrief;Nieuwsbrief;;;1200;;png, tekst",
            "scherm;Schermen gang;2;;;;", "poster;Prikbord;;staand;;;pdf", "", "")


def sixty(session):
    """The sample with as many participants as a campaign has: 52 schools more, one of which has a long name, and two materials
    more."""
    campaign = "Continueren studiefinanciering"
    session.sample()
    path = duo_register.write(session, "02.-alle-vestigingen-vo.csv", duo_register.VO,
                              *(duo_register.vo(f"{10 + i}ZZ", f"Voorbeeldschool {i + 1}" + " voor Christelijk en Openbaar Onderwijs" * (i == 1))
                                 for i in range(52)))
    session.cli("institutions", "import", path)
    for i in range(52):
        session.cli("campaigns", "answer", "--campaign", campaign, "--institution", f"{10 + i}ZZ", "--sector", "VO", "--answer", "yes")
    session.cli("campaigns", "conclude", "--campaign", campaign, "--sector", "MBO", "--text", "Verder met vo")
    with open(session.path("kanalen.csv"), "w", encoding="utf-8") as file:
        file.write("BRIN;Soort;Naam;Aantal schermen;Stand;Breedte (px);Hoogte (px);Bestandstypen\n" + "".join(
            f"{10 + i}ZZ;{CHANNELS[(i + k * 4) % 9]}\n" for i in range(52) for k in range(1 + i % 2) if CHANNELS[(i + k * 4) % 9]))
    session.cli("channels", "import", session.path("kanalen.csv"))
    for name in ("app kort.txt", "app met een tamelijk lange naam die niet in een kop past.txt"):
        with open(session.path(name), "w", encoding="utf-8") as file:
            file.write(f"Studeer je door?\n\nLees je bericht ({name}).")
        session.cli("materials", "add", "--campaign", campaign, session.path(name))


ROUND = "Continueren studiefinanciering 2020"


def invited(session):
    """The register with a campaign of all of its institutions in the middle of its round, and 20 forms that came back."""
    register(session)
    session.cli("campaigns", "add", "--title", ROUND, "--live", "2020-11-02", "--waves", "MBO,VO+HO")
    session.cli("--today", "2020-08-24", "campaigns", "invite", "--campaign", ROUND, "--all")
    rows = [one for one in session.cli("campaigns", "show", ROUND)["participations"] if one["sector"] == "MBO"]
    for number, one in enumerate(rows[:30]):
        session.cli("--today", f"2020-09-{1 + number % 28:02d}", "campaigns", "answer", "--campaign", ROUND, "--institution", one["brin"],
                    "--sector", "MBO", "--answer", ("yes", "yes", "yes", "no", "condition")[number % 5])
    forms = session.cli("--today", "2020-08-24", "form", "create", "--campaign", ROUND, "--all", "-o", session.path("uit"))
    os.mkdir(session.path("terug"))
    for number, path in enumerate(sorted(forms)[-20:]):
        book = openpyxl.load_workbook(path)
        typed = {"duo:answer": ("ja", "nee", "ja, als het kort is", "misschien")[number % 4], "duo:person": "A. Voorbeeld, communicatie",
                 "duo:channel:new-1:screen:name": "Schermen kantine", "duo:channel:new-1:screen:screen_count": ("4", "een stuk of 10")[number % 2],
                 "duo:channel:new-1:screen:shape": ("liggend", "full hd", "hangt ervan af")[number % 3],
                 "duo:channel:new-1:screen:duration_s": ("10", "10 sec", "zo kort mogelijk")[number % 3]}
        for sheet in book.worksheets:
            for line in range(2, sheet.max_row + 1):
                if sheet.cell(line, 4).value in typed:
                    sheet.cell(line, 2).value = typed[sheet.cell(line, 4).value]
        book.save(session.path(os.path.join("terug", os.path.basename(path))))


STORES = {"register": register, "invited": invited, "sample": lambda session: session.sample(), "empty": lambda session: None, "crowded": crowded, "asked": asked,
          "damaged": damaged, "import": edited_elsewhere, "sixty": sixty}

ALL = ("light", "dark", "contrast", "contrast-dark", "small", "narrow", "text-200")
SOME = ("light", "dark", "narrow", "text-200")


@page(*ALL, "large")
def year(session, app):
    bar(app, "Afgestudeerd")


@page("light", "dark", "contrast", "contrast-dark")
def year_with_editor(session, app):
    app.click(bar(app, "Continueren"), fy=0.3)
    app.find("text", "Link")


@page("small", "narrow", "text-200")
def year_under_editor(session, app):
    """As the one above, by a message that is not below what is seen."""
    app.click(bar(app, "Inschrijven"), fy=0.3)
    app.find("text", "Link")


@page("light", "dark", "contrast", "narrow", "text-200", store="crowded")
def year_crowded(session, app):
    press("ctrl+1")
    app.find("push button", re.compile("toon alle"))
    press("ctrl+Home", "Down", "Down")  # where not all of the year fits: to where it is crowded


@page("light", "dark", store="crowded")
def year_more(session, app):
    app.click(app.find("push button", re.compile("^VO november 2020.*toon alle")))


@page("light", "dark")
def year_typing(session, app):
    app.click(app.find("push button", "VO, augustus 2020, geen boodschap"))
    type_text("Reisproduct stopz")


@page("light", "dark")
def year_toast(session, app):
    app.click(bar(app, "Aanvragen SF"))
    press("Escape", "ctrl+Down")


@page("light", "dark", "narrow")
def year_filtered(session, app):
    press("ctrl+f")
    type_text("afgestudeerd")


@page("light", "narrow")
def year_empty(session, app):
    press("ctrl+Next")
    app.find("label", re.compile("Nog geen boodschappen"))


@page("light", "dark")
def year_menu(session, app):
    app.click(bar(app, "Lesgeld"), button=3)


@page("light", "dark", "contrast", "text-200")
def check(session, app):
    app.click(app.find("push button", re.compile("^Controle: 3")))


@page(*ALL)
def timeline(session, app):
    press("ctrl+2")


@page("light", store="crowded")
def timeline_crowded(session, app):
    press("ctrl+2")


@page(*ALL)
def agenda(session, app):
    press("ctrl+3")


@page("light", store="crowded")
def agenda_crowded(session, app):
    press("ctrl+3")


@page(*SOME)
def actions(session, app):
    press("alt+2")


@page("light", store="empty")
def actions_empty(session, app):
    press("alt+2")


@page("light", "dark", "narrow", "text-200", store="empty")
def start(session, app):
    app.find("list item", "Voorbeeld bekijken")


@page("light", store="damaged")
def start_damaged(session, app):
    app.find("push button", "Opnieuw proberen")


@page(*SOME)
def overview(session, app):
    press("ctrl+m")
    app.find("push button", re.compile("Opslaan als werkboek"))


@page(*SOME, store="import")
def import_preview(session, app):
    menu(app, "Meer", "Importeer…")
    app.choose_file("Een kalender inlezen", session.path("kalender van communicatie.csv"))
    app.find("push button", re.compile("overnemen"))


@page("light", "dark", store="import")
def import_form(session, app):
    import_preview(session, app)
    app.click(app.find("push button", "Wijzigen…"))
    app.find("push button", "Scheiding")


@page("light", "dark")
def copy_year(session, app):
    press("ctrl+Next")
    app.click(app.find("push button", re.compile("Neem 2020 over")))


@page("light", "dark", "text-200")
def campaigns(session, app):
    menu(app, "Meer", "Campagnes…")


@page("light", "dark")
def milestone(session, app):
    menu(app, "Meer", re.compile("mijlpaal", re.IGNORECASE))


@page("light", "dark")
def milestones_of_a_month(session, app):
    app.click(app.find("push button", re.compile("^Mijlpalen, augustus 2020")))


@page("light", "dark")
def history(session, app):
    app.click(bar(app, "Aanvragen SF"))
    press("Escape", "ctrl+Down")
    time.sleep(0.5)
    press("ctrl+h")
    app.open_window("Geschiedenis")


def people(app, name="ROC Havenstad", tab="Kaart"):
    """The detail of an institution, on one of its pages."""
    institution(app, name)
    app.click(app.find("page tab", tab))


@page(*SOME)
def institution_people(session, app):
    people(app)


@page(*SOME)
def institution_participation(session, app):
    people(app, tab="Deelname")


@page("light", "narrow")
def institution_long_names(session, app):
    people(app, "Interconfessionele", "Kaart")


@page("light", "dark", "text-200")
def contact(session, app):
    people(app)
    app.click(app.find("push button", "Nieuwe contactpersoon"))
    app.open_window("Nieuwe contactpersoon")
    type_text("Marieke van Dongen")
    press("Tab")
    type_text("m.vandongen@baken")


@page("light", "dark", "text-200")
def contact_moment(session, app):
    people(app)
    app.activate(app.find("push button", "Contactmoment noteren"))
    app.open_window("Contactmoment")
    type_text("Gebeld over de schermen in de kantine.")


@page("light", "dark")
def answer(session, app):
    people(app, tab="Deelname")
    app.click(app.find("push button", re.compile("^Antwoord noteren")))
    app.open_window("Antwoord")


def choose_institution(app, name):
    """Selects the institution on its page; from where the store is open, the key is heard."""
    app.find("push button", "Jaar 2020")
    press("alt+3")
    app.click(app.find("label", name))
    time.sleep(0.5)


@page("light", "dark", "contrast", "small", "narrow", "text-200")
def institutions(session, app):
    choose_institution(app, "De Proeftuin")


@page("light", "dark", "narrow", "large", "text-200", store="register")
def institutions_register(session, app):
    """All columns, and the one with the longest name."""
    press("alt+3")
    app.find("label", re.compile("^Instelling|instellingen"))
    app.click(app.find(re.compile("toggle button|push button"), "Kies kolommen"))
    time.sleep(0.5)


@page("light")
def institutions_selected(session, app):
    choose_institution(app, "De Proeftuin")
    press("ctrl+a")


@page("light", "narrow")
def institution_detail(session, app):
    choose_institution(app, "De Proeftuin")
    press("Return")


@page("light")
def institution_editor(session, app):
    choose_institution(app, "De Proeftuin")
    press("F2")
    app.open_window("Instelling bewerken")


@page("light", "dark", "text-200")
def partner(session, app):
    """A partner that is added; what was typed last is often mistyped."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Partner toevoegen…"))
    app.open_window("Nieuwe partner")
    type_text("Veldvervoer")
    app.tab_until("push button", "HO")
    press("Tab", "Tab")
    type_text("schermen@veldvervoer.nll")


@page("light", "narrow")
def partners(session, app):
    """Those without a BRIN, and one of them."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find("push button", re.compile("^Partners · ")))
    app.click(duo_register.row(app, "Voorbeeldvervoer"))
    press("Return")


@page("light", "dark", "narrow", "text-200", store="empty")
def institutions_empty(session, app):
    duo_register.show_page(app)


@page("light", "dark", "text-200", store="empty")
def institution_flaws(session, app):
    """What the register has that can't be right: shown as it is, with what it may be."""
    line = duo_register.vo("01AA", "Het Baken").replace("0592340973", "0592-34097").replace("www.voorbeeld.", "ww.voorbeeld,")
    duo_register.read_in(session, duo_register.write(session, "vo-20200101.csv", duo_register.VO, line))
    duo_register.show_page(app)
    app.click(duo_register.row(app, "Het Baken"))
    press("Return")
    app.find("label", re.compile("^ww.voorbeeld"))
    time.sleep(0.5)


@page("light", "dark", "narrow")
def institutions_import(session, app):
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find("push button", "Importeer…"))
    app.choose_file(duo_register.CHOOSER, duo_register.three_sectors(session))
    app.open_window(duo_register.IMPORT)


@page(*SOME)
def institutions_import_several(session, app):
    """Vintages of one list: some without a day, something that only the older one has, many lines refused for one reason, and
    what is in the zip beside the lists."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    path = session.path("Adreslijsten van de website van Open Onderwijsdata.zip")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hoofdvestigingen hbo en wo.csv", duo_register.text(
            duo_register.HO, duo_register.ho("03CC", "Hogeschool De Duinen"), *["hbo;Drenthe"] * 12, duo_register.ho("3CC", "Zonder code")))
        packed.writestr("ho-20160801.csv", duo_register.text(duo_register.HO, *(duo_register.ho(f"{10 + i}ZZ", name) for i, name in enumerate((
            "Hogeschool van de Stichting voor Christelijk en Openbaar Hoger Beroepsonderwijs in Noord-Nederland", "Academie Het Veen")))))
        packed.writestr("ho-20190801.csv", duo_register.text(duo_register.HO, duo_register.ho("03CC", "Academie De Duinen")))
        packed.writestr("leeg.csv", "")
        packed.writestr("boodschappen.csv", "Boodschap;Maand\nKlok;mei\n")
    app.click(app.find("push button", "Importeer…"))
    app.choose_file(duo_register.CHOOSER, path)
    window = app.open_window(duo_register.IMPORT)
    app.find("push button", re.compile("overnemen$"), within=window)


@page("light")
def institutions_import_refused(session, app):
    """Several files, of which some can't be read: each says why, the others are offered."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    for name, text in (("po-20260901.csv", duo_register.VO.removesuffix(";ONDERWIJSSTRUCTUUR")), ("leeg.csv", ""),
                       ("dubbel.csv", "BRIN NUMMER;" + duo_register.VO), ("kapot.zip", "PK\x03\x04 en verder niets")):
        with open(session.path(name), "w", encoding="utf-8") as file:
            file.write(text)
    duo_register.three_sectors(session)
    names = ("adressen-20260901.zip", "po-20260901.csv", "leeg.csv", "dubbel.csv", "kapot.zip")
    drop(app, [session.path(name) for name in names], lambda: app.find("label", "Niets geselecteerd"))
    window = app.open_window(duo_register.IMPORT)
    app.click(app.find("push button", re.compile("^5 geweigerd"), within=window))


@page("light", "dark", "narrow")
def institutions_list(session, app):
    """What the columns of somebody's own list are, with one that was pointed out twice."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    path = duo_register.write(session, "Mijn scholen in de regio Noord.csv", "Lijst van de regio;;;;\nBRIN;School;Wie het is;Bereikbaar via;Naam",
                              "90AA;ROC Havenstad;Noor Zonder;n.zonder@rochavenstad.example;Z. 12",
                              "90AB;De Proeftuin;Bo Verzonnen;communicatie@proeftuin.example;Z. 13")
    app.click(app.find("push button", "Importeer…"))
    app.choose_file(duo_register.CHOOSER, path)
    app.open_window("Kolommen aanwijzen")
    app.tab_to("Wat kolom ‘Wie het is’ is")
    press("Return", "Down", "Down", "Down", "Return")


@page("light", "dark", "narrow", "text-200")
def institutions_answers(session, app):
    """What several institutions answered, old beside new."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(re.compile("menu item|push button"), "Bereidheid…"))
    app.open_window("Bereidheid noteren")


@page("light", "dark", "text-200")
def institutions_assign(session, app):
    """Who looks after several institutions, old beside new."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find(re.compile("toggle button|push button"), "Meer voor deze instellingen"))
    app.activate(app.find(MENU_ITEM, "Beheerder toewijzen…"))
    app.open_window("Beheerder toewijzen")


@page("light", "narrow")
def institutions_closed(session, app):
    """One that went on in another, and what is offered to that."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find("push button", re.compile("^Gesloten · ")))
    app.click(duo_register.row(app, re.compile("opgegaan in")))
    press("Return")
    app.find("list item", re.compile("^Opgegaan in"))


@page("light", "narrow")
def institutions_columns(session, app):
    """The choice of columns, where there is little room."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.find("label", re.compile("^26 instellingen"))
    app.click(app.find(re.compile("toggle button|push button"), "Kies kolommen"))
    time.sleep(0.5)


@page("light", "narrow")
def institutions_nothing_found(session, app):
    """Words and a choice that give nothing together: each can be given up."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.click(app.find("push button", re.compile("^HO · ")))
    app.click(app.find(None, "Instellingen zoeken"))
    type_text("havenstad")
    app.find("push button", "Wis zoekopdracht")


@page("light", "dark")
def institutions_filters(session, app):
    """The filters that a person saved."""
    app.find("push button", "Jaar 2020")
    duo_register.show_page(app)
    app.tab_to(re.compile("^Bewaarde filters"))
    press("Return")
    for name in ("HO in de regio Noord", "Mbo zonder contactpersoon, voor het overleg van november"):
        app.tab_to("Naam voor wat nu getoond wordt")
        type_text(name)
        press("Return")
        app.find("push button", name)


@page("light", "dark")
def preferences(session, app):
    press("ctrl+comma")


@page("light", "dark")
def shortcuts(session, app):
    press("ctrl+question")


@page("light", "dark")
def about(session, app):
    menu(app, "Menu", re.compile("^Over DUO"))


def take(name, session):
    page_name, variant = name.split("@")
    function, _, store = PAGES[page_name]
    size, env, arguments = VARIANTS[variant]
    STORES[store](session)
    width, height = size.split("x")
    session.settings(window_width=width, window_height=height)
    app = session.start(f"--today={TODAY}", "--as=adevries", *arguments, env=env)
    function(session, app)
    settle()
    path = os.path.join(os.environ["DUO_PICTURES"], f"{page_name}-{variant}.png")
    subprocess.run(["import", "-window", "root", path], check=True)
    subprocess.run(["mogrify", "-shave", f"{FRAME}x{FRAME}", "+repage", path], check=True)
    if variant != "light" or page_name in WHOLLY_OF_GTK + UNDER_WAY:
        app.kill()  # names and a quiet end are looked at once, by who runs the scene


def __getattr__(name):
    """A scene by the name "PAGE@VARIANT"."""
    if "@" not in name:
        raise AttributeError(name)
    return lambda session: take(name, session)


@page(*SOME)
def campaign(session, app):
    press("alt+4")
    app.find("label", "9 instellingen")
    time.sleep(0.5)


def part(app, key, role, name):
    press("alt+4")
    app.find("label", re.compile("^[0-9]+ instellingen$"))
    press(key)
    found = app.find(role, name)
    time.sleep(0.5)
    return found


@page(*SOME)
def materials(session, app):
    part(app, "ctrl+3", "list item", re.compile("^Scherm liggend, "))


@page(*SOME)
def coverage(session, app):
    part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner"))


@page("light", "dark")
def coverage_reasons(session, app):
    app.click(part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner")), fx=4.5, fy=2.5)
    app.find("image", re.compile("^Clip liggend: "))
    time.sleep(0.5)


@page("light", "dark")
def coverage_kinds(session, app):
    app.click(part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner")), fx=-3, fy=2.5)
    app.find("label", "Wat er te zien kan zijn, per soort kanaal")
    time.sleep(0.5)


@page("light", "narrow")
def coverage_sectors(session, app):
    part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner"))
    app.click(app.find("push button", "Per sector"))
    app.find("label", "Zonder aantal")
    time.sleep(0.5)


@page("light", "dark", "narrow", store="sixty")
def coverage_sixty(session, app):
    part(app, "ctrl+4", "push button", re.compile(", Banner nieuwsbrief, "))


@page("light", "dark")
def coverage_waits(session, app):
    """Who waits for a wave, and what goes to one of them."""
    app.click(part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner")), fx=-3, fy=5.5)
    app.find("label", re.compile("^Nog niets: wacht op golf 2"))
    time.sleep(0.5)


@page("light", "dark", "narrow")
def coverage_empty(session, app):
    """A campaign without materials."""
    session.cli("campaigns", "add", "--title", "Nieuwe campagne", "--live", "2021-02-01", "--waves", "MBO,VO")
    choose_campaign(app, "Nieuwe campagne")
    press("ctrl+4")
    app.find("label", "Nog niets te vergelijken")
    time.sleep(0.5)


@page("light", "dark")
def coverage_gain(session, app):
    """Somebody told more of their screens meanwhile."""
    part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner"))
    (channel, *_) = [c for c in session.cli("channels", "list", "--institution", "90AJ") if c["name"] == "Middenmeer-app"]
    with open(session.path("kanaal.csv"), "w", encoding="utf-8") as file:
        file.write(f"BRIN;Soort;Naam;Tekst (tekens)\n90AJ;app;{channel['name']};20\n")
    session.cli("channels", "import", session.path("kanaal.csv"))
    app.find("label", re.compile("^Bij [0-9]+ instelling"))
    time.sleep(0.5)


@page("light", "dark", "narrow")
def formats(session, app):
    part(app, "ctrl+4", "push button", re.compile("^De Proeftuin, Banner"))
    app.click(app.find_ready("push button", "Minste formaten…"))
    app.open_window("Minste formaten")


@page(*SOME, store="asked")
def review(session, app):
    press("alt+4")
    app.find("label", "Aanvraag lesgeld 2020")
    press("ctrl+2")
    app.find("label", re.compile("^[0-9]+ vragen$"))
    time.sleep(0.3)


MORE = "Campagnes maken, bewerken en verplaatsen"


def choose_campaign(app, name):
    press("alt+4")
    app.find("label", re.compile("^[0-9]+ instellingen$"))
    menu(app, MORE, "Alle campagnes")
    app.click(app.find("list item", re.compile(f"^{name}, ")))
    app.find("push button", re.compile("^Stap . van ., Live, "))
    time.sleep(0.5)


def round_of_all(session, app):
    choose_campaign(app, ROUND)


@page(*SOME, store="invited")
def campaign_full(session, app):
    round_of_all(session, app)


@page("light", "narrow", store="asked")
def campaign_begun(session, app):
    """A campaign of which nobody was asked anything yet."""
    session.cli("campaigns", "add", "--title", "Nieuwe campagne", "--live", "2021-02-01", "--waves", "MBO,VO")
    choose_campaign(app, "Nieuwe campagne")


@page("light", "dark", "narrow", "text-200", store="invited")
def import_returned(session, app):
    round_of_all(session, app)
    menu(app, MORE, "Map met formulieren inlezen…")
    app.choose_file("Map met formulieren inlezen", session.path("terug"))
    app.find("push button", re.compile("overnemen$"))


@page("light", "dark", "narrow", store="invited")
def review_full(session, app):
    import_returned(session, app)
    app.click(app.find_ready("push button", re.compile("overnemen$")))
    app.wait_closed("Inlezen: formulieren")
    press("ctrl+2")
    app.find("label", re.compile("^[0-9]+ vragen$"))
    time.sleep(0.3)


@page("light", "dark", "text-200", store="invited")
def forms_making(session, app):
    """In the middle: there are hundreds."""
    session.cli("campaigns", "add", "--title", "Schooljaar", "--live", "2021-02-01", "--waves", "VO")
    choose_campaign(app, "Schooljaar")
    app.click(app.find_ready("push button", "Formulieren maken…"))
    app.click(app.find_ready("push button", re.compile("^[0-9]+ formulieren maken$"), within=app.open_window("Formulieren maken")))
    app.find("label", re.compile("^[1-9][0-9]+ van [0-9]+ formulieren gemaakt…$"), within=app.open_window("Formulieren worden gemaakt"))


@page(*SOME, store="asked")
def forms_setup(session, app):
    """The day of the answer is over, and some have a form."""
    choose_campaign(app, "Aanvraag lesgeld 2020")
    app.click(app.find_ready("push button", "Formulieren maken…"))
    app.open_window("Formulieren maken")


@page("light", "dark", "narrow", "text-200")
def campaign_reply(session, app):
    press("alt+4")
    app.find("label", "9 instellingen")
    app.tab_to("Zoek instelling")  # in a small window the list is below the fold
    type_text("GL Proef")
    app.find("label", "1 instelling")
    press("Tab")
    app.wait_focus("table row")
    press("space")
    app.tab_to("Antwoord noteren…", key="shift+Tab")
    press("Return")
    app.open_window("Antwoord noteren")


@page("light", "dark", store="asked")
def campaign_wave(session, app):
    press("alt+4")
    app.find("push button", re.compile("^Stap . van ., Live, "))
    app.click(app.find("push button", "VO, golf 1, Conclusie…"))
    time.sleep(0.5)


@page("light", "dark", "narrow", "text-200", store="asked")
def campaign_new(session, app):
    press("alt+4")
    app.find("push button", re.compile("^Stap . van ., Live, "))
    menu(app, MORE, "Nieuwe campagne…")
    app.open_window("Nieuwe campagne")


@page("light", "dark", "narrow", store="asked")
def campaigns_all(session, app):
    press("alt+4")
    app.find("label", "Aanvraag lesgeld 2020")
    menu(app, MORE, "Alle campagnes")
    app.find("list item", re.compile("^Aanvraag lesgeld 2020, .*vragen over"))


@page("light", store="asked")
def review_settled(session, app):
    review(session, app)
    app.click(app.find_ready("push button", re.compile(", toets 1$")))
    app.find("label", "7 vragen")
    app.click(app.find("push button", "Afgehandeld"))
    app.find("label", "1 afgehandeld")


@page(*SOME, store="asked")
def campaign_copy(session, app):
    press("alt+4")
    app.find("label", "Aanvraag lesgeld 2020")
    menu(app, MORE, "Kopieer naar volgend jaar…")


@page(*SOME, store="asked")
def campaign_move(session, app):
    press("alt+4")
    app.click(app.find("push button", re.compile("^Stap . van ., Live, ")))


def institution(app, name):
    """The page of institutions with the detail of one that is found by @name."""
    press("alt+3")
    time.sleep(0.5)
    press("ctrl+f")
    type_text(name)
    time.sleep(0.5)
    row = app.find("label", re.compile(re.escape(name)))
    app.click(row)
    time.sleep(0.3)
    press("Return")  # where it is narrow, the detail is behind the list


def scroll(clicks, x=300, y=560):
    """Turns the wheel over a window that lies in the corner."""
    subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y), "click", "--delay", "60", "--repeat", str(clicks), "5"], check=False)
    time.sleep(0.5)


def channel(app, name, kind="Kanaal"):
    row = re.compile(f"^{re.escape(name)}")
    app.find("list item", row)
    app.tab_to(row)  # with large text it lies below what is seen
    press("Return")
    app.open_window(kind)


@page(*SOME, "contrast")
def channels(session, app):
    institution(app, "Havenstad")
    app.find("list item", re.compile("^Schermen ingang"))


@page("light", "narrow")
def channels_empty(session, app):
    institution(app, "Gymnasium Exempel")
    app.find(None, re.compile("^Er zijn geen kanalen bekend"))


@page("light", "dark")
def channels_long(session, app):
    institution(app, "Lange Voorbeeld")
    app.find("list item", re.compile("^Informatiescherm"))


@page(*SOME, "contrast")
def channel_editor(session, app):
    institution(app, "Havenstad")
    channel(app, "Schermen ingang")


@page("light", "dark")
def channel_inherited(session, app):
    institution(app, "Havenstad")
    channel(app, "Schermen kantine")
    scroll(11)


@page("light")
def channel_conflict(session, app):
    """A screen that hangs another way than its profile says."""
    institution(app, "90AB")
    channel(app, "Scherm bibliotheek")


@page("light", "text-200")
def channel_new(session, app):
    institution(app, "Gymnasium Exempel")
    app.click(app.find("push button", "Kanaal toevoegen"))
    app.open_window("Nieuw kanaal")


@page("light", "dark")
def profiles(session, app):
    institution(app, "Havenstad")
    app.find("list item", re.compile("^Schermen ingang"))
    app.tab_to("Profielen")
    press("Return")
    app.open_window("Profielen")
    app.find("list item", re.compile("^Schermdienst"))


@page("light")
def profile_editor(session, app):
    profiles(session, app)
    app.click(app.find("list item", re.compile("^Schermdienst")))
    app.open_window("Profiel")


@page("light", "dark")
def profile_change(session, app):
    profile_editor(session, app)
    scroll(8)
    app.click(app.find("text", "Duur"), times=3)
    type_text("12")
    press("Return")
    app.find("push button", re.compile("^Wijzigen"))


@page(*SOME)
def publish_empty(session, app):
    """Nothing published yet, and no platform to publish on."""
    press("alt+4")
    app.activate(app.find("page tab", "Publiceren"))  # where it is narrow, it may lie below what is seen
    app.find("push button", "Oefenplatform starten")


def practise(session, app):
    publish_empty(session, app)
    duo_platform.open_keyring(session)
    app.click(app.find_ready("push button", "Oefenplatform starten"))
    app.find_ready("push button", "Publiceren…")


@page(*SOME)
def publish_trial(session, app):
    practise(session, app)
    app.click(app.find_ready("push button", "Publiceren…"))
    app.open_window("Proefronde")


def publish_on(session, app):
    publish_trial(session, app)
    app.click(app.find_ready("push button", "Publiceren"))
    app.wait_closed("Proefronde")


@page("light", "dark", "narrow", "text-200")
def publish_running(session, app):
    """In the middle: on a platform where each link takes its time."""
    server = duo_platform.Server("--test-control", "--today", TODAY)
    session.helpers.append(server.process)
    server.faults({"method": "POST", "path": "/shares$", "delay": 4000, "times": 1000}, product="Nextcloud")
    publish_empty(session, app)
    duo_platform.open_keyring(session)
    duo_platform.sign_in(session, server)
    app.click(app.find_ready("push button", "Publiceren…"))
    window = app.open_window("Proefronde")
    app.click(app.find_ready("push button", "Publiceren", within=window))
    app.wait_closed("Proefronde")
    until(lambda: [one for one in duo_platform.packages(session).values() if one["link_state"] == "made"], "the first link")


@page(*SOME)
def publish_done(session, app):
    publish_on(session, app)
    until(lambda: duo_platform.all_published(session), "all on the platform", 120)
    app.find("label", re.compile("^Alles staat op het platform"))


@page(*SOME)
def publish_links(session, app):
    publish_on(session, app)
    until(lambda: duo_platform.all_published(session), "all on the platform", 120)
    app.click(app.find("page tab", "Links en codes"))
    app.find("push button", "Codes tonen")


@page(*SOME)
def publish_account(session, app):
    practise(session, app)
    app.click(app.find("page tab", "Platform"))
    app.click(app.find("push button", "Controleren"))
    app.find("label", "Maakt links met een inlogcode")


def main():
    for name, (_, variants, _) in PAGES.items():
        for variant in variants:
            print(f"{name}@{variant} {VARIANTS[variant][0]}")


if __name__ == "__main__":
    sys.exit(main())
