#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""calendar: in and out of files, and by hand."""
import cli
from cli import DONE, NOTHING, PARTLY, USAGE


def placements(messages):
    return [(p["sector"], p["first_month"], p["last_month"]) for m in messages for p in m["placements"]]


def counts(answer):
    return {name: answer[name] for name in ("new", "changed", "same", "missing", "refused")}


class Import(cli.CliTest):
    @cli.needs_shared
    def test_the_slide_is_seven_messages_with_ten_placements(self):
        first = self.ok("--json", "calendar", "import", cli.CALENDAR_2020, "--year", "2020")
        self.assertEqual(first.json, {"file": "communicatiekalender-2020.csv", "kind": "calendar-list", "encoding": "UTF-8",
                                      "new": 7, "changed": 0, "same": 0, "missing": 0, "refused": 0})
        self.assertIn("zekerheid", first.err)

        messages = self.list()
        self.assertEqual(len(messages), 7)
        self.assertEqual(len(placements(messages)), 10)
        self.assertIn(("HO", "2020-06", "2020-08"), placements(messages))
        self.assertEqual({m["status"] for m in messages}, {"definite"})
        self.assertEqual(set(messages[0]), {"id", "text", "link", "placements", "status", "campaign"})
        firsts = [min(p["first_month"] for p in m["placements"]) for m in messages]
        self.assertEqual(firsts, sorted(firsts))

        again = self.ok("--json", "calendar", "import", cli.CALENDAR_2020, "--year", "2020").json
        self.assertEqual(counts(again), dict(new=0, changed=0, same=7, missing=0, refused=0))

    @cli.needs_shared
    def test_undo_empties_the_year_and_redo_brings_it_back(self):
        self.ok("calendar", "import", cli.CALENDAR_2020, "--year", "2020")
        before = self.list()
        self.ok("undo")
        self.assertEqual(self.list(), [])
        self.ok("redo")
        self.assertEqual(self.list(), before)

    @cli.needs_shared
    def test_what_is_exported_comes_in_as_the_same(self):
        self.ok("calendar", "import", cli.CALENDAR_2020, "--year", "2020", "--placeholders")
        self.assertIn("{jaar}", "".join(m["text"] for m in self.list()))
        for name in ("out.xlsx", "out.csv"):
            with self.subTest(name=name):
                self.ok("calendar", "export", "--year", "2020", "-o", name)
                answer = self.ok("--json", "calendar", "import", name, "--year", "2020").json
                self.assertEqual(counts(answer), dict(new=0, changed=0, same=7, missing=0, refused=0))

    def test_details_name_line_and_reason(self):
        path = self.write("k.csv", "maand;sector;boodschap\nOktober;MBO;Goed\nSmarch;MBO;Fout\nOktober;XYZ;Ook fout\n")
        answer = self.run_cli("--json", "calendar", "import", path, "--year", "2020", "--details")
        self.assertEqual(answer.status, PARTLY, answer)
        self.assertEqual(counts(answer.json), dict(new=1, changed=0, same=0, missing=0, refused=2))
        refused = [item for item in answer.json["items"] if item["state"] == "refused"]
        self.assertEqual([item["line"] for item in refused], [3, 4])
        self.assertEqual([item["reason"] for item in refused], ["unknown_month", "unknown_sector"])
        self.assertIn("‘Smarch’ is geen maand", answer.err)

    def test_a_quotation_mark_that_is_not_closed_costs_its_own_line(self):
        lists = 'maand;sector;boodschap\nOktober;MBO;Goed\nOktober;VO;"Open\nNovember;HO;"Ook ""goed"""\n'
        grid = 'Maand;VO;MBO;HO\nOktober;Een;"Open;Drie\nNovember;Vier;Vijf;Zes\n'
        for text, wrong, good in ((lists, (3, 3), 2), (grid, (2, 3), 4)):
            with self.subTest(text=text):
                path = self.write("k.csv", text)
                answer = self.run_cli("--json", "calendar", "import", path, "--year", "2020", "--details", "--dry-run")
                self.assertEqual(answer.status, PARTLY, answer)
                self.assertEqual(counts(answer.json), dict(new=good, changed=0, same=0, missing=0, refused=1))
                refused, = [item for item in answer.json["items"] if item["state"] == "refused"]
                self.assertEqual((refused["line"], refused["column"], refused["reason"]), (*wrong, "open_quote"))
                self.assertIn("Het aanhalingsteken voor ‘Open", answer.err)

    def test_a_file_of_another_year_is_named(self):
        self.write("k.csv", "maand;sector;boodschap\n2019-03;VO;Een\n")
        answer = self.run_cli("calendar", "import", "k.csv", "--year", "2020", "--json", "--details")
        self.assertEqual(answer.status, NOTHING)
        self.assertIn("‘2019-03’ valt niet in het jaar", answer.err)
        self.assertEqual(answer.json["items"][0]["reason"], "other_year")

    def test_a_first_import_needs_no_temporary_folder(self):
        self.write("k.csv", "maand;sector;boodschap\n2020-03;VO;Een\n")
        self.env["TMPDIR"] = str(self.folder / "weg")
        self.ok("calendar", "import", "k.csv", "--year", "2020")
        self.assertEqual(list(self.folder.glob(".duo-*")), [])

    def test_a_long_text_leaves_the_table_readable(self):
        self.add("x" * 5000)
        self.assertLess(max(len(line) for line in self.ok("calendar", "list", "--year", "2020").out.split("\n")), 400)
        self.assertEqual(len(self.list()), 1)

    def test_a_dry_run_stores_nothing(self):
        path = self.write("k.csv", "maand;sector;boodschap\nOktober;MBO;Goed\n")
        answer = self.ok("--json", "calendar", "import", path, "--year", "2020", "--dry-run").json
        self.assertEqual(answer["new"], 1)
        self.assertFalse(self.store.exists())

    def test_a_file_that_can_not_be_read_leaves_no_store(self):
        (self.folder / "map").mkdir()
        files = {
            "leeg.csv": self.write("leeg.csv", ""),
            "map": self.folder / "map",
            "weg.csv": self.folder / "weg.csv",
            "kop.csv": self.write("kop.csv", "a;b;c\n1;2;3\n"),
            "nep.xlsx": self.write("nep.xlsx", b"PK\x03\x04 geen zip"),
            "oud.xls": self.write("oud.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        }
        for name, path in files.items():
            with self.subTest(name=name):
                self.refused(NOTHING, "calendar", "import", path, "--year", "2020", says=name)
                self.assertFalse(self.store.exists())

    def test_strange_texts_stay_plain_text(self):
        path = self.write("k.csv", 'maand;sector;boodschap\nOktober;MBO;"=cmd|\' /C calc\'!A0"\nNovember;HO;"\u202egnitset \x1b[31m"\n')
        self.run_cli("calendar", "import", path, "--year", "2020")
        texts = [m["text"] for m in self.list()]
        self.assertIn("=cmd|' /C calc'!A0", texts)
        shown = self.ok("calendar", "list", "--year", "2020").out
        self.assertNotIn("\x1b", shown)
        self.assertNotIn("\u202e", shown)
        self.ok("calendar", "export", "--year", "2020", "-o", "out.csv")
        answer = self.ok("--json", "calendar", "import", "out.csv", "--year", "2020").json
        self.assertEqual(answer["changed"] + answer["new"] + answer["refused"], 0)


class Edit(cli.CliTest):
    def test_add_edit_and_remove(self):
        added = self.add("Aanvragen SF", "VO:2020-06/2020-07", "--link", "duo.nl")
        self.assertEqual(added["status"], "concept")
        self.assertEqual(placements([added]), [("VO", "2020-06", "2020-07")])

        edited = self.ok("--json", "calendar", "edit", str(added["id"]), "--status", "definitief", "--placement",
                         "VO+HO:2020-05").json
        self.assertEqual(edited["status"], "definite")
        self.assertEqual(placements([edited]), [("VO", "2020-05", "2020-05"), ("HO", "2020-05", "2020-05")])
        self.assertEqual(edited["link"], "duo.nl")
        self.assertEqual(self.list(), [edited])

        removed = self.ok("--json", "calendar", "remove", str(added["id"])).json
        self.assertEqual(removed["id"], added["id"])
        self.assertEqual(self.list(), [])
        self.refused(NOTHING, "calendar", "remove", str(added["id"]), says="boodschap 1")

    def test_the_list_can_be_narrowed(self):
        self.add("Een", "VO:2020-03/2020-05")
        self.add("Twee", "MBO:2020-05", "--audience", "instellingen")
        self.add("Drie", "HO:2020-12/2021-02")
        self.assertEqual([m["text"] for m in self.list(2020, "--sector", "vo")], ["Een"])
        self.assertEqual([m["text"] for m in self.list(2020, "--month", "mei")], ["Een", "Twee"])
        self.assertEqual([m["text"] for m in self.list(2020, "--month", "5", "--sector", "MBO")], ["Twee"])
        self.assertEqual([m["text"] for m in self.list(2020, "--audience", "institutions")], ["Twee"])
        self.assertEqual([m["text"] for m in self.list(2021)], ["Drie"])

    def test_copying_a_year_lists_what_needs_a_look(self):
        self.add("Bericht over {volgend jaar}", "MBO:2020-10/2020-12")
        self.add("Kosten in 2020", "HO:2020-09")
        answer = self.ok("--json", "calendar", "copy", "--from", "2020", "--to", "2021").json
        looks = {m["text"]: m["look"] for m in answer}
        self.assertIn("literal_year", looks["Kosten in 2020"])
        self.assertNotIn("literal_year", looks["Bericht over {volgend jaar}"])
        self.assertTrue(all(m["id"] > 0 for m in answer))
        self.assertEqual(len(self.list(2021)), 2)
        self.refused(NOTHING, "calendar", "copy", "--from", "2020", "--to", "2021", says="niets om naar 2021")
        self.ok("undo")
        self.assertEqual(self.list(2021), [])

    def test_the_check_gives_rule_and_reason(self):
        for text in ("Een", "Twee", "Drie"):
            self.add(text, "MBO:2020-10")
        answer = self.ok("--json", "--today", "2020-10-14", "calendar", "check", "--year", "2020").json
        crowded = [f for f in answer if f["rule"] == "crowded"]
        self.assertEqual(len(crowded), 1)
        self.assertEqual((crowded[0]["sector"], crowded[0]["month"], len(crowded[0]["messages"])), ("MBO", "2020-10", 3))
        self.assertIn("3 boodschappen tegelijk", crowded[0]["text"])
        self.assertIn("late_concept", [f["rule"] for f in answer])


class Export(cli.CliTest):
    def test_every_kind_is_written(self):
        self.add("Een", "MBO:2020-08/2020-12")
        for name, start in {"k.xlsx": b"PK", "k.pdf": b"%PDF", "k.png": b"\x89PNG", "k.ics": b"BEGIN:VCALENDAR"}.items():
            with self.subTest(name=name):
                self.ok("calendar", "export", "--year", "2020", "--school-year", "-o", name)
                self.assertTrue((self.folder / name).read_bytes().startswith(start))
        self.refused(USAGE, "calendar", "export", "--year", "2020", "-o", "k.doc", says="k.doc")

    def test_a_full_disk_leaves_the_old_file_whole(self):
        months = ("januari", "mei", "september", "december")
        alphabet = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 éèëêüïöçñ€§±µ½&%#!?()[]"
        rows = [f"{months[i % 4]};{('VO', 'MBO', 'HO')[i % 3]};Boodschap {i} {alphabet} {i * 7919 % 104729:x}"
                for i in range(300)]
        self.ok("calendar", "import", self.write("k.csv", "maand;sector;boodschap\n" + "\n".join(rows)), "--year", "2020")
        (self.folder / "uit").mkdir()
        for name in ("k.xlsx", "k.csv", "k.ics", "k.pdf", "k.png"):
            with self.subTest(name=name):
                path = self.write(f"uit/{name}", "het oude bestand")
                # the store's own shared memory takes 32 kB; the exports are larger
                answer = self.refused(NOTHING, "calendar", "export", "--year", "2020", "-o", path, says="niet bewaard",
                                      preexec_fn=cli.limit_files(33000), restore_signals=False)
                self.assertEqual(len(answer.err.strip().splitlines()), 1, "a library spoke for itself")
                self.assertEqual(path.read_text(), "het oude bestand")
        self.assertEqual(len(list((self.folder / "uit").iterdir())), 5, "a temporary file was left")


if __name__ == "__main__":
    cli.main()
