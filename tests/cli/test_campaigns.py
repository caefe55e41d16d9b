#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Campaigns by the headless program: planning back, waves, answers, the funnel, another year."""
import os
import pathlib
import sqlite3

import cli

FIXTURES = pathlib.Path(os.environ["DUO_FIXTURES"])
HEAD = "MBO INSTELLINGSSOORT - CODE;MBO INSTELLINGSSOORT - NAAM;PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;INSTELLINGSNAAM;" \
       "STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES"
NAME = "Continueren proef 2020"


def institution(brin, name):
    return f"ROC;ROC;Drenthe;10053;{brin};{name};Weg;1;9406NN;ASSEN;0106;Assen;Openbaar;;"


class Campaigns(cli.CliTest):
    def setUp(self):
        super().setUp()
        lines = [HEAD] + [institution(brin, name) for brin, name in (("01AA", "Het Baken"), ("02BB", "De Kaap"), ("03CC", "Het Ravijn"))]
        (self.folder / "mbo.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.ok("--today", "2020-08-01", "institutions", "import", str(self.folder / "mbo.csv"))

    def campaign(self, *words):
        return self.ok("--today", "2020-10-14", "--json", "campaigns", *words).json

    def add(self, *more):
        return self.campaign("add", "--title", NAME, "--live", "2020-11-02", "--waves", "MBO,VO+HO", *more)

    def steps(self, answer):
        return {step["step"]: step["planned"]["date"] for step in answer["steps"]}

    def test_planned_back(self):
        answer = self.add("--goals", "Op tijd aanvragen", "--kind", "SF")
        self.assertEqual(self.steps(answer), {
            "invite": "2020-08-24", "forms-back": "2020-09-18", "platform": "2020-09-25", "materials": "2020-09-25",
            "mailing": "2020-10-09", "live": "2020-11-02", "off-screen": "2020-11-13", "evaluation": "2020-12-11", "rollout": "2021-01-12"})
        self.assertEqual((answer["status"], answer["first_day"], answer["goals"]), ("running", "2020-08-24", "Op tijd aanvragen"))
        self.assertEqual([(row["sector"], row["wave"], row["open"]) for row in answer["funnel"]],
                         [("MBO", 1, True), ("VO", 2, False), ("HO", 2, False)])
        self.assertEqual(self.campaign("list")[0]["sectors"], ["VO", "MBO", "HO"])

    def test_steps_are_milestones(self):
        self.add()
        milestones = self.ok("--json", "milestones", "list").json
        self.assertIn((NAME, "Live"), [(row["campaign"], row["title"]) for row in milestones])

    def test_school_holidays_are_pointed_out(self):
        self.add()
        self.assertEqual(self.campaign("holidays", str(FIXTURES / "schoolvakanties.json")), {"holidays": 6})
        moved = self.run_cli("--today", "2020-08-01", "--json", "campaigns", "move", "--campaign", NAME, "--live", "2020-10-21")
        self.assertEqual(moved.status, 0, moved)
        looks = {step["step"]: step["look"] for step in moved.json["steps"]}
        self.assertIn("Herfstvakantie", looks["live"])
        self.assertIsNone(looks["mailing"])
        self.assertIn("Herfstvakantie", moved.err)

    def test_a_file_that_is_none(self):
        bad = self.folder / "bad.json"
        for text in ("", "{", "[]", '{"content": 3}', '[{"content": [{"vacations": [{"type": "x", "regions": [{"region": "noord"}]}]}]}]',
                     '[{"content": [{"vacations": [{"type": "x", "regions": [{"startdate": "2020-10-10", "enddate": "2019-10-10"}]}]}]}]'):
            bad.write_text(text, encoding="utf-8")
            answer = self.run_cli("campaigns", "holidays", str(bad))
            self.assertEqual(answer.status, cli.NOTHING, (text, answer))

    def test_moving_moves_the_period(self):
        def period():
            with sqlite3.connect(self.store) as db:
                return db.execute("SELECT period FROM campaign WHERE name = ?", (NAME,)).fetchone()[0]
        self.add()
        with sqlite3.connect(self.store) as db:
            db.execute("UPDATE campaign SET period = '2020-11'")
        self.campaign("move", "--campaign", NAME, "--live", "2020-12-02")
        self.assertEqual(period(), "2020-12")
        self.ok("undo")
        self.assertEqual(period(), "2020-11")

    def test_moving_leaves_what_happened(self):
        self.add()
        first = [row for row in self.ok("--json", "milestones", "list").json if row["title"] == "Uitnodigen"][0]
        self.ok("milestones", "edit", str(first["id"]), "--actual", "2020-08-25")
        moved = self.steps(self.campaign("move", "--campaign", NAME, "--live", "2020-11-09"))
        self.assertEqual((moved["invite"], moved["live"], moved["mailing"]), ("2020-08-24", "2020-11-09", "2020-10-16"))
        self.ok("undo")  # of another person? the same login
        self.assertEqual(self.steps(self.campaign("show", NAME))["live"], "2020-11-02")

    def test_who_takes_part(self):
        self.add()
        self.campaign("invite", "--campaign", NAME, "--all", "--on", "2020-08-24")
        self.campaign("answer", "--campaign", NAME, "--institution", "01AA", "--answer", "yes", "--person", "Anne de Boer")
        self.campaign("answer", "--campaign", NAME, "--institution", "02BB", "--answer", "no", "--source", "paper", "--on", "2020-09-10")
        answer = self.campaign("remind", "--campaign", NAME, "--all")
        funnel = answer["funnel"][0]
        self.assertEqual((funnel["institutions"], funnel["invited"], funnel["answered"], funnel["agreed"], funnel["declined"], funnel["reminded"]),
                         (3, 3, 2, 1, 1, 1))
        rows = {row["brin"]: row for row in answer["participations"]}
        self.assertEqual((rows["02BB"]["source"], rows["02BB"]["answered"]["date"], rows["02BB"]["state"]), ("paper", "2020-09-10", "no"))
        self.assertEqual(rows["03CC"]["state"], "no-answer")

    def test_an_answer_is_no_invitation(self):
        self.add()
        answer = self.campaign("answer", "--campaign", NAME, "--institution", "02BB", "--answer", "no", "--source", "phone")
        funnel = answer["funnel"][0]
        self.assertEqual((funnel["invited"], funnel["answered"], funnel["declined"]), (0, 1, 1))
        self.assertEqual(self.campaign("invite", "--campaign", NAME, "--all")["funnel"][0]["invited"], 2)  # not who answered

    def test_waves_open_in_turn(self):
        self.add()
        answer = self.campaign("conclude", "--campaign", NAME, "--sector", "MBO", "--text", "Verder met vo en ho")
        self.assertEqual([row["open"] for row in answer["funnel"]], [True, True, True])

    def test_another_year(self):
        self.add()
        self.campaign("holidays", str(FIXTURES / "schoolvakanties.json"))
        copied = self.run_cli("--json", "campaigns", "copy", "--campaign", NAME, "--to", "2021")
        self.assertEqual(copied.status, 0, copied)
        self.assertEqual(copied.json["name"], "Continueren proef 2021")
        self.assertEqual(self.steps(copied.json)["live"], "2021-11-01")
        self.assertEqual([row["open"] for row in copied.json["funnel"]], [True, False, False])
        self.assertEqual(copied.json["participations"], [])
        back = self.run_cli("--json", "campaigns", "copy", "--campaign", "Continueren proef 2021", "--to", "2020", "--dry-run")
        self.assertEqual(back.status, 0, back)

    def test_wrong_usage(self):
        self.add()
        for words in (["add", "--title", "a", "--waves", "MBO,MBO"], ["add", "--title", "a", "--live", "morgen"],
                      ["answer", "--campaign", NAME, "--institution", "01AA", "--answer", "maybe"],
                      ["invite", "--campaign", NAME], ["invite", "--campaign", NAME, "--all", "--institution", "01AA"]):
            self.assertEqual(self.run_cli("campaigns", *words).status, cli.USAGE, words)
        self.assertEqual(self.run_cli("campaigns", "answer", "--campaign", NAME, "--institution", "99ZZ", "--answer", "yes").status, cli.NOTHING)
        self.assertEqual(self.run_cli("campaigns", "show", "nothing").status, cli.NOTHING)


if __name__ == "__main__":
    cli.main()
