#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The school's page in a real browser, by keyboard and by mouse, as a screen reader names it.

With DUO_PICTURES set it keeps a picture of each page in that folder.
"""
import hashlib
import os
import pathlib
import unittest

import browser
import platform_server as ps
from browser import ENTER, SPACE, TAB, Browser
from package import FILES, MANIFEST, package

CODE, TYPED, WRONG = "K7QM-4XRT-9BHD", "k7qm 4xrt 9bhd", "K7QM-4XRT-9BHB"
PICTURES = os.environ.get("DUO_PICTURES")


@unittest.skipUnless(browser.CHROMIUM and browser.DRIVER, "chromium or chromium-driver is not installed")
class School(ps.PlatformTest):
    options = ("--today", "2020-10-14", "--test-control")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        super().tearDownClass()

    def setUp(self):
        super().setUp()
        self.server.faults()
        self.browser.size(1280, 800)
        for path in self.browser.downloads.iterdir():
            path.unlink()
        self.content = package()
        self.server.dav("PUT", "/25LX.zip", self.content)
        self.link = self.server.link("/25LX.zip", password=CODE, label="25LX Continueren", expireDate="2020-12-01")
        self.limit = f"apps/files_downloadlimit/api/v1/{self.link['token']}/limit"
        self.server.ocs("PUT", self.limit, limit=1000)
        self.browser.asked()
        self.browser.complaints()

    def picture(self, name):
        if PICTURES:
            self.browser.picture(pathlib.Path(PICTURES) / f"school-{name}.png")

    def heading(self, text):
        self.browser.wait(lambda: self.browser.text("h1") == text, text)

    def give(self, code):
        """Types a code into the field, which has the focus, and presses Enter."""
        self.browser.run("window.before = true")
        self.browser.type_over(code + ENTER)
        self.browser.wait(lambda: self.browser.run("return document.readyState == 'complete' && !window.before"), "an answer")

    def enter(self):
        self.browser.open(self.link["url"])
        self.give(TYPED)
        self.heading("Continueren studiefinanciering")

    def test_by_keyboard_from_the_code_to_a_file(self):
        self.browser.open(self.link["url"])
        self.heading("Haal uw campagnemateriaal op")
        field = self.browser.one("#code")
        self.assertEqual((self.browser.role(field), self.browser.label(field), self.browser.focused()),
                         ("textbox", "Inlogcode", field))
        self.picture("code")
        self.give(TYPED)
        self.heading("Continueren studiefinanciering")
        self.assertEqual(self.browser.title, "Continueren studiefinanciering – oefening")
        self.picture("materials")

        # in the order in which they stand, each with a name that says which file it is
        names = ["Naar de inhoud", "Alles downloaden (21 kB, zip)", "campagnes@duo.example",
                 "Download Beeld liggend, beeld-liggend.png, 1 kB"]
        for name in names:
            self.browser.type(TAB)
            focused = self.browser.focused()
            self.assertEqual((self.browser.role(focused), self.browser.label(focused)), ("link", name))
        self.browser.type(ENTER)
        got = self.browser.downloaded("beeld-liggend.png")
        self.assertEqual(hashlib.sha256(got).digest(), hashlib.sha256(FILES["beeld-liggend.png"]).digest())
        self.assertEqual(self.server.ocs("GET", self.limit).data["count"], 1)

    def test_by_mouse_everything_at_once(self):
        self.enter()
        self.browser.click(self.browser.one(".head .button"))
        got = self.browser.downloaded("25LX.zip")
        self.assertEqual(hashlib.sha256(got).digest(), hashlib.sha256(self.content).digest())
        for number, link in enumerate(self.browser.all("ul.materials .button")):
            self.browser.click(link)
            name = MANIFEST["materials"][number]["name"]
            self.assertEqual(hashlib.sha256(self.browser.downloaded(name)).digest(), hashlib.sha256(FILES[name]).digest())
        self.assertEqual(self.server.ocs("GET", self.limit).data["count"], 5)

    def test_what_is_on_the_page(self):
        self.enter()
        self.assertEqual(self.browser.texts("ul.materials h2"), [m["title"] for m in MANIFEST["materials"]])
        self.assertEqual(self.browser.texts(".fits"), ["past op: 6 schermen kantine"] * 2)
        self.assertEqual(self.browser.texts(".check"), ["misschien voor: 3 schermen entree", "controleer zelf of dit past",
                                                        "controleer zelf of dit past"])
        self.assertEqual(self.browser.run("return [...document.images].map(i => i.naturalWidth)"), [192, 192, 108])
        pictures = self.browser.all("img")
        self.assertEqual(self.browser.label(pictures[0]), MANIFEST["materials"][0]["alt"])
        self.assertEqual([self.browser.role(self.browser.one(tag)) for tag in ("header", "main", "footer", "ul.materials")],
                         ["banner", "main", "contentinfo", "list"])
        self.assertEqual(len(self.browser.all("h1")), 1)
        self.assertIn("Oefening.", self.browser.text(".practice"))
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "nl")
        # nothing of others, no script, no cookie, nothing that our own policy stopped
        self.assertEqual([url for url in self.browser.asked() if not url.startswith(self.server.address + "/")], [])
        self.assertEqual(self.browser.all("script"), [])
        self.assertEqual(self.browser.cookies(), [])
        self.assertEqual(self.browser.complaints(), [])

    def test_a_wrong_code_is_said_where_it_was_typed(self):
        self.browser.open(self.link["url"])
        for left in (4, 3, 2, 1):
            self.give(WRONG)
            self.browser.wait(lambda number=left: f"nog {number} keer" in self.browser.text("#fout"), f"{left} left")
            field = self.browser.one("#code")
            self.assertEqual(self.browser.focused(), field)
            self.assertEqual(self.browser.run("return document.activeElement.getAttribute('aria-describedby')"), "fout hulp")
            self.assertTrue(self.browser.title.startswith("Fout:"))
            if left == 4:
                self.picture("wrong")
        self.give(WRONG)
        self.assertIn("Wacht 15 minuten", self.browser.text("#fout"))
        self.picture("throttled")
        self.give(TYPED)
        self.assertIn("Wacht 15 minuten", self.browser.text("#fout"))
        self.server.faults(later=15 * 60 + 1)
        self.give(TYPED)
        self.heading("Continueren studiefinanciering")

    def test_links_that_are_over(self):
        self.enter()
        visit = self.browser.url
        self.server.faults(today="2020-12-01")
        self.browser.open(visit)
        self.heading("Deze link is verlopen")
        self.picture("ended")
        self.server.faults(today="2020-10-14")
        self.server.ocs("DELETE", f"apps/files_sharing/api/v1/shares/{self.link['id']}")
        for address in (visit, self.link["url"]):
            self.browser.open(address)
            self.heading("Deze link werkt niet")
        self.picture("withdrawn")

    def test_narrow_and_large(self):
        self.browser.size(320, 640)
        self.browser.open(self.link["url"])
        self.assertEqual(self.browser.run("return document.documentElement.scrollWidth"), 320)
        self.picture("code-narrow")
        self.give(TYPED)
        self.heading("Continueren studiefinanciering")
        self.assertEqual(self.browser.run("return document.documentElement.scrollWidth"), 320)
        self.picture("materials-narrow")
        self.browser.size(1280, 800)
        self.browser.run("document.documentElement.style.fontSize = '200%'")
        self.assertEqual(self.browser.run("return document.documentElement.scrollWidth"), 1280)
        self.picture("materials-200")

    def test_colours_can_be_told_apart(self):
        """Contrast of all text with its ground: 4.5 at least (WCAG 1.4.3)."""
        self.browser.open(self.link["url"])
        self.give(WRONG)
        poor = [self.contrasts()]
        self.give(TYPED)
        self.heading("Continueren studiefinanciering")
        poor.append(self.contrasts())
        self.assertEqual(poor, [[], []])

    def contrasts(self):
        return self.browser.run("""
          const parts = c => c.match(/[\\d.]+/g).map(Number);
          const light = c => { const [r, g, b] = parts(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                               return .2126 * r + .7152 * g + .0722 * b; };
          const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle (e).backgroundColor;
                                if (parts(c)[3] !== 0) return c; } return 'rgb(255,255,255)'; };
          return [...document.querySelectorAll('body *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))
            .map(e => { const a = light (getComputedStyle (e).color), b = light (ground (e));
                        return [e.tagName + '.' + e.className, (Math.max (a, b) + .05) / (Math.min (a, b) + .05)]; })
            .filter(([name, ratio]) => ratio < 4.5);""")

    def test_signing_in_through_the_browser(self):
        begun = self.server.request("POST", "/index.php/login/v2", sign_in=False, headers={"User-Agent": "DUO Campagnes"}).json
        self.browser.open(begun["login"])
        self.heading("Aanmelden bij het oefenplatform")
        self.picture("sign-in")
        self.browser.type("mis" + TAB + SPACE)
        self.browser.wait(lambda: "klopt niet" in self.browser.text("#fout"), "that it is wrong")
        self.browser.type(self.server.password + ENTER)
        self.heading("U bent aangemeld")
        given = self.server.request("POST", "/login/v2/poll", "token=" + begun["poll"]["token"], sign_in=False).json
        self.assertEqual(given["loginName"], "oefening")


if __name__ == "__main__":
    ps.main()
