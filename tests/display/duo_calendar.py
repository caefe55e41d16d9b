# SPDX-License-Identifier: EUPL-1.2
"""Steps that the scenes of the calendar share: its cells and bars by their spoken names, the pointer on them, and
what the store must hold in the end."""
import re

from duo_ui import Failure, children, describe, has_size, press, type_text, until

# The day on which the scenes play: the sample's year is running.
TODAY = "2020-10-14"
SECTORS = ("VO", "MBO", "HO")


class Calendar:
    """The page of the calendar, as the year or (named “Tijdlijn”) the timeline."""

    def __init__(self, app, board="Jaar"):
        self.app = app
        self.board = app.find("panel", board)

    # Looking

    def buttons(self):
        return (node for node in children(self.board) if node.get_role_name() == "push button")

    def named(self, pattern):
        """The cell or bar whose name matches, waited for."""
        wanted = re.compile(pattern)
        return until(lambda: next((n for n in self.buttons() if wanted.search(n.get_name()) and has_size(n)), None),
                     f"“{pattern}” in the year")

    def cell(self, sector, month, year=2020):
        return self.named(f"^{sector}, {month} {year}, ")

    def empty_cell(self, sector, month, year=2020):
        return self.named(f"^{sector}, {month} {year}, geen boodschap$")

    def bar(self, title, rest=""):
        """The bar of the message called @title, whose name ends with @rest: its sectors and months."""
        return self.named(f"^{re.escape(title)}, (concept|definitief), .*{re.escape(rest)}$")

    def wait_no_bar(self, title):
        wanted = f"{title}, "
        until(lambda: not any(n.get_name().startswith(wanted) and has_size(n) for n in self.buttons()),
              f"no bar “{title}”")

    # Going there by keyboard

    def press_until(self, key, pattern, limit=40):
        """Presses @key until the focus is on what is called so; gives it."""
        wanted = re.compile(pattern)
        for _ in range(limit):
            before = self.app.wait_focus()
            if wanted.search(before.get_name()):
                return before
            press(key)
            until(lambda: self.app.focused() not in (None, before), f"{key} moves the focus from {describe(before)}")
        raise Failure(f"{key} does not lead to “{pattern}” in {limit} steps")

    def walk_to_bar(self, title):
        """From this month, in VO: up the months."""
        press("ctrl+Home")
        self.app.wait_focus("push button", re.compile("(oktober|oktober tot en met)"))
        return self.press_until("Up", f"^{re.escape(title)}, (concept|definitief), ")

    def type_message(self, text):
        """Types in the month that has the focus, and keeps it."""
        type_text(text)
        self.app.wait_focus("text", re.compile("^Nieuwe boodschap, "))
        press("Return")

    # Pointing

    def drag_bar(self, sector, month, to_sector, to_month):
        """Takes what stands in the middle of one cell, and lets go of it in the middle of another."""
        self.app.drag(self.app.point(self.cell(sector, month)), self.app.point(self.cell(to_sector, to_month)))

    def drag_end(self, sector, month, to_month):
        """Takes the lower end of the bar that ends in this cell."""
        x, y = self.app.point(self.cell(sector, month), 0.5, 1)
        self.app.drag((x, y - 6), self.app.point(self.cell(sector, to_month)))


def open_sample(session, *arguments):
    """The sample, open at its year; gives the program and its calendar."""
    session.sample()
    app = session.start(f"--today={TODAY}", *arguments)
    calendar = Calendar(app)
    calendar.bar("Aanvragen SF")
    return app, calendar


def wait_stored(session, what, expected, probe):
    """Waits until the store gives @expected: the program writes while it goes on."""
    seen = [None]

    def look():
        try:
            seen[0] = probe()
        except Failure as error:
            seen[0] = error
        return seen[0] == expected
    try:
        until(look, what)
    except Failure:
        raise Failure(f"{what}: the store has {seen[0]}, not {expected}") from None


def wait_placements(session, title, *expected):
    """Waits until the message begins with @title stands at these (sector, first, last), months as "2020-06"."""
    wait_stored(session, f"“{title}” in the store", sorted(expected), lambda: session.placements(title))
