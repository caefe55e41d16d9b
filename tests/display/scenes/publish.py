# SPDX-License-Identifier: EUPL-1.2
"""From the sample to a receipt, with no set-up: practise, look at the dry run, publish, fetch as a school does, read
what was fetched; and another code, after which the old one opens nothing. And on a platform that is none to practise on,
and slow: sign in, give up, begin again, pause, go on after a restart, a list for mailing, another last day."""
import os
import re
import urllib.error

import openpyxl

from duo_platform import (CAMPAIGN, TODAY, Server, again, all_published, fetch, open_publish, packages, place,
                          shown_code)
from duo_programs import answer
from duo_ui import Failure, has_size, press, type_text, until

SCHOOL = ("90AA", "ROC Havenstad")
ADDRESS = "Adres, zoals https://materialen.example.org"


def published(session, app):
    until(lambda: all_published(session), "all packages and links on the platform", 120)
    app.assert_named()


def school_fetches(session, view):
    """With the code that the window shows; the zip is what the store says."""
    brin, name = SCHOOL
    code = until(lambda: shown_code(view, name), f"the code of {name} in the table")
    data = fetch(packages(session)[brin]["url"], code)
    if not data.startswith(b"PK"):
        raise Failure("what a school gets is no zip")
    return code


def receipt(session):
    """The download is counted, and the funnel knows of it."""
    brin, _ = SCHOOL
    until(lambda: packages(session)[brin]["downloads"] == 1, "one download")

    def downloaded():
        funnel = {one["sector"]: one for one in session.cli("--today", TODAY, "campaigns", "show", CAMPAIGN)["funnel"]}
        return funnel["MBO"]["downloaded"], funnel["VO"]["downloaded"]
    # the count of the link is kept first, what it means to the campaign after it
    until(lambda: downloaded() == (1, 0), "the download in the funnel of MBO, and there alone")


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


def choose(app, view, item):
    """Selects the school's row, and chooses @item for it. The table of links comes last: the queue has the school too."""
    app.click(until(lambda: next(reversed([node for node in app.each("label", SCHOOL[1], within=view) if has_size(node)]), None),
                    "the school's row"))
    app.click(app.find_ready("push button", "Geselecteerd", within=view))
    app.activate(app.find(re.compile("menu item|push button"), item, within=view))


def mouse(session):
    app = open_publish(session)
    view = place(app)
    app.click(app.find_ready("push button", "Oefenplatform starten", within=view))
    app.click(app.find_ready("push button", "Publiceren…", within=view))
    window = app.open_window("Proefronde")
    app.find("label", re.compile("^Dit is een oefening$"), within=window)
    app.assert_named()
    if packages(session):
        raise Failure("the dry run published something")
    app.click(app.find_ready("push button", "Publiceren", within=window))
    app.wait_closed("Proefronde")
    published(session, app)
    app.click(app.find("page tab", "Links en codes", within=view))
    app.click(app.find("push button", "Codes tonen", within=view))
    code = school_fetches(session, view)
    app.click(app.find_ready("push button", "Ophalen bijwerken", within=view))
    receipt(session)
    app.click(app.find("push button", re.compile("^Nabellen "), within=view))
    app.find("label", re.compile("hebben een code en haalden niets op · live"), within=view)
    app.click(app.find("push button", re.compile("^Alles "), within=view))
    choose(app, view, "Nieuwe code…")
    question = app.open_window("1 nieuwe code maken?")
    app.find("label", re.compile(f"^{re.escape(SCHOOL[1])}: De link blijft"), within=question)
    app.activate(app.find("push button", app.stock_button("Nieuwe code"), within=question))
    new = until(lambda: next((one for one in [shown_code(view, SCHOOL[1])] if one not in (None, code)), None), "another code")
    old_code_is_dead(session, code, new)


def sign_in_by_browser(session, app, view, server):
    """The address is typed, and what the browser would show is agreed to there."""
    answer(session, ["x-scheme-handler/http"],
           f"import urllib.request\nurllib.request.urlopen(uri, b'wachtwoord={server.password}', timeout=30)\n")
    app.click(app.find("push button", "Aanmelden op een platform…", within=view))
    app.click(app.find("text", ADDRESS, within=view))
    type_text(server.address)
    app.click(app.find_ready("push button", "Aanmelden in de browser", within=view))
    app.find("label", re.compile(f"^{server.address}"), within=view)
    app.assert_named()
    app.click(app.find("page tab", "Pakketten", within=view))


def begin(app, view):
    app.click(app.find_ready("push button", "Publiceren…", within=view))
    window = app.open_window("Proefronde")
    app.click(app.find_ready("push button", "Publiceren", within=window))
    app.wait_closed("Proefronde")
    return app.find_ready("push button", "Pauze", within=view)


def first_link(session):
    until(lambda: [one for one in packages(session).values() if one["link_state"] == "made"], "the first link")


