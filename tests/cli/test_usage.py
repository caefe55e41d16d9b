#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Help, wrong usage and hostile arguments."""
import json
import os
import re
import subprocess

import cli
from cli import DONE, NOTHING, PARTLY, USAGE


class Help(cli.CliTest):
    def test_help_on_three_levels_is_dutch(self):
        for words in (["--help"], ["calendar", "--help"], ["--help", "calendar", "list"], ["undo", "-h"]):
            with self.subTest(words=words):
                answer = self.ok(*words, store=False)
                self.assertIn("Gebruik: duo-campagnes-cli", answer.out)
                self.assertEqual(answer.err, "")
        self.assertIn("--school-year", self.ok("calendar", "export", "--help").out)
        self.assertIn("(verplicht)", self.ok("calendar", "export", "--help").out)

    def test_the_help_names_every_command(self):
        text = self.ok("--help", store=False).out
        for name in ("sample", "calendar import", "calendar list", "calendar add", "calendar edit", "calendar remove",
                     "calendar copy", "calendar check", "calendar export", "milestones list", "milestones add",
                     "milestones edit", "milestones import", "actions list", "actions add", "actions done",
                     "overview month", "overview list", "history", "undo", "redo", "takeback", "verify", "backup",
                     "restore"):
            self.assertIn(f"  {name}", text)

    def test_the_man_page_names_all_of_it(self):
        with open(os.environ["DUO_MAN_PAGE"], encoding="utf-8") as file:
            page = file.read().replace("\\-", "-")
        commands = re.findall(r"^  ([a-z]+ [a-z]+|[a-z]+) ", self.ok("--help", store=False).out, re.MULTILINE)
        self.assertGreater(len(commands), 20)
        for command in commands:
            self.assertIn(command, page)
            for option in re.findall(r"--[a-z-]+", self.ok(*command.split(), "--help", store=False).out):
                self.assertIn(option, page, command)

    def test_version(self):
        self.assertRegex(self.ok("--version", store=False).out, r"^duo-campagnes-cli \d")


class Wrong(cli.CliTest):
    def wrong(self, *words, says=None):
        self.refused(USAGE, *words, says=says)
        self.assertFalse(self.store.exists(), words)

    def test_what_is_not_a_command(self):
        self.wrong(says="Zeg wat er moet gebeuren")
        self.wrong("kalender", says="‘kalender’")
        self.wrong("calendar", says="calendar --help")
        self.wrong("calendar", "lijst", says="‘lijst’")
        self.wrong("calendar", "list", "--jaar", "2020", says="--jaar")
        self.wrong("-x", says="-x")

    def test_options_that_do_not_fit(self):
        self.wrong("calendar", "list", says="--year ontbreekt")
        self.wrong("calendar", "list", "--year", says="--year")
        self.wrong("calendar", "list", "--year=2020", "--year=2021", says="--year")
        self.wrong("calendar", "list", "--year", "2020", "--issue", says="--issue")
        self.wrong("calendar", "list", "--year", "2020", "--json=ja", says="--json")
        self.wrong("calendar", "list", "--year", "2020", "teveel", says="‘teveel’")
        self.wrong("calendar", "import", "--year", "2020", says="BESTAND")
        self.wrong("undo", "--dry-run", says="--dry-run")
        self.wrong("--as", "", "undo")
        self.wrong("--as", "a\nb", "undo")

    def test_values_that_are_none(self):
        self.ok("sample", self.store, store=False)
        before = self.store.read_bytes()
        huge = "9" * 400
        for words in (
            ["calendar", "list", "--year", "20x0"], ["calendar", "list", "--year", "-5"], ["calendar", "list", "--year", huge],
            ["calendar", "list", "--year", "1899"], ["calendar", "list", "--year", ""],
            ["calendar", "list", "--year", "2020", "--month", "13"], ["calendar", "list", "--year", "2020", "--month", "2021-01"],
            ["calendar", "list", "--year", "2020", "--sector", "PO"], ["calendar", "list", "--year", "2020", "--audience", "x"],
            ["--today", "2020-02-30", "calendar", "list", "--year", "2020"], ["--today", "gisteren", "undo"],
            ["calendar", "add", "--text", " ", "--placement", "VO:2020-01"], ["calendar", "add", "--text", "x"],
            ["calendar", "add", "--text", "x", "--placement", "VO"], ["calendar", "add", "--text", "x", "--placement", "VO:"],
            ["calendar", "add", "--text", "x", "--placement", "VO:2020-05/2020-01"],
            ["calendar", "add", "--text", "x", "--placement", "VO:2020-05", "--status", "klaar"],
            ["calendar", "add", "--text", "x", "--placement", "VO:2020-05", "--audience", "gemeenten"],
            ["calendar", "edit", huge, "--text", "x"], ["calendar", "edit", "0", "--text", "x"], ["calendar", "remove", "een"],
            ["calendar", "copy", "--from", "2020", "--to", "2020"], ["calendar", "export", "--year", "2020", "-o", "x"],
            ["milestones", "add", "--title", "x", "--planned", "ooit"], ["actions", "add", "--text", "x", "--due", "2020-13-01"],
            ["actions", "add", "--text", "x", "--about", "message"], ["actions", "done", "1", "--on", "vandaag"],
            ["overview", "month", "oktober", "-o", "x.xlsx"], ["overview", "month", "2020-10", "-o", "x.pdf"],
            ["history", "--object", "boek:1"], ["history", "--limit", "0"], ["takeback", "x"],
        ):
            with self.subTest(words=words):
                answer = self.refused(USAGE, *words)
                self.assertLess(len(answer.err), 1000)
        self.assertEqual(self.store.read_bytes(), before)

    def test_what_is_not_there(self):
        self.ok("sample", self.store, store=False)
        for words, says in (
            (["calendar", "edit", "999", "--text", "x"], "boodschap 999"), (["calendar", "remove", "999"], "boodschap 999"),
            (["milestones", "edit", "999", "--title", "x"], "mijlpaal 999"), (["actions", "done", "999"], "actie 999"),
            (["takeback", "999"], "wijziging 999"), (["actions", "add", "--text", "x", "--about", "message:999"], "message:999"),
            (["calendar", "add", "--text", "x", "--placement", "VO:2020-01", "--campaign", "Niets"], "‘Niets’"),
        ):
            with self.subTest(words=words):
                self.refused(NOTHING, *words, says=says)

    def test_bytes_that_are_no_text(self):
        self.refused(USAGE, "calendar", "add", "--text", b"\xff\xfe", "--placement", "VO:2020-01", says="--text")
        self.refused(USAGE, b"\xff")
        self.refused(USAGE, "calendar", b"\xc3\x28")
        self.refused(NOTHING, "calendar", "import", b"\xff.csv", "--year", "2020")
        self.assertFalse(self.store.exists())

    def test_long_texts(self):
        added = self.add("x" * 30000)
        self.assertEqual(len(added["text"]), 30000)
        self.refused(NOTHING, "calendar", "add", "--text", "x" * 100000, "--placement", "VO:2020-01", says="tekst")
        self.assertEqual(len(self.list()), 1)


