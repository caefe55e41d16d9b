#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""overview: the workbook for the meeting."""
import contextlib
import fcntl
import sqlite3
import zipfile
from xml.etree import ElementTree

import cli
from cli import NOTHING


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


class Overview(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("sample", self.store, store=False)

    def month(self, month, name, *more):
        self.ok("--today", "2020-10-14", "--as", "adevries", "overview", "month", month, "-o", name, *more)
        return parts(self.folder / name)

    def test_the_same_data_gives_equal_sheets(self):
        first, second = self.month("2020-10", "een.xlsx"), self.month("2020-10", "twee.xlsx")
        sheets = [name for name in first if name.startswith("xl/")]
        self.assertGreater(len(sheets), 5)
        for name in sheets:
            self.assertEqual(first[name], second[name], name)

    def test_it_is_dutch_has_no_formulas_and_names_its_maker(self):
        book = self.month("2020-10", "o.xlsx")
        text = book["xl/sharedStrings.xml"].decode()
        for word in ("oktober", "Continueren", "Loket gemeenten uit", "A. de Vries", "2021"):
            self.assertIn(word, text)
        workbook = book["xl/workbook.xml"].decode()
        for sheet in ("Overzicht", "Kalender", "Mijlpalen", "Acties", "Wijzigingen", "Deelname", "Communicatiemiddelen", "Materialen",
                      "Platform"):
            self.assertIn(f'name="{sheet}"', workbook)
        for name, data in book.items():
            if name.startswith("xl/worksheets/"):
                self.assertNotIn(b"<f>", data, name)

    def test_a_concept_is_not_kept_and_an_issue_is(self):
        self.month("2020-09", "concept.xlsx")
        self.assertEqual(self.ok("--json", "overview", "list").json, [])
        self.month("2020-09", "uitgave.xlsx", "--issue")
        listed = self.ok("--json", "overview", "list").json
        self.assertEqual([(o["month"], o["day"], o["who"]) for o in listed], [("2020-09", "2020-10-14", "adevries")])

    def test_changes_count_from_the_last_issue_of_an_earlier_month(self):
        self.month("2020-09", "sep.xlsx", "--issue")
        lesgeld = next(m for m in self.list() if m["text"] == "Lesgeld betalen")
        sf = next(m for m in self.list() if m["text"] == "Aanvragen SF")
        self.ok("calendar", "edit", str(lesgeld["id"]), "--text", "Lesgeld op tijd betalen")
        self.ok("calendar", "edit", str(sf["id"]), "--placement", "VO:2020-11")
        self.ok("calendar", "edit", str(sf["id"]), "--placement", "VO:2020-06/2020-07")
        changes = self.sheet_texts(self.month("2020-10", "okt.xlsx"), "Wijzigingen")
        self.assertIn("Lesgeld op tijd betalen", changes)
        self.assertNotIn("Aanvragen SF", changes)

    def test_an_old_month_has_the_campaigns_of_then(self):
        self.ok("--today", "2026-11-22", "overview", "month", "2020-11", "-o", "oud.xlsx")
        self.assertIn("Continueren studiefinanciering", self.sheet_texts(parts(self.folder / "oud.xlsx"), "Campagnes"))

    def test_an_action_says_which_institution_it_is_about(self):
        with contextlib.closing(sqlite3.connect(self.store)) as db:
            school = db.execute("SELECT id FROM institution WHERE brin = '90AK'").fetchone()[0]
        self.ok("actions", "add", "--text", "Bellen over de schermen", "--about", f"institution:{school}")
        for extra in ([], ["--issue"], []):  # as it is, issued, and as it was issued
            self.ok("--today", "2020-10-14", "overview", "month", "2020-10", "-o", "acties.xlsx", *extra)
            self.assertRegex(self.sheet_texts(parts(self.folder / "acties.xlsx"), "Acties"), "instelling (De|MBO College De) Oefening")

    def test_what_a_screen_says_itself_counts_above_its_profile(self):
        """It stands; its profile is of one that lies: what that says of the size is not true of it."""
        for extra in ([], ["--issue"], []):
            self.ok("--today", "2020-10-14", "overview", "month", "2020-10", "-o", "schermen.xlsx", *extra)
            rows = self.sheet_rows(parts(self.folder / "schermen.xlsx"), "Communicatiemiddelen")
            (row,) = [cells for cells in rows if "Scherm bibliotheek" in cells]
            self.assertEqual(row[5:8], ["staand", "onbekend", "onbekend"])

    def sheet(self, book, name):
        number = [line.split('"')[1] for line in book["xl/workbook.xml"].decode().split("<sheet ")[1:]].index(name) + 1
        return book[f"xl/worksheets/sheet{number}.xml"].decode()

    def sheet_rows(self, book, name):
        """The sheet of that name, row by row, each cell as a text."""
        space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
        strings = ["".join(node.itertext()) for node in ElementTree.fromstring(book["xl/sharedStrings.xml"]).findall("x:si", space)]

        def text(cell):
            value = cell.findtext("x:v", "", space)
            return strings[int(value)] if cell.get("t") == "s" else value

        rows = ElementTree.fromstring(self.sheet(book, name)).iterfind(".//x:row", space)
        return [[text(cell) for cell in row] for row in rows]

    def sheet_texts(self, book, name):
        """What the sheet of that name says."""
        sheet = self.sheet(book, name)
        strings = book["xl/sharedStrings.xml"].decode().split("<si>")[1:]
        used = {int(cell.split("<v>")[1].split("</v>")[0]) for cell in sheet.split("<c ")[1:] if 't="s"' in cell}
        return "".join(strings[index] for index in used)

    def test_extension_in_capitals(self):
        self.ok("overview", "month", "2020-10", "-o", "MAAND.XLSX")
        self.assertTrue((self.folder / "MAAND.XLSX").read_bytes().startswith(b"PK"))

    def test_what_the_store_does_not_keep_is_not_issued(self):
        with open(f"{self.store}-lock", "r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX, 1, 1)  # as another program that is storing
            self.refused(NOTHING, "overview", "month", "2020-10", "-o", "o.xlsx", "--issue")
        self.assertFalse((self.folder / "o.xlsx").exists())
        self.assertEqual([p.name for p in self.folder.iterdir() if ".xlsx" in p.name], [])
        self.assertEqual(self.ok("--json", "overview", "list").json, [])

    def test_what_the_store_refuses_leaves_the_old_file(self):
        # The store opens and is read, and the content of the overview is refused as the last thing.
        with contextlib.closing(sqlite3.connect(self.store)) as db:
            db.execute("CREATE TRIGGER no_overview AFTER INSERT ON overview BEGIN SELECT RAISE (ABORT, 'no'); END")
        path = self.write("o.xlsx", "het oude bestand")
        self.refused(NOTHING, "overview", "month", "2020-10", "-o", "o.xlsx", "--issue")
        self.refused(NOTHING, "overview", "month", "2020-10", "-o", "nieuw.xlsx", "--issue")
        self.assertEqual(path.read_text(), "het oude bestand")
        self.assertEqual([p.name for p in self.folder.iterdir() if ".xlsx" in p.name or ".tmp" in p.name], ["o.xlsx"])
        self.assertEqual(self.ok("--json", "overview", "list").json, [])

    def test_what_can_not_be_written_is_not_issued(self):
        path = self.write("o.xlsx", "het oude bestand")
        (self.folder / "map").mkdir()
        self.refused(NOTHING, "overview", "month", "2020-10", "-o", self.folder / "weg" / "o.xlsx", "--issue")
        self.refused(NOTHING, "overview", "month", "2020-10", "-o", "map/../o.xlsx/o.xlsx", "--issue")
        self.assertEqual(path.read_text(), "het oude bestand")
        self.assertEqual(self.ok("--json", "overview", "list").json, [])


if __name__ == "__main__":
    cli.main()
