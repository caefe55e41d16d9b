#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Materials taken in, released and kept with the store; what fits where, and the fewest formats."""
import shutil

import cli
from cli import DONE, NOTHING, PARTLY, USAGE

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"><rect width="9" height="9"/></svg>'
CAMPAIGN = "Continueren studiefinanciering"


class Materials(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("sample", self.store, "--today", "2020-10-14", store=False)
        self.write("liggend.svg", SVG % (1920, 1080))
        self.write("push.txt", "Studeer je door?\n\nLees je bericht over 2021 goed.")
        self.write("brief.txt", "Twee woorden " * 30)

    def add_files(self, *names, status=DONE, more=()):
        answer = self.run_cli("--json", "--today", "2020-10-14", "materials", "add", "--campaign", CAMPAIGN, *names, *more)
        self.assertEqual(answer.status, status, answer.err)
        return answer

    def materials(self, *more):
        return self.ok("--json", "materials", "list", *more).json

    def test_files_are_measured_and_kept(self):
        added = self.add_files("liggend.svg", "push.txt").json
        self.assertEqual([(m["verdict"], m["format"], m["width"], m["height"], m["orientation"]) for m in added],
                         [("fine", "svg", 1920, 1080, "landscape"), ("fine", "text", 0, 0, None)])
        self.assertEqual((added[1]["title_chars"], added[1]["chars"], added[1]["kinds"]), (16, 31, ["app", "social", "other"]))
        self.assertEqual([m["title"] for m in self.materials("--campaign", CAMPAIGN) if m["title"] in ("liggend", "push")], ["liggend", "push"])
        kept = self.folder / "a.db-materials" / added[0]["sha256"][:2] / added[0]["sha256"]
        self.assertEqual(kept.read_text(), SVG % (1920, 1080))

    def test_bad_files_are_listed_and_the_rest_goes_on(self):
        self.write("leeg.png", b"")
        self.write("puin.jpg", b"\xff\xd8\xff\xe0rommel")
        self.write("twee\nregels.txt", "Goed.")
        answer = self.add_files("leeg.png", "push.txt", "weg.png", "puin.jpg", "twee\nregels.txt", "push.txt", status=PARTLY)
        self.assertEqual([m["verdict"] for m in answer.json], ["empty", "fine", "missing", "broken", "fine", "fine"])
        self.assertEqual([m["added"] for m in answer.json], [False, True, False, False, True, False])
        self.assertEqual(answer.json[5]["double_of"], answer.json[1]["id"])
        self.assertEqual(answer.json[4]["name"], "twee regels.txt")
        for words in ("‘leeg.png’ is leeg", "‘weg.png’ is er niet", "beschadigd", "is er al"):
            self.assertIn(words, answer.err)
        self.assertEqual(self.add_files("leeg.png", status=NOTHING).json[0]["added"], False)

    def test_a_new_version_keeps_the_old_one(self):
        first = self.add_files("push.txt").json[0]
        self.write("push.txt", "Kort bericht.")
        second = self.add_files("push.txt", more=("--replaces", str(first["id"]))).json[0]
        self.assertEqual((second["version"], second["title"]), (2, first["title"]))
        ids = [m["id"] for m in self.materials()]
        self.assertIn(second["id"], ids)
        self.assertNotIn(first["id"], ids)
        self.assertIn(first["id"], [m["id"] for m in self.materials("--all")])
        self.ok("undo")
        self.assertIn(first["id"], [m["id"] for m in self.materials()])
        self.ok("redo")
        self.ok("verify")
        self.refused(USAGE, "materials", "add", "--campaign", CAMPAIGN, "--replaces", "1", "a.txt", "b.txt")

    def test_the_checks_before_release(self):
        added = self.add_files("liggend.svg", "push.txt").json
        answer = self.run_cli("--json", "materials", "release", *(str(m["id"]) for m in added))
        self.assertEqual(answer.status, NOTHING)
        self.assertEqual([[p["check"] for p in m["problems"]] for m in answer.json], [["alt_text", "rights"], ["rights"]])
        self.assertIn("wie het niet kan zien", answer.err)
        self.assertEqual({m["status"] for m in answer.json}, {"concept"})

    def test_what_is_missing_is_said_and_then_it_is_released(self):
        picture = str(self.add_files("liggend.svg").json[0]["id"])
        edited = self.ok("--json", "materials", "edit", picture, "--title", "Liggend", "--alt-text", "Een blauw vlak", "--rights",
                         "2021-01-31", "--kinds", "screen,social", "--language", "nl").json
        self.assertEqual([edited[key] for key in ("title", "alt_text", "rights", "rights_until", "kinds")],
                         ["Liggend", "Een blauw vlak", "until", {"date": "2021-01-31", "precision": "day", "first_day": "2021-01-31",
                          "last_day": "2021-01-31"}, ["screen", "social"]])
        self.assertEqual(self.ok("--json", "--today", "2020-10-14", "materials", "release", picture).json[0]["status"], "released")
        self.assertEqual(self.ok("--json", "materials", "edit", picture, "--rights", "unlimited").json["rights_until"], None)
        self.assertIn("Het was al zo", self.run_cli("materials", "edit", picture, "--rights", "unlimited").err)
        for bad in (("--rights", "morgen"), ("--rights", "until"), ("--kinds", "bord"), ("--captions", "ja"), ("--language", "xx"), ("--title", " ")):
            self.refused(USAGE, "materials", "edit", picture, *bad)
        self.refused(NOTHING, "materials", "edit", "99999", "--note", "x")

    def test_what_fits_and_why(self):
        self.add_files("liggend.svg", "push.txt", "brief.txt")
        pairs = self.ok("--json", "--today", "2020-10-14", "match", "--campaign", CAMPAIGN).json
        self.assertEqual({p["verdict"] for p in pairs} - {"fits", "does_not_fit", "cannot_tell"}, set())
        svg = [p for p in pairs if p["material"] == "liggend" and p["verdict"] == "does_not_fit"]
        self.assertTrue(any("staat niet in de lijst" in reason for p in svg for reason in p["reasons"]))
        self.assertTrue(any(reason.startswith("niet nagevraagd: ") for p in pairs for reason in p["reasons"]))
        self.assertIn("hebben iets dat past", self.ok("match", "--campaign", CAMPAIGN).out)
        self.refused(NOTHING, "match", "--campaign", "Bestaat niet")

    def test_the_fewest_formats(self):
        for share, most in (("0.5", None), ("1", None), ("0", 0)):
            answer = self.ok("--json", "formats", "--campaign", CAMPAIGN, "--coverage", share).json
            totals = [f["total"] for f in answer["formats"]]
            self.assertEqual(totals, sorted(totals))
            self.assertTrue(all(f["adds"] > 0 for f in answer["formats"]))
            self.assertEqual(len(answer["left_out"]) + (totals[-1] if totals else 0), answer["institutions"])
            if most is not None:
                self.assertEqual(len(totals), most)
        self.refused(USAGE, "formats", "--campaign", CAMPAIGN, "--coverage", "90")

    def test_backups_hold_the_files(self):
        added = self.add_files("liggend.svg", "push.txt").json
        self.ok("backup", "kopie.db")
        shutil.rmtree(self.folder / "a.db-materials")
        self.assertIn("missing", self.refused(NOTHING, "verify").err)
        self.ok("--store", "terug.db", "restore", "kopie.db", store=False)
        self.ok("--store", "terug.db", "verify", store=False)
        kept = self.folder / "terug.db-materials" / added[1]["sha256"][:2] / added[1]["sha256"]
        self.assertTrue(kept.is_file())
        kept.write_text("iets anders")
        self.assertIn("not what it was", self.refused(NOTHING, "--store", "terug.db", "verify", store=False).err)

    def test_a_backup_of_the_store_alone(self):
        self.add_files("push.txt")
        self.ok("backup", "kopie.db", "--store-only")
        self.assertFalse((self.folder / "kopie.db-materials").exists())


if __name__ == "__main__":
    cli.main()