class Output(cli.CliTest):
    def test_json_is_the_only_thing_on_standard_output(self):
        self.ok("sample", self.store, store=False)
        for words in (["calendar", "list", "--year", "2020"], ["calendar", "check", "--year", "2020"], ["milestones", "list"],
                      ["actions", "list"], ["overview", "list"], ["history"], ["history", "--details"], ["verify"]):
            with self.subTest(words=words):
                self.assertIsNotNone(self.ok("--json", *words).json)
                json.loads(self.ok(*words, "--json").out)

    def test_english_by_the_setting_only(self):
        answer = self.run_cli("calendar", "list", "--year", "2020")
        self.assertIn("bestaat nog niet", answer.err)
        self.env["LANG"] = self.env["LC_ALL"] = "en_US.UTF-8"
        self.env["LANGUAGE"] = "en"
        answer = self.run_cli("calendar", "list", "--year", "2020")
        self.assertIn("bestaat nog niet", answer.err)

    def test_an_answer_that_can_not_be_written_is_no_success(self):
        self.ok("sample", self.store, store=False)
        if not os.path.exists("/dev/full"):
            self.skipTest("/dev/full is not here")
        with open("/dev/full", "wb") as full:
            answer = self.run_cli("--json", "calendar", "list", "--year", "2020", stdout=full)
        self.assertEqual(answer.status, NOTHING)
        self.assertIn("schijf vol", answer.err)

    def test_a_change_whose_answer_is_lost_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("/dev/full is not here")
        add = ["--json", "calendar", "add", "--text", "DigiD aanvragen", "--placement", "MBO:2020-10"]
        with open("/dev/full", "wb") as full:
            answer = self.run_cli(*add, stdout=full)
        self.assertEqual(answer.status, PARTLY)
        self.assertIn("wijziging is bewaard", answer.err)
        left, pipe = os.pipe()
        os.close(left)
        with os.fdopen(pipe, "wb") as closed:
            answer = self.run_cli(*add, stdout=closed)
        self.assertEqual(answer.status, PARTLY)
        self.assertIn("wijziging is bewaard", answer.err)
        self.assertEqual(len(self.list()), 2)

    def test_as_takes_a_name(self):
        self.ok("sample", self.store, store=False)
        for who in ("adevries", "A. de Vries", "a. de vries"):
            self.ok("--as", who, "calendar", "add", "--text", who, "--placement", "MBO:2020-10")
        self.assertEqual({entry["who"] for entry in self.ok("--json", "history", "--limit", "3").json}, {"adevries"})
        self.ok("--as", "adevries", "undo")

    def test_the_completion_knows_every_subject(self):
        script = os.environ["DUO_COMPLETION"]
        program = os.path.dirname(cli.PROGRAM)
        words = 'COMP_WORDS=({}); COMP_CWORD={}; _duo_campagnes_cli; printf "%s\\n" "${{COMPREPLY[@]}}"'

        def complete(*line):
            run = subprocess.run(["bash", "-c", f"PATH={program}:$PATH; . {script}; "
                                  + words.format(" ".join(f"'{w}'" for w in line), len(line) - 1)],
                                 stdout=subprocess.PIPE, check=True, env=self.env)
            return run.stdout.decode().split()

        self.assertIn("calendar", complete("duo-campagnes-cli", "c"))
        self.assertEqual(complete("duo-campagnes-cli", "calendar", "im"), ["import"])
        self.assertIn("--year", complete("duo-campagnes-cli", "calendar", "list", "--y"))
        self.assertEqual(complete("duo-campagnes-cli", "calendar", "list", "--sector", "M"), ["MBO"])


if __name__ == "__main__":
    cli.main()
