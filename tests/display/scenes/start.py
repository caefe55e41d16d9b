# SPDX-License-Identifier: EUPL-1.2
"""The program starts, and can be used without eyes and without a mouse."""
import re


def empty(session):
    """A first start is empty and offers its three ways on; every stop of the Tab key has a name."""
    app = session.start()
    for way in ("Een kalender inlezen", "Voorbeeld bekijken", "Een leeg jaar beginnen"):
        app.find("list item", way)
    app.assert_named()
    app.tab_through()


def sample(session):
    """The sample opens in the year of its messages, says that it is the sample, and names each message in full."""
    session.sample()
    app = session.start("--today=2026-11-21")
    app.find("label", "Voorbeeld")
    app.find("push button", "Jaar 2020")
    app.find("push button", re.compile("^Afgestudeerd gefeliciteerd!, definitief, campagne Wijzigingshulp, "
                                       "MBO mei tot en met juli, HO juni tot en met augustus$"))
    app.find("push button", "MBO, februari 2020, geen boodschap")
    app.tab_through()
