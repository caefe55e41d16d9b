#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""history, undo, redo and takeback; milestones and actions on the way."""
import cli
from cli import NOTHING, PARTLY


class Journal(cli.CliTest):
    def test_every_command_is_one_named_change(self):
        message = self.add("Aanvragen SF")
        self.ok("calendar", "edit", str(message["id"]), "--placement", "MBO:2020-11")
        self.ok("calendar", "edit", str(message["id"]), "--placement", "HO:2020-11")
        self.ok("calendar", "edit", str(message["id"]), "--status", "definite")
        self.ok("calendar", "edit", str(message["id"]), "--text", "Aanvragen")
        self.ok("calendar", "edit", str(message["id"]), "--status", "withdrawn")
        self.ok("milestones", "add", "--title", "Besluit", "--planned", "jan 2020")
        self.ok("actions", "add", "--text", "Bellen", "--owner", "S. Bakker")
        self.ok("actions", "done", "1")
        self.ok("calendar", "remove", str(message["id"]))
        history = self.ok("--json", "history").json
        self.assertEqual([entry["kind"] for entry in history],
                         ["remove", "done", "add", "add", "withdraw", "edit", "status", "sectors", "move", "add"])
        self.assertEqual({entry["who"] for entry in history}, {cli.LOGIN})
        self.assertIn("‘Aanvragen’ verwijderd", history[0]["text"])
        self.assertEqual(len(self.ok("--json", "history", "--object", f"message:{message['id']}").json), 7)
        self.assertEqual(len(self.ok("--json", "history", "--limit", "2").json), 2)

    def test_details_are_in_words(self):
        message = self.add("Een")
        self.ok("calendar", "edit", str(message["id"]), "--status", "definite")
        self.ok("actions", "add", "--text", "Bellen", "--owner", "S. Bakker")
        details = self.ok("history", "--details").out
        self.assertIn("status: concept → definitief", details)
        self.assertRegex(details, "(?m): – → S. Bakker$")

    def test_nothing_changed_is_no_change(self):
        message = self.add("Een")
        answer = self.ok("calendar", "edit", str(message["id"]), "--text", "Een")
        self.assertIn("Het was al zo", answer.err)
        self.assertEqual(len(self.ok("--json", "history").json), 1)

    def test_undo_and_redo_to_the_end(self):
        for text in ("Een", "Twee", "Drie"):
            self.add(text)
        for left in (2, 1, 0):
            self.ok("undo")
            self.assertEqual(len(self.list()), left)
        self.refused(NOTHING, "undo", says="niets om ongedaan te maken")
        for there in (1, 2, 3):
            self.ok("redo")
            self.assertEqual(len(self.list()), there)
        self.refused(NOTHING, "redo", says="niets om opnieuw te doen")

    def test_everybody_undoes_their_own(self):
        self.add("Van mij")
        self.ok("--as", "s.bakker", "calendar", "add", "--text", "Van haar", "--placement", "HO:2020-01")
        self.ok("undo")
        self.assertEqual([m["text"] for m in self.list()], ["Van haar"])

    def test_taking_back_leaves_what_was_changed_since(self):
        message = self.add("Een", "MBO:2020-10", "--note", "oud")
        number = str(message["id"])
        self.ok("calendar", "edit", number, "--text", "Twee", "--note", "nieuw")
        change = str(self.ok("--json", "history", "--limit", "1").json[0]["id"])
        self.ok("calendar", "edit", number, "--text", "Drie")

        answer = self.run_cli("--json", "takeback", change)
        self.assertEqual(answer.status, PARTLY, answer)
        self.assertIn("‘Drie’", answer.err)
        self.assertEqual([m["text"] for m in self.list()], ["Drie"])
        fields = self.ok("--json", "history", "--limit", "1", "--details").json[0]["fields"]
        self.assertEqual([(f["field"], f["old"], f["new"]) for f in fields], [("note", "nieuw", "oud")])

        self.ok("takeback", change, "--all")
        self.assertEqual([m["text"] for m in self.list()], ["Een"])

    def test_an_issued_overview_can_not_be_undone(self):
        self.add("Een")
        self.ok("overview", "month", "2020-10", "-o", "o.xlsx", "--issue")
        self.refused(NOTHING, "undo", says="kan niet ongedaan worden gemaakt")


