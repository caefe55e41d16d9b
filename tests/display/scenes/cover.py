# SPDX-License-Identifier: EUPL-1.2
"""Ten files become materials and are released, why one school gets nothing is read, a clip is seen in a portrait screen,
the designer is briefed, and a profile is changed: who gains is said."""
import os
import re
import subprocess
import time
import zipfile

from duo_calendar import TODAY
from duo_ui import has_size, press, type_text, until

CAMPAIGN = "Continueren studiefinanciering"
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#154273"/></svg>')
BRIEFING = "Briefing opslaan"
PROFILES = "Profielen"
PROFILE = re.compile("^Studentenapp Voorbeeld")
FIELD = "Tekst, hoogstens"


def write(session, name, text):
    path = session.path(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def ten_files(session):
    """Two images, an empty file that is refused, seven texts; one of them longer than an app takes by its profile."""
    paths = [write(session, "a liggend.svg", SVG.format(1920, 1080)), write(session, "a staand.svg", SVG.format(1080, 1920)),
             write(session, "a leeg.png", ""), write(session, "a lang.txt", "Studeer je door?\n\n" + "Lees je bericht goed. " * 7)]
    return paths + [write(session, f"a tekst {i}.txt", f"Kort bericht nummer {i}.") for i in range(6)]


def materials(session):
    return {m["title"]: m for m in session.cli("materials", "list", "--campaign", CAMPAIGN)}


def status_of(session, title):
    return materials(session)[title]["status"]


def open_page(session):
    session.sample()
    app = session.start("--today", TODAY)
    app.find("push button", re.compile("^Aanvragen SF"))

    def is_shown():
        press("alt+4")
        return any(map(has_size, app.each("page tab", "Materialen")))
    until(is_shown, "the page of campaigns")
    return app


def drop(session, app, paths):
    """From another program's window, which lies over a corner of ours."""
    other = subprocess.Popen([os.environ["DUO_DRAG_FILES"], *paths], env=os.environ | {"GTK_A11Y": "none"})
    try:
        window = until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(other.pid), "--name", "Te slepen"],
                                              capture_output=True, text=True, check=False).stdout.split(), "the window to drag from")[-1]
        subprocess.run(["xdotool", "windowmove", "--sync", window, "20", "600"], check=False)
        target = app.find("list", "Materialen")
        app.drag((60, 630), app.point(target, fy=0.3))
        until(lambda: other.poll() is not None, "the files taken from the other window")
    finally:
        if other.poll() is None:
            other.kill()
        other.wait()


def check_taken(session, app):
    app.find("label", re.compile("‘a leeg.png’ is leeg"))
    app.find("list item", re.compile("^a tekst 5, "))
    assert len(materials(session)) == 19, "nine of the ten files are among the materials"
    app.assert_named()


def give_rights(session):
    """Of the others nobody has to say anything to see what is asked."""
    for title, material in materials(session).items():
        if title.startswith("a tekst") or title == "a lang":
            session.cli("materials", "edit", str(material["id"]), "--rights", "unlimited", "--kinds", "app")


def check_released(session, app):
    app.find("label", re.compile("^7 van 11 vrijgegeven"))
    assert status_of(session, "a lang") == "released"
    assert status_of(session, "a liggend") == "concept"


def cell(app, institution, material):
    return app.find("push button", re.compile(f"^{institution}, {material}, "))


def check_nothing_fits(app):
    app.find("label", re.compile(r"jpg staat niet in de lijst \(pdf, pptx\)"))


def check_clip_in_portrait(app):
    app.find("image", re.compile("^Clip liggend: scherm 1080×1920"))
    app.find("label", re.compile("1920×1080 liggend, scherm is 1080×1920 staand"))


def leave_popover(app):
    """It takes the first click beside it for itself, also while it goes."""
    press("Escape")
    until(lambda: len(app.surfaces()) == 1, "the popover gone")
    app.click(app.find("label", re.compile("deelnemers hebben iets dat past")))


def check_briefing(path):
    until(lambda: os.path.exists(path), "the briefing")
    with zipfile.ZipFile(path) as workbook:
        assert workbook.testzip() is None
        assert 'name="Briefing"' in workbook.read("xl/workbook.xml").decode()


def confirm(app):
    """Who follows the profile is named first."""
    dialog = app.find("label", re.compile("van 140 tekens naar 200 tekens"))
    while dialog.get_parent() != app.node:
        dialog = dialog.get_parent()
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


def check_gain(app):
    app.find("label", re.compile("^Bij 1 instelling past er meer: ROC Middenmeer"))


def to_profile(app):
    """From the page of institutions: the profiles are where the channels are."""
    app.find("label", re.compile("^[0-9]+ instellingen$"))
    press("ctrl+f")
    type_text("90AJ")
    app.find("label", re.compile("^1 instelling"))
    press("Return")
    app.find("label", re.compile("^90AJ · "))


def mouse(session):
    app = open_page(session)
    app.click(app.find("page tab", "Materialen"))
    app.find_ready("push button", "Bestanden…")
    drop(session, app, ten_files(session))
    check_taken(session, app)
    give_rights(session)
    app.click(app.find_ready("push button", "Alles vrijgeven wat kan"))
    check_released(session, app)

    app.click(app.find("page tab", "Dekking"))
    app.click(cell(app, "Groen College", "a liggend"), fx=3.5)  # three columns on
    check_nothing_fits(app)
    leave_popover(app)
    app.click(cell(app, "Groen College", "Scherm liggend"), fx=3.5, fy=7.5)
    app.click_in_popover(app.find(None, re.compile("Schermen ingang$")))
    check_clip_in_portrait(app)
    leave_popover(app)

    app.click(app.find_ready("push button", "Minste formaten…"))
    window = app.open_window("Minste formaten")
    app.click(app.find_ready("push button", "Opslaan als briefing…", within=window))
    app.choose_file(BRIEFING, session.path("briefing.xlsx"))
    check_briefing(session.path("briefing.xlsx"))
    app.wait_closed("Minste formaten")

    app.click(app.find("list item", "Instellingen"))
    to_profile(app)
    app.click(app.find_ready("push button", PROFILES))
    window = app.open_window(PROFILES)
    app.click(app.find("list item", PROFILE, within=window))
    change_field(session, app, lambda window: app.click(app.find("text", FIELD, within=window)))
    app.click(app.find("list item", "Campagnes"))
    app.click(app.find("page tab", "Dekking"))
    check_gain(app)


def keyboard(session):
    """The tenth file is chosen; the others came by the headless program."""
    app = open_page(session)
    paths = ten_files(session)
    session.cli("materials", "add", "--campaign", CAMPAIGN, *paths[:-1], status=3)
    app.tab_to("Materialen")
    press("space")
    app.find_ready("push button", "Bestanden…")
    app.tab_to("Bestanden…")
    press("Return")
    app.choose_file("Bestanden toevoegen", paths[-1])
    app.find("list item", re.compile("^a tekst 5, "))
    give_rights(session)
    app.tab_to("Alles vrijgeven wat kan")
    press("Return")
    check_released(session, app)

    app.tab_to("Dekking", key="shift+Tab")
    press("space")
    app.tab_to(re.compile("^Groen College, a liggend, "))
    press("Right", "Right", "Right", "Return")
    check_nothing_fits(app)
    press("Escape")
    app.focus_window()
    press("Right", "Right", "Right", "ctrl+End", "Home", *["Right"] * 6, "Return")
    app.wait_focus("push button", re.compile("Schermen kantine$"))
    press("Tab", "space")
    check_clip_in_portrait(app)
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
    check_gain(app)
