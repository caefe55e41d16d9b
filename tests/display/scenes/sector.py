# SPDX-License-Identifier: EUPL-1.2
"""A message gets a second sector: it stays one message, and is shown as one."""
from duo_calendar import open_sample, wait_placements
from duo_ui import press

TITLE = "Aanvragen SF"


def mouse(session):
    """Click it, and drag over the months of MBO in the editor."""
    app, calendar = open_sample(session)
    app.click(calendar.bar(TITLE))
    app.find("text", "Tekst van de boodschap")
    app.drag(app.point(app.find("push button", "MBO, juni 2020, niet geplaatst")),
             app.point(app.find("push button", "MBO, juli 2020, niet geplaatst")))
    calendar.bar(TITLE, "VO juni tot en met juli, MBO juni tot en met juli")
    wait_placements(session, TITLE, ("VO", "2020-06", "2020-07"), ("MBO", "2020-06", "2020-07"))


def keyboard(session):
    """Ctrl Alt 2 puts it in MBO; the focus stays on it."""
    app, calendar = open_sample(session)
    calendar.walk_to_bar(TITLE)
    press("ctrl+alt+2")
    app.wait_focus("push button", f"{TITLE}, definitief, campagne SF aanvragen, VO juni tot en met juli, "
                                  "MBO juni tot en met juli")
    wait_placements(session, TITLE, ("VO", "2020-06", "2020-07"), ("MBO", "2020-06", "2020-07"))
