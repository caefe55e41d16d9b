# SPDX-License-Identifier: EUPL-1.2
"""Ten files become materials and are released, why one school gets nothing is read, a clip is seen in a portrait screen,
the designer is briefed, and a profile is changed: who gains is said."""
import os
import re
import subprocess
import time
import urllib.parse
import zipfile

from duo_calendar import TODAY
from duo_drag import copied, drop
from duo_programs import opened
from duo_ui import Failure, children, has_size, press, type_text, until

CAMPAIGN = "Continueren studiefinanciering"
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#154273"/></svg>')
BRIEFING = "Briefing opslaan"
PROFILES = "Profielen"
PROFILE = re.compile("^Studentenapp Voorbeeld")
FIELD = "Tekst, hoogstens"
# The names and the channels beside them are as wide as so many columns of materials.
FIRST_COLUMNS = 306 / 58


def write(session, name, text):
    path = session.path(name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


FOLDER = "tien"


def ten_files(session):
    """In a folder of their own: two images, an empty file that is refused, seven texts, with odd names some of them; one longer
    than an app takes by its profile."""
    names = ["a tekst\n0", "a tekst 1 " + "x" * 236, *(f"a tekst {i}" for i in range(2, 6))]
    files = {"a liggend.svg": SVG.format(1920, 1080), "a staand.svg": SVG.format(1080, 1920), "a leeg.png": "",
             "a lang.txt": "Studeer je door?\n\n" + "Lees je bericht goed. " * 7,
             **{f"{name}.txt": f"Kort bericht nummer {i}." for i, name in enumerate(names)}}
    return [write(session, os.path.join(FOLDER, name), text) for name, text in files.items()]


BAD = {"b half.png": "beschadigd", "b programma.jpg": "is geen beeld, clip, document of tekst", "b groot.svg": "50000 × 50000",
       "b bom.svg": "(beschadigd|niet veilig)", "b geluid.mp4": "alleen geluid", "b dicht.pdf": "wachtwoord", "b weg.jpg": "is er niet"}


def bad_files(session):
    """What is refused, each for a reason of its own; the last one is gone when it is read."""
    write(session, "b groot.svg", SVG.format(50000, 50000))
    write(session, "b bom.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a0"/>' + "".join(
        f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 30)) + '<use href="#a29"/></svg>')
    for name, data in (("b half.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ("b programma.jpg", b"\x7fELF\2\1\1" + bytes(99))):
        with open(session.path(name), "wb") as file:
            file.write(data)
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", session.path("b geluid.mp4")], check=True)
    subprocess.run(["qpdf", "--encrypt", "een", "twee", "256", "--", "--empty", session.path("b dicht.pdf")], check=True)
    return [session.path(name) for name in BAD]


def materials(session):
    return {m["title"]: m for m in session.cli("materials", "list", "--campaign", CAMPAIGN)}


def status_of(session, title):
    return materials(session)[title]["status"]


def open_page(session):
    """The page of campaigns, with what the pointer goes on to in the sidebar. To look at all of the tree takes seconds: what comes
    after is looked for in the view that it belongs to."""
    session.sample()
    app = session.start("--today", TODAY)
    app.find("push button", re.compile("^Aanvragen SF"))
    app.subjects = {name: app.find("list item", re.compile(f"^{name}")) for name in ("Instellingen", CAMPAIGN)}

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("page tab", "Materialen")))
    until(is_shown, "the page of campaigns")
    app.place = view(app, "DuoCampaignPlace")
    return app


def view(app, name, within=None):
    """The part of the tree that a widget of ours is."""
    return app.find(None, name, within=within)


def tab(app, name):
    return app.find("page tab", name, within=app.place)


def check_taken(session, app, page, refused):
    """Who was refused is told with the reason, a line each; the rest goes on."""
    told = app.find("label", re.compile("‘a leeg.png’ is leeg"), within=page).get_name()
    for name, reason in refused.items():
        assert re.search(f"‘{name}’.*{reason}", told), f"{name}: {reason}, not: {told}"
    app.find("list item", re.compile("^a liggend, "), within=page)
    assert len(materials(session)) == 19, "nine of the ten files are among the materials"
    app.assert_named()


