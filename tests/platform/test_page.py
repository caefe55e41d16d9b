#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The school's page as it goes over the line: codes, what is let out, packages that are not what they should be."""
import hashlib
import http.client
import re
import urllib.parse
import zlib

import platform_server as ps
from package import FILES, MANIFEST, package

CODE = "K7QM-4XRT-9BHD"


class PageTest(ps.PlatformTest):
    options = ("--today", "2020-10-14", "--test-control")

    def setUp(self):
        super().setUp()
        self.server.faults()

    def publish(self, content=None, code=CODE, path="/25LX.zip", **fields):
        self.server.dav("PUT", path, package() if content is None else content)
        self.link = self.server.link(path, password=code, label="25LX Continueren studiefinanciering", **fields)
        self.page = f"/s/{self.link['token']}"

    def get(self, path, method="GET", body=None):
        return self.server.request(method, path, body, sign_in=False)

    def give(self, code, status):
        return self.answers(status, self.get(self.page, "POST", urllib.parse.urlencode({"code": code})))

    def enter(self, code=CODE):
        """Gives the code; the address of the materials."""
        return self.give(code, 303).headers["Location"]

    def count(self):
        return self.server.ocs("GET", f"apps/files_downloadlimit/api/v1/{self.link['token']}/limit").data["count"]


class Codes(PageTest):
    def test_case_hyphens_and_spaces_do_not_matter(self):
        self.publish()
        for code in (CODE, "k7qm4xrt9bhd", " K7QM 4XRT 9BHD ", "k7-qm4x-rt9b-hd"):
            self.assertTrue(self.enter(code).startswith(self.page + "/"), code)
        # over WebDAV it is as it was set
        self.answers(401, self.server.fetch(self.link["token"], "k7qm4xrt9bhd"))

    def test_a_code_that_is_mostly_signs_is_taken_literally(self):
        self.publish(code="!!@@##$$%%^^ab")
        self.give("ab", 403)
        self.enter("!!@@##$$%%^^ab")

    def test_five_wrong_ones_and_then_a_quarter_of_an_hour(self):
        self.publish()
        self.assertIn("Vul de inlogcode in", self.give("  ", 400).text)
        for left in (4, 3, 2, 1):
            answer = self.give("K7QM-4XRT-9BHB", 403)
            self.assertIn(f"nog {left} keer", answer.text)
            self.assertIn('value="K7QM-4XRT-9BHB"', answer.text)
            self.assertIn('aria-invalid="true"', answer.text)
        answer = self.give("mis", 429)
        self.assertIn("Wacht 15 minuten", answer.text)
        self.assertLessEqual(int(answer.headers["Retry-After"]), 900)
        self.give(CODE, 429)
        self.answers(429, self.get(self.page))
        self.server.faults(later=14 * 60)
        self.assertIn("Wacht een minuut", self.give(CODE, 429).text)
        self.server.faults(later=15 * 60)
        self.enter()
        # after a right one the count begins anew
        self.assertIn("nog 4 keer", self.give("mis", 403).text)

    def test_another_link_is_not_closed_with_it(self):
        self.publish()
        for _ in range(5):
            self.server.request("POST", self.page, "code=mis", sign_in=False)
        self.give(CODE, 429)
        self.publish()
        self.enter()

    def test_gone_ended_and_never_there(self):
        self.publish(expireDate="2020-10-15")
        visit = self.enter()
        self.server.faults(today="2020-10-15")
        for path in (self.page, visit, visit + "alles", visit + "bestand/1"):
            self.assertIn("verlopen", self.answers(404, self.get(path)).text, path)
        self.give(CODE, 404)
        self.server.faults(today="2020-10-14")
        self.answers(200, self.get(visit))
        self.server.ocs("DELETE", f"apps/files_sharing/api/v1/shares/{self.link['id']}")
        for path in (self.page, visit, visit + "alles", "/s/onzin", "/s/", "/index.php/s/onzin"):
            self.assertIn("Deze link werkt niet", self.answers(404, self.get(path)).text, path)

    def test_a_visit_lasts_two_hours_and_opens_one_link(self):
        self.publish()
        first, first_page = self.enter(), self.page
        self.publish(path="/ander.zip")
        key = first.split("/")[3]
        for path in (f"{self.page}/{key}/", f"{self.page}/{key}/alles", f"{first_page}/onzin/", f"{first_page}/{key}"):
            self.assertEqual(self.answers(303, self.get(path)).headers["Location"], "/".join(path.split("/")[:3]))
        self.answers(200, self.get(first))
        self.server.faults(later=2 * 60 * 60)
        self.answers(303, self.get(first))

    def test_a_link_without_a_code_asks_none(self):
        self.publish(code="")
        self.answers(200, self.get(self.answers(303, self.get(self.page)).headers["Location"]))


