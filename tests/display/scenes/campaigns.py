# SPDX-License-Identifier: EUPL-1.2
"""A campaign: the funnel read, an answer noted, forms made for the open wave and read back. And a year of one: made of
last year's, moved, forms out, twenty back, the questions that they leave settled, a no by phone, the funnel."""
import glob
import os
import re
import tempfile
import zipfile

import openpyxl
from gi.repository import GLib

from duo_drag import drop
from duo_ui import has_size, press, states, type_text, until

NAME = "Continueren studiefinanciering"
IMPORT = "Inlezen: formulieren"
FORMS = "Formulieren maken"


def open_page(session, *arguments):
    session.sample()
    app = session.start("--today=2020-10-14", *arguments)

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("push button", "Formulieren maken…")))
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
    """A no by phone, from the number of those who were invited; a row leads to its institution; those that are mine."""
    app = open_page(session, "--as=adevries")
    app.click(app.find("push button", "Van mij"))
    app.find("label", "4 instellingen")
    app.click(app.find("push button", "Van mij"))
    app.click(app.find("push button", re.compile("^MBO, uitgenodigd, ")))
    app.click(row(app, "GL Proefdruk"), times=2)
    app.find("label", "GL Proefdruk", within=app.find("filler", "DuoInstitutionDetail"))
    press("alt+4")
    app.click(row(app, "GL Proefdruk"))
    app.click(app.find_ready("push button", "Antwoord noteren…"))
    window = app.open_window("Antwoord noteren")
    assert "sensitive" not in states(app.find("push button", "Noteren", within=window)), "nothing is chosen yet"
    app.tab_to("Antwoord")
    press("space", "Down", "Down", "Return")
    app.click(app.find_ready("push button", "Noteren", within=window))
    app.wait_closed("Antwoord noteren")
    check_answer(session, app)


def make_and_fill(session, app):
    folder = session.path("formulieren")
    os.mkdir(folder)
    app.click(app.find_ready("push button", "Formulieren maken…"))
    window = app.open_window(FORMS)
    app.find("label", "9 instellingen · MBO", within=window)
    app.assert_named(window)
    app.click(app.find("push button", "Andere map…", within=window))
    app.choose_file("Formulieren maken in deze map", folder)
    app.find("label", re.compile("^De formulieren komen in .*/formulieren/" + NAME), within=window)
    app.click(app.find_ready("push button", "9 formulieren maken", within=window))
    folder = os.path.join(folder, NAME)
    until(lambda: len(glob.glob(folder + "/*.xlsx")) == 9, "nine forms in a folder of their own")
    path = glob.glob(folder + "/formulier_90AM_*.xlsx")[0]
    book = openpyxl.load_workbook(path)
    sheet = book["Deelname"]
    line = next(number for number in range(2, 40) if sheet.cell(number, 4).value == "duo:answer")
    sheet.cell(line, 2).value = "ja"
    book.save(path)
    return path


def stop_reading(session, app, path):
    """A folder of thousands: it tells how far it is, and who has enough of it changes nothing."""
    before = shown(session)
    read_thousands(session, app, path)
    press("Escape")
    app.wait_closed(IMPORT)
    assert shown(session) == before, "reading that was stopped changed something"


def read_thousands(session, app, path):
    folder = session.path("duizenden")
    os.mkdir(folder)
    for number in range(4000):
        os.link(path, os.path.join(folder, f"formulier_{number}.xlsx"))
    app.click(app.find("push button", MORE))
    app.activate(app.find(re.compile("menu item|push button"), FOLDER + "…"))
    app.choose_file(FOLDER, folder)
    app.find("label", re.compile("^[0-9.]+ van 4.000 bestanden gelezen…$"))


def forms_left(session):
    """Who has enough of it can leave at once: the program ends well while a window that was closed still reads."""
    app = open_page(session)
    read_thousands(session, app, make_and_fill(session, app))
    press("Escape")
    app.wait_closed(IMPORT)
    app.quit()