def check_versions(session, app, page):
    """A newer version of a material takes its row; the one before it can be opened, and is known when it comes again."""
    opened_next = opened(session, ["image/svg+xml"])
    newer = write(session, "a breed.svg", SVG.format(1920, 1080).replace("154273", "1a5fb4"))
    session.cli("materials", "add", "--campaign", CAMPAIGN, "--replaces", str(materials(session)["a liggend"]["id"]), newer)
    session.cli("materials", "add", "--campaign", CAMPAIGN, session.path(os.path.join(FOLDER, "a liggend.svg")), status=1)
    app.find("label", "Versie 1", within=page)
    app.activate(app.find("push button", "Openen", within=page))
    uri = opened_next()
    if not urllib.parse.unquote(uri).endswith("/a liggend.svg"):
        raise Failure(f"{uri} was opened, not the file of the first version")


def give_rights(session):
    """Of the others nobody has to say anything to see what is asked."""
    for title, material in materials(session).items():
        if title.startswith("a tekst") or title == "a lang":
            session.cli("materials", "edit", str(material["id"]), "--rights", "unlimited", "--kinds", "app")


def check_released(session, app, page):
    app.find("label", re.compile("^7 van 11 vrijgegeven"), within=page)
    assert status_of(session, "a lang") == "released"
    assert status_of(session, "a liggend") == "concept"


def cell(app, matrix, institution, material):
    return app.find("push button", re.compile(f"^{institution}, {material}, "), within=matrix)


def check_nothing_fits(app, matrix):
    app.find("label", re.compile(r"jpg staat niet in de lijst \(pdf, pptx\)"), within=matrix)


def check_kinds(app, matrix):
    """What an institution can show, by kind of channel."""
    app.find("label", "Wat er te zien kan zijn, per soort kanaal", within=matrix)
    app.find("label", "2 schermen", within=matrix)


def check_no_channel(app, matrix):
    """Where the material is meant for nothing that the institution has, only that is said: no reason of anybody else's channel."""
    app.find("label", re.compile("^De instelling heeft: scherm"), within=matrix)
    said = [label.get_name() for label in app.each("label", re.compile("^(Bestand|Maat|Stand|Rechten): "), matrix)]
    assert not said, f"reasons of another channel: {said}"


def check_clip_in_portrait(app, matrix):
    app.find("image", re.compile("^Clip liggend: scherm 1080×1920"), within=matrix)
    app.find("label", re.compile("1920×1080 liggend, scherm is 1080×1920 staand"), within=matrix)


def leave_popover(app, matrix):
    """It takes the first click beside it for itself, also while it goes."""
    press("Escape")
    until(lambda: len(app.surfaces()) == 1, "the popover gone")
    app.click(app.find("label", re.compile("deelnemers hebben iets dat past"), within=matrix))


def check_briefing(path):
    until(lambda: os.path.exists(path), "the briefing")
    with zipfile.ZipFile(path) as workbook:
        assert workbook.testzip() is None
        assert 'name="Briefing"' in workbook.read("xl/workbook.xml").decode()


def confirm(app):
    """Who follows the profile is named first."""
    def find_dialog():
        return next((window for window in children(app.node) if window != app.window
                     for _ in app.each("label", re.compile("van 140 tekens naar 200 tekens"), window)), None)
    dialog = until(find_dialog, "what is about to change")
    app.find("label", re.compile("ROC Middenmeer: Middenmeer-app"), within=dialog)
    app.activate(app.find("push button", app.stock_button("Wijzigen"), within=dialog))


def change_field(session, app, to_field):
    """The app takes longer texts; what was typed is kept when the field is left."""
    window = app.open_window("Profiel")
    to_field(window)
    press("ctrl+a")
    type_text("200")
    press("Tab")
    confirm(app)
    until(lambda: app_takes(session) == "200", "the profile in the store")
    app.focus_window("^Profiel$")
    press("Escape")
    app.wait_closed("Profiel")
    app.focus_window(f"^{PROFILES}$")
    press("Escape")
    app.wait_closed(PROFILES)


def app_takes(session):
    """Looked at now and then: who looks holds the store for a moment."""
    time.sleep(0.5)
    (channel,) = [c for c in session.cli("channels", "list", "--institution", "90AJ") if c["name"] == "Middenmeer-app"]
    return channel["specs"]["body_max_chars"]["value"]


def check_gain(app, matrix):
    app.find("label", re.compile("^Bij 1 instelling past er meer: ROC Middenmeer"), within=matrix)


def to_profile(app):
    """From the page of institutions: the profiles are where the channels are."""
    page = view(app, "DuoInstitutionsPage")
    app.find("label", re.compile("^[0-9]+ instellingen"), within=page)
    press("ctrl+f")
    type_text("90AJ")
    app.find("label", re.compile("^1 instelling"), within=page)
    press("Return")
    app.find("label", re.compile("^90AJ · "), within=page)
    return page


