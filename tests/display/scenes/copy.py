# SPDX-License-Identifier: EUPL-1.2
"""A year is copied to the next: as concepts, in the same months, with the relative years right."""
import re

from duo_calendar import open_sample, wait_stored
from duo_ui import press

WINDOW = "Een jaar overnemen"
COPIES = 7


def check(session, calendar):
    """The new year is shown, and holds what the old one has."""
    calendar.bar("Aanvragen SF", "VO juni tot en met juli")
    calendar.bar("Afgestudeerd gefeliciteerd!", "MBO mei tot en met juli, HO juni tot en met augustus")

    def months(year):
        return sorted((m["text"], p["sector"], int(p["first_month"][:4]) - year, p["first_month"][5:],
                       p["last_month"][5:]) for m in students(session, year) for p in m["placements"])
    wait_stored(session, "the copies", months(2020), lambda: months(2021))
    assert {m["status"] for m in students(session, 2021)} == {"concept"}
    assert "{volgend jaar}" in next(m["text"] for m in session.messages(2021) if m["text"].startswith("Continueren"))


def students(session, year):
    """What is told students; the sample's messages for institutions have no months of their own."""
    return session.messages(year)


def mouse(session):
    """Go to the empty year, press its button, then that of the window."""
    app, calendar = open_sample(session)
    app.click(app.find("push button", "Volgend jaar"))
    app.click(app.find("push button", "Neem 2020 over…"))
    window = app.open_window(WINDOW)
    app.assert_named()
    app.click(app.find("push button", re.compile("^[0-9]+ boodschappen overnemen$"), within=window))
    app.wait_closed(WINDOW)
    check(session, calendar)


def keyboard(session):
    """Ctrl PgDn, Enter on the page's first button; Tab to the window's button, Enter."""
    app, calendar = open_sample(session)
    press("ctrl+Page_Down")
    app.find("push button", "Neem 2020 over…")
    app.tab_to("Neem 2020 over…")
    press("Return")
    window = app.open_window(WINDOW)
    app.assert_named()
    button = app.find("push button", re.compile("^[0-9]+ boodschappen overnemen$"), within=window)
    app.tab_to(button.get_name())
    press("Return")
    app.wait_closed(WINDOW)
    check(session, calendar)
