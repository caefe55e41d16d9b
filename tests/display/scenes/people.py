# SPDX-License-Identifier: EUPL-1.2
"""At an institution a communications contact is added, a phone call is noted with what follows on it, an answer is
noted, and the owner changes. All persons are made up."""
import re

from duo_calendar import open_sample, wait_stored
from duo_ui import press, text_of, type_text, until, xdotool

BRIN, NAME = "90AA", "ROC Havenstad"
CONTACT = "Nieuwe contactpersoon"
MOMENT = "Contactmoment"
ANSWER = "Antwoord"
CONDITION = "Onder welke voorwaarde"
SHOWN = re.compile("^Noor Zonder")


def shown(session):
    return session.cli("institutions", "show", BRIN)


def contact_of(session):
    return [(c["name"], c["email"], c["role"]) for c in shown(session)["contacts"] if c["name"] == "Noor Zonder"]


def moment_of(session):
    return [(m["day"]["date"], m["kind"], m["text"]) for m in shown(session)["contact_moments"] if m["text"].startswith("Gebeld")]


def answer_of(session):
    return [(w["sector"], w["answer"]) for w in shown(session)["willingness"]]


def wait_contact(session, *expected):
    wait_stored(session, "the contact", list(expected), lambda: contact_of(session))


def wait_moment(session, *expected):
    wait_stored(session, "the phone call", list(expected), lambda: moment_of(session))


def wait_answer(session, *expected):
    wait_stored(session, "the answer", list(expected), lambda: answer_of(session))


ADDED = ("Noor Zonder", "n.zonder@rochavenstad.example", "communication")
NOTED = ("2020-10-14", "phone", "Gebeld: stuurt de maten.")


def check_follow_up(session):
    actions = session.cli("actions", "list")
    assert [(a["text"], a["about"]["title"]) for a in actions if a["text"] == "Maten opvragen"] == [("Maten opvragen", NAME)], actions


def fill_moment():
    type_text("Gebeld: stuurt de maten.")


def mouse(session):
    """The plus beside the heading, the fields, the blue button."""
    app, _ = open_sample(session)
    press("alt+3")
    app.click(app.find(None, "Instellingen zoeken"))
    type_text("90AA")
    app.click(app.find("label", NAME), button=3)
    app.activate(app.find("menu item", "Contactmoment noteren…"))
    window = app.open_window(MOMENT)
    app.find("label", NAME, within=window)
    press("Escape")
    app.wait_closed(MOMENT)
    app.click(app.find("page tab", "Kaart"))
    app.find("label", re.compile("^VO: onbekend\nMBO: 14.200 in 2019"))
    app.click(app.find("push button", "Nieuwe contactpersoon"))
    window = app.open_window(CONTACT)
    type_text("Noor Zonder")
    app.click(app.find("text", "E-mailadres", within=window))
    type_text("n.zonder@rochavenstad")
    app.find("label", "Het deel achter de @ kan niet kloppen: dat is iets als curio.nl.", within=window)
    type_text(".example")
    app.assert_named()
    app.click(app.find_ready("push button", "Toevoegen", within=window))
    app.wait_closed(CONTACT)
    wait_contact(session, ADDED)
    app.find("list item", SHOWN)
    press("ctrl+z")
    wait_contact(session)
    app.wait_gone("list item", SHOWN)  # what lies below comes to rest

    xdotool("mousemove", 1090, 500, "click", "--repeat", 5, "--delay", 60, 5)  # the wheel: it lies below the channels
    app.click(app.find("push button", "Contactmoment noteren"))
    window = app.open_window(MOMENT)
    fill_moment()
    app.click(app.find("text", "Wat er daarna moet gebeuren", within=window))
    type_text("Maten opvragen")
    app.assert_named()
    app.click(app.find("text", "Uiterlijk op", within=window))
    type_text("gisteren")
    app.click(app.find_ready("push button", "Noteren", within=window))
    press("BackSpace")  # no date is not stored as none: it is all selected, to be typed anew
    app.click(app.find_ready("push button", "Noteren", within=window))
    app.wait_closed(MOMENT)
    wait_moment(session, NOTED)
    check_follow_up(session)

    app.click(app.find("page tab", "Deelname"))
    app.click(app.find("push button", "Antwoord noteren voor VO"))
    window = app.open_window(ANSWER)
    app.assert_named()
    app.tab_until("combo box", "Antwoord")
    press("Return", "Down", "Return")  # under conditions, which have to be said
    app.find("text", CONDITION, within=window)
    app.click(app.find_ready("push button", "Noteren", within=window))
    type_text("mits kort")  # it has the keyboard
    until(lambda: text_of(app.find("text", CONDITION, within=window)) == "mits kort", "the condition asked for")
    app.tab_until("combo box", "Antwoord", key="shift+Tab")
    press("Return", "Up", "Return")
    app.wait_gone("text", CONDITION, within=window)
    app.click(app.find_ready("push button", "Noteren", within=window))
    app.wait_closed(ANSWER)
    wait_answer(session, ("VO", "yes"), ("MBO", "yes"))


