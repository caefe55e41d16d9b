# SPDX-License-Identifier: EUPL-1.2
"""The check finds a clash of two campaigns in one month; it is mended, and the check says so."""
import re

from duo_calendar import Calendar, TODAY, wait_placements, wait_stored
from duo_ui import press

TITLE = "Nieuw wachtwoord kiezen"
CLASH = "two_campaigns"


def rules(session):
    return [finding["rule"] for finding in session.cli("--today", TODAY, "calendar", "check", "--year", "2020")]


def start(session):
    """The sample with a message of another campaign beside Aanvragen SF, in July."""
    session.sample()
    session.cli("calendar", "add", "--text", TITLE, "--placement", "VO:2020-07/2020-07", "--campaign", "Wijzigingshulp",
                "--status", "definite")
    assert rules(session).count(CLASH) == 1, rules(session)
    app = session.start(f"--today={TODAY}")
    calendar = Calendar(app)
    calendar.bar(TITLE)
    return app, calendar


def check_mended(session, app, calendar):
    """It stands alone in August; what is left are the gaps."""
    calendar.bar(TITLE, "VO augustus")
    app.find("push button", re.compile("^Controle: [0-9]+ punten$"))
    wait_placements(session, TITLE, ("VO", "2020-08", "2020-08"))
    wait_stored(session, "no clash", 0, lambda: rules(session).count(CLASH))


def mouse(session):
    """Open the check, show the two, open one, and press other months in the editor."""
    app, calendar = start(session)
    app.click(app.find("push button", "Controle: 4 punten"))
    app.click_in_popover(app.find("push button", "Toon de 2"))
    app.click_in_popover(app.find("push button", TITLE))
    app.click(app.find("push button", "VO, augustus 2020, niet geplaatst"))
    app.click(app.find("push button", "VO, juli 2020, geplaatst"))
    check_mended(session, app, calendar)


def keyboard(session):
    """The same by Tab, Enter and arrows; Escape leaves the editor for where one was."""
    app, calendar = start(session)
    app.tab_to(re.compile("^Controle: 4 punten"))
    press("Return")
    app.tab_to("Toon de 2")
    press("Return")
    app.tab_to(TITLE)
    press("Return")
    app.wait_focus("text", "Tekst van de boodschap")
    app.tab_to(re.compile("^VO, .* 2020, niet geplaatst$"))
    calendar.press_until("Right", "^VO, augustus 2020, niet geplaatst$")
    press("space")
    app.wait_focus("push button", "VO, augustus 2020, geplaatst")
    press("Left")
    app.wait_focus("push button", "VO, juli 2020, geplaatst")
    press("space")
    app.wait_focus("push button", "VO, juli 2020, niet geplaatst")
    check_mended(session, app, calendar)
    press("Escape")
    app.wait_focus("push button", re.compile("^Controle: 3 punten"))
