#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Opens our workbooks and pages with other people's programs: LibreOffice renders them (one page for "Overzicht"
and "Kalender"), openpyxl reads them, Poppler counts the pages of the PDF. What is not installed is skipped, said
aloud; with nothing installed the whole test is skipped."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import openpyxl
except ImportError:
    openpyxl = None

PAGES = sys.argv.pop(1)
FIXTURES = ["gewoon", "druk", "leeg", "lastig"]
SHEETS = ["Overzicht", "Kalender", "Mijlpalen", "Acties", "Wijzigingen", "Campagnes", "Deelname", "Communicatiemiddelen", "Materialen",
          "Platform", "_duo"]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def count_pages(pdf):
    for line in run("pdfinfo", pdf).splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    raise AssertionError("pdfinfo tells no pages")


class Render(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="duo-render-")
        cls.folder = Path(cls.temporary.name)
        run(PAGES, cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @unittest.skipUnless(openpyxl, "python3-openpyxl is not installed")
    def test_openpyxl_reads_every_workbook(self):
        for fixture in FIXTURES:
            with self.subTest(fixture):
                book = openpyxl.load_workbook(self.folder / f"maandoverzicht-{fixture}.xlsx")
                self.assertEqual(book.sheetnames, SHEETS)
                self.assertEqual(book["_duo"].sheet_state, "veryHidden")
                self.assertIn("Maandoverzicht", book.properties.title)
                for sheet in book:
                    self.check_sheet(sheet)

    def check_sheet(self, sheet):
        ranges = list(sheet.merged_cells.ranges)
        for i, one in enumerate(ranges):
            for other in ranges[i + 1:]:
                self.assertTrue(one.isdisjoint(other), f"{sheet.title}: {one} {other}")
        for row in sheet.iter_rows():
            for cell in row:
                self.assertNotEqual(cell.data_type, "f", f"{sheet.title} {cell.coordinate}")
                if isinstance(cell.value, str):
                    self.assertLessEqual(len(cell.value), 32767)

    @unittest.skipUnless(openpyxl, "python3-openpyxl is not installed")
    def test_lists_are_set_up_for_work_and_print(self):
        book = openpyxl.load_workbook(self.folder / "maandoverzicht-gewoon.xlsx")
        for name in ["Mijlpalen", "Acties", "Communicatiemiddelen", "Materialen", "Platform", "Wijzigingen"]:
            sheet = book[name]
            self.assertEqual(sheet.freeze_panes, "A2")
            self.assertTrue(sheet.auto_filter.ref.startswith("A1:"))
            self.assertEqual(sheet.print_title_rows, "$1:$1")
        for sheet in book:
            if sheet.title == "_duo":
                continue
            self.assertEqual((sheet.page_setup.paperSize, sheet.page_setup.orientation), ("9", "landscape")
                             if isinstance(sheet.page_setup.paperSize, str) else (9, "landscape"))
            self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
            self.assertIn("Pagina", sheet.oddFooter.right.text)
        planned = book["Mijlpalen"]["E3"]
        self.assertTrue(planned.is_date)
        self.assertEqual(planned.number_format, "dd-mm-yyyy")

    @unittest.skipUnless(shutil.which("soffice") and shutil.which("pdfinfo"), "LibreOffice or pdfinfo is not installed")
    def test_libreoffice_renders_front_and_calendar_on_a_page_each(self):
        profile = (self.folder / "profile").as_uri()
        names = [f"maandoverzicht-{fixture}.xlsx" for fixture in FIXTURES] + ["kalender-gewoon.xlsx"]
        run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir",
            self.folder / "pdf", *[self.folder / name for name in names])
        for fixture in FIXTURES:
            with self.subTest(fixture):
                pdf = self.folder / "pdf" / f"maandoverzicht-{fixture}.pdf"
                first, second, third = [run("pdftotext", "-f", str(n), "-l", str(n), pdf, "-") for n in (1, 2, 3)]
                self.assertIn("Kerncijfers", first)
                self.assertIn("Communicatiekalender 2020", second)
                self.assertIn("Mijlpaal", third)
        ordinary = self.folder / "pdf" / "maandoverzicht-gewoon.pdf"
        self.assertEqual(count_pages(ordinary), 10)
        self.assertIn("Pagina 1 van 10", run("pdftotext", ordinary, "-"))
        self.assertEqual(count_pages(self.folder / "pdf" / "kalender-gewoon.pdf"), 1)

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
    def test_pdf_is_one_page_of_text(self):
        for fixture in FIXTURES:
            with self.subTest(fixture):
                pdf = self.folder / f"kalender-{fixture}.pdf"
                self.assertEqual(count_pages(pdf), 1)
                self.assertIn("Communicatiekalender 2020", run("pdftotext", pdf, "-"))
        self.assertIn("Aanmelden", run("pdftotext", self.folder / "kalender-gewoon.pdf", "-"))
        self.assertIn("A4", run("pdfinfo", self.folder / "kalender-gewoon.pdf"))
        self.assertIn("meer", run("pdftotext", self.folder / "kalender-druk.pdf", "-"))


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    result = unittest.main(exit=False, verbosity=2).result
    if result.testsRun == len(result.skipped):
        sys.exit(77)
    sys.exit(0 if result.wasSuccessful() else 1)