def forms_mouse(session):
    """Forms for the open wave, one filled in and read back."""
    app = open_page(session)
    path = make_and_fill(session, app)
    stop_reading(session, app, path)
    app.click(app.find_ready("push button", "Formulieren inlezen…"))
    app.choose_file("Teruggestuurde formulieren inlezen", path)
    window = app.open_window(IMPORT)
    app.assert_named()
    app.click(app.find_ready("push button", "1 wijziging overnemen", within=window))
    app.wait_closed(IMPORT)
    until(lambda: answered(session, "90AM") == ["yes"], "the answer of the form in the store")


# ---- A year, by pointer and by keys ----

LAST, THIS = "Aanvraag lesgeld 2020", "Aanvraag lesgeld 2021"
MORE = "Campagnes maken, bewerken en verplaatsen"
COPY, MOVE, FOLDER = "Kopieer naar volgend jaar", "Ga live verplaatsen", "Map met formulieren inlezen"
MENU = ["Nieuwe campagne…", COPY + "…", "Campagne bewerken…", MOVE + "…", FOLDER + "…"]


class Hand:
    """Looks in the part of the page that something is about: to look at all of the window takes a second or more."""

    def __init__(self, app):
        self.app = app
        self.parts = {}

    def part_of(self, name):
        if name not in self.parts:
            self.parts[name] = until(lambda: next(self.app.each("filler", name, self.parts.get("DuoCampaignPlace")), None), name)
        return self.parts[name]

    def page(self):
        return self.part_of("DuoCampaignPlace")

    def find(self, role, name, part="DuoCampaignPlace"):
        return self.app.find(role, name, within=self.part_of(part))


class Mouse(Hand):
    def click(self, find):
        """What is found may go with what was read anew, before it is clicked; then it is found again."""
        def probe():
            self.app.click(find())
            return True
        until(probe, "something to click")

    def button(self, name, within=None, key=None):
        self.click(lambda: self.app.find_ready("push button", name, within or self.page()))

    def apply(self, name, window):
        self.button(name, window)

    def field(self, name, window):
        self.click(lambda: self.app.find("text", name, within=window))

    def menu(self, item, key="Tab"):
        self.click(lambda: self.find("push button", MORE))
        self.app.activate(self.find(re.compile("menu item|push button"), item))

    def step(self, name):
        self.click(lambda: self.find("push button", re.compile(f"^Stap . van ., {name}, ")))

    def part(self, name, number):
        self.click(lambda: self.find(re.compile("page tab|radio button|toggle button"), re.compile(f"^{name}")))

    def first_choice(self):
        review = self.part_of("DuoReviewView")
        name = self.app.find_ready("push button", re.compile(", toets 1$"), review).get_name()
        self.button(name, review)
        return name

    def return_forms(self, folder, paths):
        drop(self.app, paths, lambda: self.find("label", re.compile("^[0-9]+ instellingen$")))

    def choose_row(self, name):
        self.click(lambda: self.find("entry", "Zoek instelling"))
        type_text(name)
        self.find("label", re.compile("^[12] instelling(en)?$"))
        self.click(lambda: self.find("label", name))


