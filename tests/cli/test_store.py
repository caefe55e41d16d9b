#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The data file itself: missing, foreign, newer, damaged, shared, full; backup and restore."""
import fcntl
import os
import pty
import sqlite3
import time

import cli
from cli import DONE, NOTHING


class Missing(cli.CliTest):
    def test_only_some_commands_make_a_store(self):
        for words in (["calendar", "list", "--year", "2020"], ["calendar", "edit", "1", "--text", "x"], ["calendar", "remove", "1"],
                      ["calendar", "copy", "--from", "2020", "--to", "2021"], ["calendar", "check", "--year", "2020"],
                      ["calendar", "export", "--year", "2020", "-o", "x.csv"], ["milestones", "list"], ["actions", "list"],
                      ["actions", "done", "1"], ["overview", "month", "2020-10", "-o", "x.xlsx"], ["overview", "list"],
                      ["history"], ["undo"], ["redo"], ["takeback", "1"], ["verify"], ["backup", "b.db"]):
            with self.subTest(words=words):
                self.refused(NOTHING, *words, says="bestaat nog niet")
                self.assertFalse(self.store.exists())

    def test_the_default_lies_in_the_data_folder(self):
        self.ok("calendar", "add", "--text", "Een", "--placement", "VO:2020-01", store=False)
        self.assertTrue((self.folder / "data" / "duo-campagnes" / "campagnes.db").is_file())
        self.write("bestand", "")
        self.refused(NOTHING, "calendar", "add", "--text", "x", "--placement", "VO:2020-01", "--store", "bestand/a.db", store=False)

    def test_the_sample_overwrites_nothing(self):
        self.ok("sample", "s.db", store=False)
        before = (self.folder / "s.db").read_bytes()
        self.refused(NOTHING, "sample", "s.db", store=False, says="bestaat al")
        self.assertEqual((self.folder / "s.db").read_bytes(), before)


class Refused(cli.CliTest):
    def refuse(self, says):
        before = self.store.read_bytes()
        for words in (["calendar", "list", "--year", "2020"], ["calendar", "add", "--text", "x", "--placement", "VO:2020-01"],
                      ["undo"], ["verify"]):
            with self.subTest(words=words):
                self.refused(NOTHING, *words, says=says)
                self.assertEqual(self.store.read_bytes(), before)

    def test_what_is_no_store(self):
        self.write("a.db", "Dit is geen database.\n" * 100)
        self.refuse("geen gegevensbestand")

    def test_a_database_of_another_program(self):
        with sqlite3.connect(self.store) as db:
            db.execute("CREATE TABLE t (a)")
        db.close()
        self.refuse("geen gegevensbestand")

    def test_a_newer_store(self):
        self.add("Een")
        db = sqlite3.connect(self.store)
        db.execute("PRAGMA user_version = 999")
        db.close()
        self.refuse("nieuwere versie")

    def test_a_damaged_store(self):
        self.ok("sample", self.store, store=False)
        with open(self.store, "r+b") as file:
            file.seek(4096)
            file.write(os.urandom(5 * 4096))
        self.refuse("beschadigd")

    def test_a_folder(self):
        self.store.mkdir()
        self.refused(NOTHING, "calendar", "list", "--year", "2020")
        self.refused(NOTHING, "calendar", "add", "--text", "x", "--placement", "VO:2020-01")

    def test_a_folder_that_is_read_only(self):
        os.chmod(self.folder, 0o755)
        inner = self.folder / "map"
        inner.mkdir()
        os.chmod(inner, 0o555)
        if os.geteuid() == 0 and not os.access(cli.PROGRAM, os.X_OK):
            self.skipTest("nobody can't run the program")
        process = self.start("--store", inner / "a.db", "calendar", "add", "--text", "x", "--placement", "VO:2020-01",
                             store=False, preexec_fn=cli.drop_root)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, NOTHING, err.decode())
        self.assertIn("kan niet worden geschreven", err.decode())

    def test_a_store_that_is_read_only_is_listed_and_exported(self):
        self.add("Lesgeld betalen")
        if os.geteuid() == 0 and not os.access(cli.PROGRAM, os.X_OK):
            self.skipTest("nobody can't run the program")
        os.chmod(self.folder, 0o755)
        medium = self.folder / "medium"
        medium.mkdir()
        (medium / "a.db").write_bytes(self.store.read_bytes())
        os.chmod(medium / "a.db", 0o444)
        os.chmod(medium, 0o555)
        out = self.folder / "uit"
        out.mkdir()
        os.chmod(out, 0o777)

        def run(*words):
            process = self.start("--store", medium / "a.db", *words, store=False, preexec_fn=cli.drop_root)
            out, err = process.communicate(timeout=60)
            return process.returncode, out.decode(), err.decode()

        status, listed, err = run("calendar", "list", "--year", "2020")
        self.assertEqual(status, DONE, err)
        self.assertIn("Lesgeld betalen", listed)
        status, _, err = run("calendar", "export", "--year", "2020", "-o", out / "k.csv")
        self.assertEqual(status, DONE, err)
        self.assertIn("Lesgeld betalen", (out / "k.csv").read_text(encoding="utf-8-sig"))
        status, _, err = run("undo")
        self.assertEqual(status, NOTHING)
        self.assertIn("kan alleen worden gelezen", err)
        self.assertEqual([p.name for p in medium.iterdir()], ["a.db"])