def keyboard(session):
    """Tab to what is wanted, Enter, and Ctrl Enter when it says what it should; Ctrl Z."""
    app, _ = open_sample(session)
    press("alt+3")
    app.find(None, "Instellingen zoeken")
    app.tab_to("Instellingen zoeken")
    type_text("90AA")
    app.find("label", "1 instelling")
    press("Down")  # over the chips
    app.wait_focus("table row")
    press("ctrl+f")
    app.wait_focus("entry", "Instellingen zoeken")
    app.tab_to("Gesloten · 0")  # of what was found
    press("Tab")
    app.wait_focus("table row")
    press("Return")
    app.find("page tab", "Kaart")
    app.tab_to("Nieuwe contactpersoon")
    press("Return")
    window = app.open_window(CONTACT)
    type_text("Noor Zonder")
    press("Tab")
    type_text("n.zonder@rochavenstad")
    press("Return")  # what seems wrong is not gone before it was seen
    app.find("label", re.compile(r"kan niet kloppen.*\nDruk nog een keer op Enter"), within=window)
    type_text(".example")
    press("Return")
    app.wait_closed(CONTACT)
    wait_contact(session, ADDED)
    people = app.find("list", "Contactpersonen")
    app.find("list item", SHOWN, within=people)
    press("ctrl+z")
    app.wait_gone("list item", SHOWN, within=people)
    wait_contact(session)
    press("ctrl+shift+z")
    app.find("list item", SHOWN, within=people)  # the rows are others now, and come no more
    wait_contact(session, ADDED)

    app.tab_to("Contactmoment noteren")
    press("Return")
    app.open_window(MOMENT)
    press("alt+t")
    fill_moment()
    press("ctrl+Return")
    app.wait_closed(MOMENT)
    wait_moment(session, NOTED)


def is_read(field):
    return text_of(field) != ""


def kept(session):
    """What was typed is not lost by Escape: it is stored, as in every window; what nobody touched is not."""
    app, _ = open_sample(session)
    press("alt+3")
    app.find(None, "Instellingen zoeken")
    app.tab_to("Instellingen zoeken")
    type_text("90AA")
    app.find("label", "1 instelling")
    press("Return")
    app.wait_focus("table row")
    press("F2")
    window = app.open_window("Instelling bewerken")
    until(lambda: any(map(is_read, app.each("text", "Naam in het register", within=window))), "the fields")
    press(*["Tab"] * 6)  # to the telephone number
    type_text("038 555 01 O0")
    press("Escape")
    app.wait_closed("Instelling bewerken")
    wait_stored(session, "the number", "038 555 01 O0", lambda: shown(session)["phone"])
    app.find("label", re.compile("^038 555 01 O0\n"))  # and on the card what seems wrong with it

    app.tab_to("Nieuwe contactpersoon")
    press("Return")
    app.open_window(CONTACT)
    type_text("Noor Zonder")
    press("Tab", "Tab")
    type_text("076 555 01 00")
    press("Escape")
    app.wait_closed(CONTACT)
    wait_contact(session, ("Noor Zonder", None, "communication"))
    app.find("label", re.compile("^076\u00a0555\u00a001\u00a000 · "))
    app.find("list item", SHOWN)

    app.tab_to("Nieuwe contactpersoon")
    press("Return")
    window = app.open_window(CONTACT)
    type_text("Noor Zonder")
    press("Tab", "Tab")
    type_text("076 555 01 00")
    press("Tab")
    app.find("label", "‘Noor Zonder’ staat er al.", within=window)
    press("Escape")  # she is not put there twice, unless once more
    app.wait_focus("push button", "Gebruik die")
    press("Return")
    app.wait_closed(CONTACT)

    app.tab_to("Contactmoment noteren")
    press("Return")
    window = app.open_window(MOMENT)
    app.tab_to("Met")
    press("Tab")  # to what has to be done next
    type_text("Maten opvragen")
    press("Escape")  # nothing was said yet: the window stays, once
    app.find("text", "Wat er is gezegd", within=window)
    type_text("Gebeld: stuurt de maten.")
    press("Escape")
    app.wait_closed(MOMENT)
    wait_moment(session, NOTED)
    check_follow_up(session)

    changes = len(session.cli("history"))
    press("ctrl+n")  # from anywhere on the page
    app.open_window(MOMENT)
    press("Escape")
    app.wait_closed(MOMENT)
    assert len(session.cli("history")) == changes

    press("F6")
    app.wait_focus("table row")
    press("F6")
    app.wait_focus("page tab", "Kaart")
    press("F6")
    app.wait_focus("table row")
    press("Menu")
    app.find("menu item", "Contactmoment noteren…")
    press("Return")
    window = app.open_window(MOMENT)
    app.find("label", NAME, within=window)
    press("Escape")
    app.wait_closed(MOMENT)