def give_up(session, app, view):
    """While it runs: what was made stays, the rest is not waited for any more."""
    app.click(app.find_ready("push button", "Annuleren…", within=view))
    question = app.open_window("Publiceren annuleren?")
    app.activate(app.find("push button", app.stock_button("Annuleren"), within=question))
    until(lambda: {one["link_state"] for one in packages(session).values()} == {"made", "withdrawn"},
          "the links that were made, and no others under way")
    app.find("label", re.compile("^Alles staat op het platform"), within=view)


def queue_mouse(session):
    server = Server("--test-control", "--today", TODAY)
    slowly = {"method": "POST", "path": "/shares$", "delay": 1000, "times": 1000}
    server.faults(slowly, product="Nextcloud")
    try:
        app = open_publish(session)
        view = place(app)
        sign_in_by_browser(session, app, view, server)
        begin(app, view)
        first_link(session)
        give_up(session, app, view)
        before = {brin: one["url"] for brin, one in packages(session).items() if one["link_state"] == "made"}

        app.click(begin(app, view))
        app.find_ready("push button", "Verdergaan", within=view)
        if all_published(session):
            raise Failure("the pause came too late to be one")
        app.quit()
        server.faults(product="Nextcloud")
        app = again(session)
        view = place(app)
        app.click(app.find_ready("push button", "Verdergaan", within=view))
        until(lambda: all_published(session), "all packages and links on the platform", 120)
        if any(packages(session)[brin]["url"] != url for brin, url in before.items()):
            raise Failure("going on made a link anew")
        app.click(app.find("page tab", "Links en codes"))
        list_is_saved(session, app, view)
        choose(app, view, "Verlengen…")
        question = app.open_window("1 link verlengen?")
        app.click(app.find("text", "Links werken t/m", within=question))
        press("ctrl+a")
        type_text("1 jan 2020")
        app.find("label", "Kies een dag na vandaag.", within=question)
        press("ctrl+a")
        type_text("24 dec 2020")
        until(lambda: not any(map(has_size, app.each("label", "Kies een dag na vandaag.", within=question))), "a day that will do")
        app.activate(app.find("push button", app.stock_button("Verlengen"), within=question))
        others = {one["last_day"] for brin, one in packages(session).items() if brin != SCHOOL[0]}
        until(lambda: packages(session)[SCHOOL[0]]["last_day"] == "2020-12-24" not in others, "another last day")
    finally:
        server.close()


def list_is_saved(session, app, view):
    """After a warning; its codes open what they should."""
    path = os.path.join(session.folder, "lijsten", "codes.xlsx")
    os.mkdir(os.path.dirname(path))
    app.click(app.find_ready("push button", "Lijst voor mailing…", within=view))
    warning = app.open_window("Inlogcodes in een bestand bewaren?")
    app.activate(app.find("push button", app.stock_button("Bewaren…"), within=warning))
    app.choose_file("Lijst met codes bewaren", path)
    until(lambda: os.path.exists(path), "the list")
    heads, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    if len(rows) != len(packages(session)):
        raise Failure(f"{len(rows)} rows in the list")
    first = dict(zip(heads, rows[0]))
    fetch(first["Link"], first["Inlogcode"])


def sign_in_by_keys(app, server):
    """By name and password. Of a row to type in that is empty nobody is told that it has the focus."""
    app.tab_until("page tab", "Platform", key="shift+Tab")
    press("space")
    app.tab_to("Controleren")
    press("Tab")
    type_text(server.address)
    app.tab_to("Met naam en wachtwoord")
    press("space")
    until(lambda: any(map(has_size, app.each("text", "Naam"))), "the rows for name and password")
    press("Tab")
    type_text(server.user)
    press("Tab")
    type_text(server.password)
    app.tab_to("Aanmelden met wachtwoord")
    press("Return")


def keyboard(session):
    server = Server("--test-control", "--today", TODAY)
    server.faults({"method": "POST", "path": "/shares$", "delay": 500, "times": 4}, product="Nextcloud")
    try:
        app = open_publish(session)
        view = place(app)
        app.tab_to("Oefenplatform starten")
        press("Return")
        app.find_ready("push button", "Publiceren…", within=view)
        sign_in_by_keys(app, server)
        app.find("label", re.compile(f"^{server.address}"), within=view)
        app.tab_until("page tab", "Pakketten", key="shift+Tab")
        press("space")
        app.tab_to("Publiceren…")
        press("Return")
        app.open_window("Proefronde")
        app.tab_to("Publiceren")
        press("Return")
        app.wait_closed("Proefronde")
        app.wait_focus("push button", "Pauze")
        published(session, app)
        if not all(one["url"].startswith(server.address) for one in packages(session).values()):
            raise Failure("it was published elsewhere than on the platform that was signed in on")
        app.tab_to("Links en codes", key="shift+Tab")
        press("space")
        app.tab_to("Codes tonen")
        press("space")
        school_fetches(session, view)
        app.tab_to("Ophalen bijwerken", key="shift+Tab")
        press("space")
        receipt(session)
    finally:
        server.close()
