# SPDX-License-Identifier: EUPL-1.2
"""From the sample to a receipt, with no set-up: practise, look at the dry run, publish, fetch as a school does, read
what was fetched; and another code, after which the old one opens nothing."""
import re
import urllib.error

from duo_platform import CAMPAIGN, TODAY, all_published, fetch, open_publish, packages, shown_code
from duo_ui import Failure, has_size, press, until

SCHOOL = ("90AA", "ROC Havenstad")


def published(session, app):
    until(lambda: all_published(session), "all packages and links on the platform", 120)
    app.assert_named()


def school_fetches(session, app):
    """With the code that the window shows; the zip is what the store says."""
    brin, name = SCHOOL
    code = until(lambda: shown_code(app, name), f"the code of {name} in the table")
    data = fetch(packages(session)[brin]["url"], code)
    if not data.startswith(b"PK"):
        raise Failure("what a school gets is no zip")
    return code


def receipt(session):
    """The download is counted, and the funnel knows of it."""
    brin, _ = SCHOOL
    until(lambda: packages(session)[brin]["downloads"] == 1, "one download")
    funnel = {one["sector"]: one for one in session.cli("--today", TODAY, "campaigns", "show", CAMPAIGN)["funnel"]}
    if (funnel["MBO"]["downloaded"], funnel["VO"]["downloaded"]) != (1, 0):
        raise Failure(f"the funnel tells something else of one download: {funnel}")


def old_code_is_dead(session, old, new):
    brin, name = SCHOOL
    if new == old:
        raise Failure("the new code is the old one")
    fetch(packages(session)[brin]["url"], new)
    try:
        fetch(packages(session)[brin]["url"], old)
    except urllib.error.HTTPError:
        return
    raise Failure(f"the old code of {name} still works")


def row(app, name):
    """The row in the view that is shown, which comes last: other views have the institution too."""
    return until(lambda: next(reversed([n for n in app.each("label", name) if has_size(n)]), None), f"the row “{name}”")


def mouse(session):
    app = open_publish(session)
    app.click(app.find_ready("push button", "Oefenplatform starten"))
    app.click(app.find_ready("push button", "Publiceren…"))
    window = app.open_window("Proefronde")
    app.find("label", re.compile("^Dit is een oefening$"), within=window)
    app.assert_named()
    if packages(session):
        raise Failure("the dry run published something")
    app.click(app.find_ready("push button", "Publiceren", within=window))
    app.wait_closed("Proefronde")
    published(session, app)
    app.click(app.find("page tab", "Links en codes"))
    app.click(app.find("push button", "Codes tonen"))
    code = school_fetches(session, app)
    app.click(app.find_ready("push button", "Ophalen bijwerken"))
    receipt(session)
    app.click(app.find("push button", re.compile("^Nabellen ")))
    app.find("label", re.compile("hebben een code en haalden niets op · live"))
    app.click(app.find("push button", re.compile("^Alles ")))
    app.click(row(app, SCHOOL[1]))
    app.click(app.find("push button", "Geselecteerd"))
    app.activate(app.find(re.compile("menu item|push button"), "Nieuwe code…"))
    until(lambda: app.all(None, "1 nieuwe code maken?"), "the question about a new code")
    app.activate(app.find("push button", app.stock_button("Nieuwe code")))
    new = until(lambda: shown_code(app, SCHOOL[1]) not in (None, code) and shown_code(app, SCHOOL[1]), "another code")
    old_code_is_dead(session, code, new)


def keyboard(session):
    app = open_publish(session)
    app.tab_to("Oefenplatform starten")
    press("Return")
    app.find_ready("push button", "Publiceren…")
    app.tab_to("Publiceren…")
    press("Return")
    app.open_window("Proefronde")
    app.tab_to("Publiceren")
    press("Return")
    app.wait_closed("Proefronde")
    published(session, app)
    app.tab_to("Links en codes", key="shift+Tab")
    press("space")
    app.tab_to("Codes tonen")
    press("space")
    school_fetches(session, app)
    app.tab_to("Ophalen bijwerken", key="shift+Tab")
    press("space")
    receipt(session)