def mouse(session):
    app = open_page(session)
    app.click(tab(app, "Materialen"))
    page = view(app, "DuoMaterialsPage", app.place)
    app.find_ready("push button", "Bestanden…", page)
    drop(app, ten_files(session) + bad_files(session), lambda: app.find("list", "Materialen", within=page), 0.3)
    check_taken(session, app, page, BAD)
    check_versions(session, app, page)
    give_rights(session)
    app.click(app.find_ready("push button", "Alles vrijgeven wat kan", page))
    check_released(session, app, page)

    app.click(tab(app, "Dekking"))
    matrix = view(app, "DuoCoverageView", app.place)
    app.click(cell(app, matrix, "De Proeftuin", "a liggend"), fx=3.5, fy=1.5)  # three columns on, the row below
    check_nothing_fits(app, matrix)
    leave_popover(app, matrix)
    app.click(cell(app, matrix, "Groen College", "Scherm liggend"), fx=-5)
    check_kinds(app, matrix)
    leave_popover(app, matrix)
    app.click(app.find("push button", re.compile("^Groen College, 2 schermen. "), within=matrix), fx=1 + 6.5 / FIRST_COLUMNS, fy=1.5)
    app.click_in_popover(app.find(None, re.compile("Schermen ingang$"), within=matrix))
    check_clip_in_portrait(app, matrix)
    leave_popover(app, matrix)

    app.click(app.find_ready("push button", "Minste formaten…", matrix))
    window = app.open_window("Minste formaten")
    app.click(app.find_ready("push button", "Opslaan als briefing…", within=window))
    app.choose_file(BRIEFING, session.path("briefing.xlsx"))
    check_briefing(session.path("briefing.xlsx"))
    app.wait_closed("Minste formaten")

    app.click(app.subjects["Instellingen"])
    institutions = to_profile(app)
    app.click(app.find_ready("push button", PROFILES, institutions))
    window = app.open_window(PROFILES)
    app.click(app.find("list item", PROFILE, within=window))
    change_field(session, app, lambda window: app.click(app.find("text", FIELD, within=window)))
    app.click(app.subjects[CAMPAIGN])
    app.click(tab(app, "Dekking"))
    check_gain(app, matrix)


def keyboard(session):
    """Nine files are pasted, the tenth is chosen."""
    app = open_page(session)
    paths = ten_files(session)
    app.tab_to("Materialen")
    press("space")
    page = view(app, "DuoMaterialsPage", app.place)
    app.find_ready("push button", "Bestanden…", page)
    with copied(paths[:-1]):
        app.focus_window()
        press("ctrl+v")
        app.find("label", re.compile("‘a leeg.png’ is leeg"), within=page)
    app.tab_to("Bestanden…")
    press("Return")
    app.choose_file("Bestanden toevoegen", paths[-1])
    app.find("list item", re.compile("^a tekst 5, "), within=page)
    assert len(materials(session)) == 19, "nine of the ten files are among the materials"
    give_rights(session)
    app.tab_to("Alles vrijgeven wat kan")
    press("Return")
    check_released(session, app, page)

    app.tab_to("Dekking", key="shift+Tab")
    press("space")
    matrix = view(app, "DuoCoverageView", app.place)
    app.tab_to(re.compile("^De Proeftuin, a liggend, "))
    press("Down", "Right", "Right", "Right", "Return")
    check_nothing_fits(app, matrix)
    press("Escape")
    app.focus_window()
    press("Home", "Left", "Return")
    check_kinds(app, matrix)
    press("Escape")
    app.focus_window()
    press("End", "Return")
    check_no_channel(app, matrix)
    press("Escape")
    app.focus_window()
    press("ctrl+Home", "Down", "Down", *["Right"] * 6, "Return")
    app.wait_focus("push button", re.compile("Schermen kantine$"))
    press("Tab", "space")
    check_clip_in_portrait(app, matrix)
    press("Escape")
    app.focus_window()

    app.tab_until("push button", "Minste formaten…", key="shift+Tab")
    press("Return")
    app.open_window("Minste formaten")
    app.tab_to("Opslaan als briefing…")
    press("Return")
    app.choose_file(BRIEFING, session.path("briefing.xlsx"))
    check_briefing(session.path("briefing.xlsx"))
    app.wait_closed("Minste formaten")

    press("alt+3")
    to_profile(app)
    app.tab_to(PROFILES)
    press("Return")
    app.open_window(PROFILES)
    app.tab_to(PROFILE)
    press("Return")
    change_field(session, app, lambda window: app.tab_until("text", FIELD))
    press("alt+4")
    check_gain(app, matrix)
