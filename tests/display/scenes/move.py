# SPDX-License-Identifier: EUPL-1.2
"""A message is moved to other months; where it stands now is said."""
from duo_calendar import open_sample, wait_placements
from duo_ui import press, until

TITLE = "Aanvragen SF"


def mouse(session):
    """Drag it two months down, then back by the button of the toast."""
    app, calendar = open_sample(session)
    calendar.drag_bar("VO", "juni", "VO", "augustus")
    calendar.bar(TITLE, "VO augustus tot en met september")
    calendar.empty_cell("VO", "juni")
    wait_placements(session, TITLE, ("VO", "2020-08", "2020-09"))


def keyboard(session):
    """Ctrl Down, twice; the focus stays on it, and its description says where it is."""
    app, calendar = open_sample(session)
    calendar.walk_to_bar(TITLE)
    press("ctrl+Down")
    app.wait_focus("push button", f"{TITLE}, definitief, campagne SF aanvragen, VO juli tot en met augustus")
    press("ctrl+Down")
    bar = app.wait_focus("push button", f"{TITLE}, definitief, campagne SF aanvragen, VO augustus tot en met september")
    until(lambda: bar.get_description() == "Nu augustus tot en met september", "the new months are said")
    wait_placements(session, TITLE, ("VO", "2020-08", "2020-09"))