class Materials(PageTest):
    def test_the_page_says_what_and_where(self):
        self.publish()
        answer = self.answers(200, self.get(self.enter()))
        for text in ("Continueren studiefinanciering", "maandag 2 november 2020", "vrijdag 13 november 2020",
                     "mbo-studenten met studiefinanciering", "past op: 6 schermen kantine", "<p>Voor 25LX</p>", "4,1 MB",
                     "Lees je bericht van DUO", "controleer zelf", "Oefening."):
            self.assertIn(text, answer.text)
        self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
        self.assertNotIn("Set-Cookie", answer.headers)
        for page in (answer.text, self.get(self.page).text, self.get("/").text, self.get("/weg").text):
            self.assertIsNone(re.search(r"<script|javascript:| on[a-z]+=|https?://", page))
            self.assertIn("Oefening.", page)

    def test_files_come_out_as_they_went_in_and_are_counted(self):
        self.publish()
        self.server.ocs("PUT", f"apps/files_downloadlimit/api/v1/{self.link['token']}/limit", limit=1000)
        visit = self.enter()
        for number, material in enumerate(MANIFEST["materials"], 1):
            answer = self.answers(200, self.get(f"{visit}bestand/{number}"))
            self.assertEqual(hashlib.sha256(answer.body).digest(), hashlib.sha256(FILES[material["name"]]).digest())
            self.assertIn("attachment", answer.headers["Content-Disposition"])
            self.assertIn("sandbox", answer.headers["Content-Security-Policy"])
        self.assertEqual(self.get(visit + "alles").body, package())
        self.assertEqual(self.count(), 5)
        for path in ("", "voorbeeld/1", "voorbeeld/2", "voorbeeld/3"):
            self.answers(200, self.get(visit + path))
        self.assertEqual(self.get(visit + "voorbeeld/2").body, FILES["voorbeelden/clip.png"])
        self.assertEqual(self.get(visit + "bestand/2", "HEAD").headers["Content-Length"], str(len(FILES["clip.mp4"])))
        for path in ("voorbeeld/4", "bestand/0", "bestand/5", "bestand/-1", "bestand/1x", "bestand/99999999999999999999"):
            self.answers(404, self.get(visit + path))
        self.answers(405, self.get(visit + "alles", "DELETE"))
        self.assertEqual(self.count(), 5)

    def test_what_is_no_package_is_one_file(self):
        bomb = "[" * 100_000
        for content in (b"gewone inhoud", b"PK\x03\x04kapot", package(None), package("geen json"), package(bomb), package("[1]"),
                        package('/*"*/' + bomb), package("\xff\xfe".encode("latin-1")), package("x" * 2_000_000),
                        package(MANIFEST)[:-30], package({**MANIFEST, "materials": 5})):
            self.publish(content)
            visit = self.enter()
            answer = self.answers(200, self.get(visit))
            self.assertNotIn("bestand/1", answer.text)
            self.assertIn("Alles downloaden", answer.text)
            self.assertEqual(self.get(visit + "alles").body, content)
            self.answers(404, self.get(visit + "bestand/1"))

    def test_a_hostile_manifest_shows_only_text(self):
        evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
        materials = [{"name": "a.txt", "title": evil, "facts": evil, "alt": evil, "text": evil, "where": [evil, 5, None], "check": True},
                     {"name": "beeld.png", "title": 5, "where": "x", "check": "ja", "preview": "../../etc/passwd", "alt": evil},
                     {"name": "../state.json"}, {"name": "/etc/passwd"}, {"name": "a\nb"}, {"name": ""}, {"name": "weg.txt"}, {},
                     5, None, {"name": "svg.png", "preview": "plaatje.svg"}]
        files = {"a.txt": b"a", "beeld.png": FILES["beeld-liggend.png"], "svg.png": b"<svg/>", "plaatje.svg": b"<svg onload=x/>",
                 "../state.json": b"x", "weg2.txt": b"x"}
        self.publish(package({"campaign": evil, "goals": evil, "first_day": evil, "last_day": ["x"],
                              "questions_to": "a@b\"onclick=", "materials": materials}, files))
        visit = self.enter()
        answer = self.answers(200, self.get(visit))
        self.assertIsNone(re.search(r"<script|<img src=x|mailto:", answer.text))
        self.assertEqual(len(re.findall('href="bestand/', answer.text)), 3)
        self.answers(200, self.get(visit + "bestand/3"))
        self.answers(404, self.get(visit + "bestand/4"))
        self.assertEqual(self.get(visit + "voorbeeld/3").headers["Content-Type"], "image/png")

    def test_a_damaged_file_in_the_zip_breaks_the_line(self):
        # the sum over one file is wrong, which shows only at its end
        content = package({**MANIFEST, "materials": MANIFEST["materials"][:1]}, {"beeld-liggend.png": b"a" * 200_000})
        sum_ = zlib.crc32(b"a" * 200_000).to_bytes(4, "little")
        self.publish(content.replace(sum_, b"\1\2\3\4"))
        visit = self.enter()
        with self.assertRaises((OSError, http.client.HTTPException)):
            self.get(visit + "bestand/1")
        self.answers(200, self.get(visit))

    def test_a_long_label_and_a_full_manifest(self):
        many = [{"name": f"{n}.txt", "title": "x" * 200, "where": ["y"] * 60} for n in range(900)]
        self.publish(package({"campaign": "é" * 5000, "materials": many}, {f"{n}.txt": b"x" for n in range(900)}))
        text = self.answers(200, self.get(self.enter())).text
        self.assertEqual(len(re.findall('href="bestand/', text)), 500)
        self.assertNotIn("é" * 3000, text)
        self.assertEqual(len(re.findall("past op: y", text)), 500 * 50)


if __name__ == "__main__":
    ps.main()