class Milestones(cli.CliTest):
    def test_dates_keep_their_precision(self):
        added = self.ok("--json", "milestones", "add", "--title", "Inventarisatie", "--planned", "okt/nov 2019",
                        "--audience", "instellingen", "--topic", "Campagnes").json
        self.assertEqual(added["planned"], {"date": "2019-10/2019-11", "precision": "period", "first_day": "2019-10-01",
                                            "last_day": "2019-11-30"})
        self.assertIsNone(added["actual"])
        edited = self.ok("--json", "milestones", "edit", str(added["id"]), "--actual", "3-12-2019").json
        self.assertEqual(edited["actual"]["date"], "2019-12-03")
        self.assertEqual(edited["days_late"], 3)
        self.assertEqual(self.ok("--json", "milestones", "list", "--year", "2019").json, [edited])
        self.assertEqual(self.ok("--json", "milestones", "list", "--year", "2021").json, [])
        self.assertIn("okt/nov 2019", self.ok("milestones", "list").out)
        self.ok("milestones", "edit", str(added["id"]), "--actual", "")
        self.assertIsNone(self.ok("--json", "milestones", "list").json[0]["actual"])

    def test_they_can_be_read_in(self):
        path = self.write("m.csv", "titel;gepland;werkelijk;onderwerp;doelgroep;kleur\n"
                                   "Loket gemeenten uit;1-2-2020;3-8-2020;Verzuim;gemeenten;rood\n"
                                   "MBO-Congres;23-11-2021;;Bijeenkomst;instellingen;\n"
                                   "Fout;ooit;;;;\n;2020;;;;\nOok fout;;;;niemand;\n")
        answer = self.run_cli("--json", "milestones", "import", path, "--details")
        self.assertEqual(answer.status, PARTLY, answer)
        self.assertEqual({k: answer.json[k] for k in ("new", "changed", "same", "missing", "refused")},
                         dict(new=2, changed=0, same=0, missing=0, refused=3))
        self.assertEqual([(i["line"], i["reason"]) for i in answer.json["items"] if i["state"] == "refused"],
                         [(4, "bad_date"), (5, "empty_text"), (6, "bad_value")])
        self.assertIn("kleur", answer.err)
        listed = self.ok("--json", "milestones", "list").json
        self.assertEqual([m["audience"] for m in listed], ["municipalities", "institutions"])

        good = self.write("goed.csv", "Mijlpaal,Gepland,Werkelijk\nloket gemeenten UIT,,\nMBO-Congres,24-11-2021,\n")
        answer = self.ok("--json", "milestones", "import", good, "--details").json
        self.assertEqual((answer["new"], answer["changed"], answer["same"]), (0, 1, 1))
        changed = [i for i in answer["items"] if i["state"] == "changed"]
        self.assertEqual((changed[0]["field"], changed[0]["old"], changed[0]["new"]), ("planned", "2021-11-23", "2021-11-24"))
        self.assertEqual(len(self.ok("--json", "history").json), 2)
        self.refused(NOTHING, "milestones", "import", self.write("x.csv", "a;b\n1;2\n"), says="x.csv")

    def test_the_sheet_of_a_month_overview_comes_in_as_the_same(self):
        self.ok("sample", self.store, store=False)
        self.ok("overview", "month", "2020-10", "-o", "o.xlsx")
        answer = self.ok("--json", "milestones", "import", "o.xlsx").json
        self.assertEqual((answer["new"], answer["changed"], answer["same"], answer["refused"]), (0, 0, 7, 0))


class Actions(cli.CliTest):
    def test_owner_due_date_and_subject(self):
        message = self.add("Lesgeld betalen")
        added = self.ok("--json", "actions", "add", "--text", "Link nalopen", "--due", "21 aug 2020", "--about",
                        f"message:{message['id']}").json
        self.assertEqual(added["owner"], cli.LOGIN)
        self.assertEqual(added["due"]["date"], "2020-08-21")
        self.assertEqual(added["about"], {"kind": "message", "id": message["id"], "title": "Lesgeld betalen"})
        self.ok("actions", "add", "--text", "Bellen", "--owner", "S. Bakker")
        self.ok("actions", "add", "--text", "Mailen", "--owner", "s. bakker")
        self.assertEqual([a["owner"] for a in self.ok("--json", "actions", "list").json], [cli.LOGIN, "S. Bakker", "S. Bakker"])

        self.assertIn("te laat", self.ok("--today", "2020-10-14", "actions", "list").out)
        done = self.ok("--json", "--today", "2020-10-14", "actions", "done", str(added["id"])).json
        self.assertEqual(done["done"]["date"], "2020-10-14")
        self.assertEqual(len(self.ok("--json", "actions", "list").json), 2)
        self.assertEqual(len(self.ok("--json", "actions", "list", "--all").json), 3)
        self.refused(NOTHING, "actions", "done", str(added["id"]), says="al gedaan")


if __name__ == "__main__":
    cli.main()
