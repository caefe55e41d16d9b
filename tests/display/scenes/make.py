# SPDX-License-Identifier: EUPL-1.2
"""A message is made by typing it where it must stand."""
from duo_calendar import open_sample, wait_placements
from duo_ui import press, type_text

TEXT = "DigiD aanvragen"


def mouse(session):
    """Drag over two empty months, type, and click elsewhere: what was typed is kept."""
    app, calendar = open_sample(session)
    app.drag(app.point(calendar.empty_cell("VO", "augustus")), app.point(calendar.empty_cell("VO", "september")))
    app.wait_focus("text", "Nieuwe boodschap, VO, augustus tot en met september")
    type_text(TEXT)
    app.click(calendar.bar("Lesgeld betalen"))
    calendar.bar(TEXT, "VO augustus tot en met september")
    wait_placements(session, TEXT, ("VO", "2020-08", "2020-09"))
    assert session.message(TEXT)["status"] == "concept"


def keyboard(session):
    """Walk to an empty month, type, Enter: the focus is on the new message."""
    app, calendar = open_sample(session)
    press("ctrl+Home")
    app.wait_focus("push button", "VO, oktober 2020, geen boodschap")
    press("Up", "Up")
    app.wait_focus("push button", "VO, augustus 2020, geen boodschap")
    calendar.type_message(TEXT)
    app.wait_focus("push button", f"{TEXT}, concept, geen campagne, VO augustus")
    wait_placements(session, TEXT, ("VO", "2020-08", "2020-08"))
    assert session.message(TEXT)["status"] == "concept"
