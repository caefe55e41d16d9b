#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Do the checks of the sources see what they are there to see? Each is run on a small tree with one thing wrong."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD_AUX = pathlib.Path(__file__).resolve().parents[2] / "build-aux"


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        (self.root / "build-aux").mkdir()
        for name in ("check-includes", "check-sql", "csource.py", "update-po"):
            shutil.copy(BUILD_AUX / name, self.root / "build-aux")
        self.write("src/core/duo-month.h", "#include <glib.h>\n")
        self.write("src/service/duo-context.h", '#include "duo-month.h"\n')

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_check(self, name, *arguments):
        done = subprocess.run([self.root / "build-aux" / name, *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


class Includes(Tree):
    def assert_refused(self, path, text, line):
        self.write(path, text)
        status, output = self.run_check("check-includes")
        self.assertEqual(status, 1, output)
        self.assertIn(f"{path}:{line}: ", output)

    def test_a_clean_tree_passes(self):
        self.assertEqual(self.run_check("check-includes")[0], 0)

    def test_a_layer_does_not_look_up(self):
        self.assert_refused("src/store/duo-x.c", '\n#include "duo-context.h"\n', 2)

    def test_a_foreign_header_is_refused(self):
        self.assert_refused("src/core/duo-x.c", "#include <gtk/gtk.h>\n", 1)

    def test_a_lower_layer_has_no_words(self):
        self.assert_refused("src/service/duo-x.c", "#include <glib/gi18n.h>\n", 1)

    def test_a_path_is_refused(self):
        self.assert_refused("src/service/duo-x.c", '#include "../core/duo-month.h"\n', 1)

    def test_a_folder_without_a_row_is_refused(self):
        self.assert_refused("src/extra/duo-x.c", "\n", 1)

    def test_a_comment_is_no_include(self):
        self.write("src/core/duo-x.c", "/*\n#include <gtk/gtk.h>\n*/\n")
        self.assertEqual(self.run_check("check-includes")[0], 0)


class Sql(Tree):
    def assert_refused(self, code, path="src/store/duo-x-table.c"):
        self.write(path, code)
        status, output = self.run_check("check-sql")
        self.assertEqual(status, 1, output)
        self.assertIn(path, output)

    def test_portable_sql_passes(self):
        self.write("src/store/duo-x-table.c",
                   'f ("SELECT id FROM message WHERE done = $1 AND rev = $2"\n   " ORDER BY due NULLS LAST, id");\n')
        self.assertEqual(self.run_check("check-sql")[0], 0)

    def test_the_driver_may(self):
        self.write("src/store/duo-sqlite-database.c", '#include <sqlite3.h>\nf ("PRAGMA data_version");\n')
        self.assertEqual(self.run_check("check-sql")[0], 0)

    def test_a_pragma_is_refused(self):
        self.assert_refused('f ("PRAGMA foreign_keys = ON");\n')

    def test_the_c_interface_is_refused(self):
        self.assert_refused("sqlite3_step (s);\n")

    def test_a_word_in_the_second_line_is_refused(self):
        self.assert_refused('f ("SELECT IFNULL"\n   " (a, b) FROM t");\n')

    def test_other_parameters_are_refused(self):
        self.assert_refused('f ("SELECT a FROM t WHERE b = ?");\n')

    def test_upsert_by_another_name_is_refused(self):
        self.assert_refused('f ("INSERT OR REPLACE INTO t (a) VALUES ($1)");\n')

    def test_sql_outside_the_store_is_refused(self):
        self.assert_refused('f ("DELETE FROM message");\n', "src/service/duo-x.c")


class Words(Tree):
    HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: nl\\n"\n\n'

    def setUp(self):
        super().setUp()
        self.write("src/app/duo-x.c", 'g (_("Save"));\n')
        self.write("po/nl.po", self.HEAD)
        self.write("po/POTFILES.in", "")

    def test_words_without_dutch_are_refused_until_they_have_it(self):
        self.run_check("update-po")
        status, output = self.run_check("update-po", "--check")
        self.assertEqual(status, 1)
        self.assertIn('msgid "Save"', output)

        self.write("po/nl.po", self.HEAD + 'msgid "Save"\nmsgstr "Bewaren"\n')
        self.run_check("update-po")
        self.assertEqual(self.run_check("update-po", "--check")[0], 0)

    def test_a_file_that_is_behind_is_refused(self):
        status, output = self.run_check("update-po", "--check")
        self.assertEqual(status, 1)
        self.assertIn("po/POTFILES.in is behind", output)

    def test_doubles_after_a_merge_are_mended(self):
        twice = 'msgid "Save"\nmsgstr "Bewaren"\n\nmsgid "Save"\nmsgstr "Opslaan"\n'
        self.write("po/nl.po", self.HEAD + twice)
        self.assertEqual(self.run_check("update-po")[0], 0)
        self.assertEqual(self.run_check("update-po", "--check")[0], 0)


class Count(unittest.TestCase):
    def count(self, *entries):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "unit.json"
            log.write_text("\n".join(json.dumps(entry) for entry in entries), encoding="utf-8")
            done = subprocess.run([BUILD_AUX / "count-tests", log], capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_cases_are_counted_one_by_one(self):
        self.assertEqual(self.count({"name": "a", "result": "OK", "stdout": "1..2\nok 1 /a\nok 2 /b # SKIP no data\n"}),
                         (0, "1 passed, 0 failed, 1 skipped"))

    def test_a_program_without_cases_counts_for_one(self):
        self.assertEqual(self.count({"name": "a", "result": "OK", "stdout": "fine"}), (0, "1 passed, 0 failed"))

    def test_one_that_dies_counts_as_failed(self):
        self.assertEqual(self.count({"name": "a", "result": "FAIL", "stdout": "1..2\nok 1 /a\n"}),
                         (1, "1 passed, 1 failed"))

    def test_nothing_run_is_a_failure(self):
        done = subprocess.run([BUILD_AUX / "count-tests", "/nonexistent.json"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (1, "0 passed, 1 failed"))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
