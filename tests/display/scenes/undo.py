# SPDX-License-Identifier: EUPL-1.2
"""Three steps are undone, the program is started anew, and the steps are done again."""
from duo_calendar import Calendar, TODAY, open_sample, wait_placements
from duo_ui import press

TITLE = "Aanvragen SF"
# Where the message stands at first and after each step, for the eye and in the store.
AT_FIRST = ("VO juni tot en met juli", [("VO", "2020-06", "2020-07")])
MOVED = ("VO juli tot en met augustus", [("VO", "2020-07", "2020-08")])
STRETCHED = ("VO juli tot en met september", [("VO", "2020-07", "2020-09")])
MADE = "DigiD aanvragen"


def wait_at(session, calendar, where):
    calendar.bar(TITLE, where[0])
    wait_placements(session, TITLE, *where[1])


def restart(session, app):
    app.quit()
    app = session.start(f"--today={TODAY}")
    return app, Calendar(app)


def check_undone(session, calendar):
    wait_at(session, calendar, AT_FIRST)
    calendar.wait_no_bar(MADE)


def check_redone(session, calendar):
    calendar.bar(MADE, "VO november")
    wait_placements(session, MADE, ("VO", "2020-11", "2020-11"))
    wait_at(session, calendar, STRETCHED)


def mouse(session):
    """Drag, drag an end, type; then the buttons."""
    app, calendar = open_sample(session)
    calendar.drag_bar("VO", "juni", "VO", "juli")
    wait_at(session, calendar, MOVED)
    calendar.drag_end("VO", "augustus", "september")
    wait_at(session, calendar, STRETCHED)
    app.click(calendar.empty_cell("VO", "november"))
    app.wait_focus("text", "Nieuwe boodschap, VO, november")
    calendar.type_message(MADE)
    calendar.bar(MADE, "VO november")

    undo = app.find("push button", "Ongedaan maken")
    app.click(undo)
    calendar.wait_no_bar(MADE)
    app.click(undo)
    wait_at(session, calendar, MOVED)
    app.click(undo)
    check_undone(session, calendar)

    app, calendar = restart(session, app)
    check_undone(session, calendar)
    redo = app.find("push button", "Opnieuw")
    app.click(redo)
    wait_at(session, calendar, MOVED)
    app.click(redo)
    wait_at(session, calendar, STRETCHED)
    app.click(redo)
    check_redone(session, calendar)


def keyboard(session):
    """Ctrl Down, Shift Down, type; then Ctrl Z and Ctrl Shift Z."""
    app, calendar = open_sample(session)
    calendar.walk_to_bar(TITLE)
    press("ctrl+Down")
    wait_at(session, calendar, MOVED)
    press("shift+Down")
    wait_at(session, calendar, STRETCHED)
    calendar.press_until("Down", "^VO, november 2020, geen boodschap$")
    calendar.type_message(MADE)
    calendar.bar(MADE, "VO november")

    press("ctrl+z")
    calendar.wait_no_bar(MADE)
    press("ctrl+z")
    wait_at(session, calendar, MOVED)
    press("ctrl+z")
    check_undone(session, calendar)

    app, calendar = restart(session, app)
    check_undone(session, calendar)
    press("ctrl+shift+z")
    wait_at(session, calendar, MOVED)
    press("ctrl+shift+z")
    wait_at(session, calendar, STRETCHED)
    press("ctrl+shift+z")
    check_redone(session, calendar)