class Keyboard(Hand):
    def tab_to(self, name, key="Tab"):
        """What has the focus may go with what was read anew, while it is looked at."""
        def probe():
            try:
                return self.app.tab_to(name, key=key)
            except GLib.GError:
                return None
        until(probe, f"the focus on {getattr(name, 'pattern', name)}")

    def button(self, name, within=None, key="Tab"):
        self.app.find_ready("push button", name, within or self.page())
        self.tab_to(name, key)
        press("Return")

    def apply(self, name, window):
        self.app.find_ready("push button", name, within=window)
        press("ctrl+Return")

    def field(self, name, window):
        """The window begins there; GTK 4.8 tells of no focus that was there before the window was."""
        self.app.find("text", name, within=window)

    def menu(self, item, key="Tab"):
        self.tab_to(MORE, key)
        press("Return")
        self.app.wait_focus(None, MENU[0])
        press(*["Down"] * MENU.index(item), "Return")

    def step(self, name):
        self.tab_to(re.compile(f"^Stap . van ., {name}, "))
        press("Return")

    def part(self, name, number):
        press(f"ctrl+{number}")

    def first_choice(self):
        self.app.find_ready("push button", re.compile(", toets 1$"), self.part_of("DuoReviewView"))
        self.tab_to(re.compile(", toets 1$"))
        name = self.app.focused().get_name()
        press("1")
        return name

    def return_forms(self, folder, paths):
        self.menu(FOLDER + "…", "shift+Tab")
        self.app.choose_file(FOLDER, folder)

    def choose_row(self, name):
        self.tab_to("Zoek instelling")
        type_text(name)
        self.find("label", re.compile("^[12] instelling(en)?$"))
        press("Tab")
        self.app.wait_focus("table row")
        press("space")


def campaign(session, name):
    return session.cli("campaigns", "show", name)


def day_of(session, step):
    return next(one["planned"]["date"] for one in campaign(session, THIS)["steps"] if one["step"] == step)


def copy_last_year(session, app, hand):
    hand.menu(COPY + "…")
    window = app.open_window(COPY)
    app.assert_named(window)
    app.find("label", re.compile("^(Alle datums zijn|[0-9]+ datums? vra)"), within=window)
    hand.apply("Campagne maken", window)
    app.wait_closed(COPY)
    hand.find("push button", re.compile("^Stap . van ., Live, 1 nov"))
    assert day_of(session, "live") == "2021-11-01", "go-live a year later"


def move_live(session, app, hand):
    hand.step("Live")
    window = app.open_window(MOVE)
    hand.field("Live op", window)
    press("ctrl+a")
    type_text("5 apr 1900")
    app.find("label", re.compile("^Let op: 5 april 1900 is voor vandaag"), within=window)
    press("ctrl+a")
    type_text("8 nov 2021")
    app.find("check box", re.compile("^Live, 1 nov 2021 → 8 nov 2021"), within=window)
    hand.apply("Verplaatsen", window)
    app.wait_closed(MOVE)
    hand.find("push button", re.compile("^Stap . van ., Live, 8 nov"))
    assert day_of(session, "live") == "2021-11-08", "go-live moved"
    assert day_of(session, "invite") == "2021-08-30", "what hangs on it moved along"


def say_yes(path, target, cell):
    """Types “ja” in an empty cell of the first sheet: what openpyxl takes a third of a second for."""
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as back:
        for name in book.namelist():
            content = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content, found = re.subn(rf'<c r="{cell}"( s="[0-9]+")/>'.encode(),
                                         rf'<c r="{cell}"\1 t="inlineStr"><is><t>ja</t></is></c>'.encode(), content)
                assert found == 1, path
            back.writestr(name, content)


def fill_in(paths, folder):
    """Twenty schools: most say yes, one in words that may mean two things, one writes a time that is not certain, one
    sends the form of another campaign."""
    os.mkdir(folder)
    back, answer = [], None
    for number, path in enumerate(sorted(paths)[:20]):
        back.append(os.path.join(folder, os.path.basename(path)))
        if number not in (0, 7, 12):
            say_yes(path, back[-1], answer)
            continue
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            if number == 12:
                mark = next(cell for cell in sheet[1] if str(cell.value).startswith("duo:form:"))
                parts = mark.value.split(":")
                mark.value = ":".join(parts[:3] + ["00000000-0000"] + parts[4:])
            for line in range(2, sheet.max_row + 1):
                key = sheet.cell(line, 4).value
                if key == "duo:answer":
                    answer = f"B{line}"
                    sheet.cell(line, 2).value = "nog overleggen" if number == 7 else "ja"
                if number == 0 and isinstance(key, str) and key.endswith(":screen:duration_s") and "new-" not in key:
                    sheet.cell(line, 2).value = "een seconde of 10, soms langer"
        book.save(back[-1])
    return back