class Shared(cli.CliTest):
    def on_terminal(self, seconds, *words):
        """What a terminal shows of a command that has to wait for another program for so long."""
        ours, theirs = pty.openpty()
        self.env["TERM"] = "xterm"
        shown = b""
        with open(f"{self.store}-lock", "r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX, 1, 1)
            process = self.start(*words, stderr=theirs)
            os.close(theirs)
            time.sleep(seconds)
        out, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, DONE)
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the other end is closed and all was read
                break
        os.close(ours)
        return out, shown

    def test_a_bar_runs_on_a_terminal_and_goes(self):
        self.add("Begin")
        file = self.write("k.csv", "maand;sector;boodschap\njanuari;VO;Nieuw\n")
        out, shown = self.on_terminal(2.5, "calendar", "import", file, "--year", "2020")
        bar, sentences = shown.split(b"\r\x1b[K")
        self.assertIn(b"[====", bar)
        self.assertNotIn(b"[", sentences)
        self.assertNotIn(b"[", out)

    def test_no_bar_runs_in_a_pipe(self):
        self.add("Begin")
        self.env["TERM"] = "xterm"
        file = self.write("k.csv", "maand;sector;boodschap\njanuari;VO;Nieuw\n")
        with open(f"{self.store}-lock", "r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX, 1, 1)
            process = self.start("calendar", "import", file, "--year", "2020")
            time.sleep(2)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, DONE)
        self.assertNotIn(b"[", out + err)

    def test_two_programs_lose_nothing(self):
        self.add("Begin")
        running = []
        for i in range(12):
            running.append(self.start("--json", "--as", f"login{i % 2}", "calendar", "add", "--text", f"Boodschap {i}",
                                      "--placement", f"MBO:2020-{i + 1:02}"))
            if len(running) == 4:
                for process in running:
                    out, err = process.communicate(timeout=120)
                    self.assertEqual(process.returncode, DONE, err.decode())
                running = []
        self.assertEqual(len(self.list()), 13)
        self.assertEqual(len(self.ok("--json", "history").json), 13)
        self.ok("verify")

    def test_a_full_disk_stores_nothing(self):
        self.ok("sample", self.store, store=False)
        before = self.list()
        self.refused(NOTHING, "calendar", "add", "--text", "x" * 20000, "--placement", "VO:2020-01",
                     preexec_fn=cli.limit_files(33000), restore_signals=False)
        self.assertEqual(self.list(), before)
        self.ok("verify")


class Backup(cli.CliTest):
    def test_a_backup_comes_back(self):
        self.ok("sample", self.store, store=False)
        before = self.list()
        answer = self.ok("--json", "backup", "kopie.db").json
        self.assertTrue(answer["file"].endswith("kopie.db"))
        self.ok("calendar", "remove", str(before[0]["id"]))

        self.ok("--store", "terug.db", "restore", "kopie.db", store=False)
        self.assertEqual(self.ok("--store", "terug.db", "--json", "calendar", "list", "--year", "2020", store=False).json, before)
        self.ok("--store", "terug.db", "verify", store=False)

    def test_restoring_keeps_what_was_there(self):
        self.add("Oud")
        self.ok("backup", "kopie.db")
        self.add("Nieuw")
        answer = self.ok("restore", "kopie.db")
        self.assertIn("before-restore", answer.err)
        self.assertEqual([m["text"] for m in self.list()], ["Oud"])
        kept = [path for path in self.folder.iterdir() if "before-restore" in path.name and not path.name.endswith(("-wal", "-shm", "-lock"))]
        self.assertEqual(len(kept), 1)
        old = self.ok("--store", kept[0], "--json", "calendar", "list", "--year", "2020", store=False).json
        self.assertEqual([m["text"] for m in old], ["Nieuw", "Oud"])

    def test_what_is_no_backup_is_refused(self):
        self.add("Een")
        for name, data in {"leeg.db": b"", "tekst.db": b"geen database" * 1000}.items():
            with self.subTest(name=name):
                self.refused(NOTHING, "restore", self.write(name, data))
        self.refused(NOTHING, "restore", "weg.db")
        self.refused(NOTHING, "backup", self.store)
        self.refused(NOTHING, "backup", "weg/kopie.db")
        self.assertEqual(len(self.list()), 1)


if __name__ == "__main__":
    cli.main()
