# SPDX-License-Identifier: EUPL-1.2
"""A message is made longer and shorter at its ends."""
from duo_calendar import open_sample, wait_placements
from duo_ui import press, until

TITLE = "Aanvragen SF"


def mouse(session):
    """Drag its lower end two months down."""
    app, calendar = open_sample(session)
    calendar.drag_end("VO", "juli", "september")
    calendar.bar(TITLE, "VO juni tot en met september")
    wait_placements(session, TITLE, ("VO", "2020-06", "2020-09"))


def keyboard(session):
    """Shift Down moves the end, Ctrl Shift Down the begin; the focus stays on it."""
    app, calendar = open_sample(session)
    calendar.walk_to_bar(TITLE)
    press("shift+Down")
    app.wait_focus("push button", f"{TITLE}, definitief, campagne SF aanvragen, VO juni tot en met augustus")
    press("ctrl+shift+Down")
    bar = app.wait_focus("push button", f"{TITLE}, definitief, campagne SF aanvragen, VO juli tot en met augustus")
    until(lambda: bar.get_description() == "Nu juli tot en met augustus", "the new months are said")
    wait_placements(session, TITLE, ("VO", "2020-07", "2020-08"))