def read_back(session, app, hand, folder):
    """In a folder that is not the store's: the chooser looks into the files that it lists, and whoever closes a file of the
    store in the program's own process gives up its locks on it."""
    made, back = os.path.join(folder, "formulieren"), os.path.join(folder, "terug")
    os.mkdir(made)
    hand.button("Formulieren maken…", key="shift+Tab")
    window = app.open_window(FORMS)
    hand.button("Andere map…", within=window)
    app.choose_file("Formulieren maken in deze map", made)
    app.find("label", re.compile(f"^De formulieren komen in {made}/"), within=window)
    hand.apply("21 formulieren maken", window)
    until(lambda: len(glob.glob(made + "/*/*.xlsx")) == 21, "a form for each institution of the open wave")
    hand.return_forms(back, fill_in(glob.glob(made + "/*/*.xlsx"), back))
    window = app.open_window(IMPORT)
    app.assert_named(window)
    hand.button(re.compile("^[0-9]+ wijzigingen overnemen$"), within=window)
    app.wait_closed(IMPORT)
    hand.find("label", re.compile("vra(ag|gen) bij formulieren"))


def settle(session, app, hand):
    hand.part("Formulieren", 2)
    others = 0
    for left in range(campaign(session, THIS)["review"], 0, -1):
        hand.find("label", f"{left} vra{'gen' if left > 1 else 'ag'}", "DuoReviewView")
        if hand.first_choice().startswith("Toch overnemen"):
            others += 1
            window = app.open_window(IMPORT)
            hand.button("1 wijziging overnemen", within=window)
            app.wait_closed(IMPORT)
    assert others == 1, "a form of another campaign was taken over anyway"
    hand.find("label", "Geen vragen over formulieren", "DuoReviewView")
    hand.button("Bekijk wat afgehandeld is", hand.part_of("DuoReviewView"))
    hand.find("list item", re.compile(", een formulier van een andere campagne"), "DuoReviewView")
    assert campaign(session, THIS)["review"] == 0
    app.assert_named()
    hand.part("Overzicht", 1)


def note_no(session, app, hand):
    hand.choose_row("GL Proefdruk")
    hand.button("Antwoord noteren…")
    window = app.open_window("Antwoord noteren")
    assert "sensitive" not in states(app.find("push button", "Noteren", within=window)), "nothing is chosen yet"
    app.tab_to("Antwoord")
    press("space", "Down", "Down", "Return")
    hand.apply("Noteren", window)
    app.wait_closed("Antwoord noteren")
    hand.find("label", re.compile("doet niet mee$"))


def read_funnel(session, app, hand):
    funnel = next(one for one in campaign(session, THIS)["funnel"] if one["sector"] == "MBO")
    assert funnel["declined"] == 1, funnel
    hand.find("push button" if not app.all("toggle button", within=hand.page()) else None,
              re.compile(f"^MBO, antwoord, {funnel['answered']} van {funnel['institutions']}, "))


def year(session, way):
    session.sample()
    session.cli("campaigns", "add", "--title", LAST, "--live", "2020-11-02", "--waves", "MBO+VO,HO")
    app = session.start("--today=2020-10-14")

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("push button", "Formulieren maken…")))
    until(is_shown, "the page of campaigns")
    hand = way(app)
    copy_last_year(session, app, hand)
    move_live(session, app, hand)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        read_back(session, app, hand, folder)
        settle(session, app, hand)
    note_no(session, app, hand)
    read_funnel(session, app, hand)


def year_mouse(session):
    year(session, Mouse)


def year_keyboard(session):
    year(session, Keyboard)
