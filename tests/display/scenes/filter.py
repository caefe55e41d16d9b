# SPDX-License-Identifier: EUPL-1.2
"""A filter of the institutions is saved under a name, chosen again, renamed and removed."""
import re

from duo_register import open_page, row
from duo_ui import press, type_text

FILTERS = re.compile("^Bewaarde filters")
NAME = "Naam voor wat nu getoond wordt"
HO_CHIP = re.compile("^HO · ")


def mouse(session):
    """The same by the pointer: a chip, the button, a name; then a column more, and all as it was."""
    session.sample()
    app = open_page(session)
    app.click(app.find("push button", HO_CHIP))
    app.find("label", re.compile("^6 instellingen( ·|$)"))
    app.click(app.find("push button", FILTERS))
    app.find(None, NAME)
    app.extents_at_rest(app.find(None, NAME))
    type_text("Alle HO")
    press("Return")
    app.find("push button", "Alle HO")
    press("Escape")
    app.click(app.find("push button", HO_CHIP))
    app.find("label", re.compile("^26 instellingen( ·|$)"))
    app.click(app.find("push button", FILTERS))
    app.click_in_popover(app.find("push button", "Alle HO"))
    app.find("label", re.compile("^6 instellingen( ·|$)"))

    app.click(app.find(re.compile("toggle button|push button"), "Kies kolommen"))
    app.click_in_popover(app.find("check box", "Provincie"))
    press("Escape")
    app.find("label", "Provincie", within=app.find("tree table", "Instellingen"))


def keyboard(session):
    """A chip and words, Tab to the button, a name; the next start of the program still has it."""
    session.sample()
    app = open_page(session)
    app.tab_to(HO_CHIP)
    press("space")
    app.tab_to("Instellingen zoeken", key="shift+Tab")
    type_text("overkant")
    app.find("label", re.compile("^1 instelling( ·|$)"))
    app.tab_to(FILTERS)
    press("Return")
    app.tab_to(NAME)
    app.assert_named()
    type_text("HO in Overkant")
    press("Return")
    app.find("push button", "HO in Overkant")
    press("Escape")
    app.quit()

    app = open_page(session)
    app.find("label", re.compile("^26 instellingen( ·|$)"))
    app.tab_to(FILTERS)
    press("Return")
    app.tab_to("HO in Overkant")
    press("Return")
    app.find("label", re.compile("^1 instelling( ·|$)"))
    row(app, re.compile("Overkant"))

    app.tab_to(FILTERS)
    press("Return")
    app.tab_to("Geef ‘HO in Overkant’ een andere naam")
    press("Return")
    app.wait_focus("text", NAME)
    press("ctrl+a")
    type_text("Overkant")
    press("Return")
    app.find("push button", "Overkant")
    app.tab_to("Verwijder ‘Overkant’")
    press("Return")
    app.find("label", re.compile("^Er zijn nog geen filters bewaard"))
