#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Forms out and back: as they went, saved again by other programs, filled in, and damaged in every way people find."""
import io
import os
import pathlib
import re
import shutil
import subprocess
import unittest
import zipfile

import cli

try:
    import openpyxl
except ImportError:
    openpyxl = None

NAME = "Continueren proef 2020"
SCREEN, CONTACT = "channel:{screen}:screen:", "contact:{contact}:communication:"


def rows(book):
    """Every line that has a key: key -> (sheet, row, columns by mark)."""
    found = {}
    for sheet in book.worksheets:
        marks = {cell.value: cell.column for cell in sheet[1] if isinstance(cell.value, str)}
        for row in range(2, sheet.max_row + 1):
            key = sheet.cell(row, marks.get("duo:sleutel", 4)).value
            if isinstance(key, str) and key.startswith("duo:"):
                found[key[4:]] = (sheet, row, marks)
    return found


class Form:
    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.rows = rows(self.book)
        screens = [key for key in self.rows if key.endswith(":screen:screen_count") and "new-" not in key]
        self.screen = screens[0].split(":")[1] if screens else "new-1"
        contacts = [key for key in self.rows if key.startswith("contact:") and ":communication:name" in key and "new-" not in key]
        self.contact = contacts[0].split(":")[1] if contacts else "new-1"

    def cell(self, key):
        sheet, row, marks = self.rows[key.format(screen=self.screen, contact=self.contact)]
        return sheet.cell(row, marks["duo:antwoord"])

    def put(self, key, value):
        self.cell(key).value = value

    def save(self, path):
        """With a value beside each formula, as every spreadsheet program leaves one there."""
        self.book.save(path)
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in parts.items():
                book.writestr(name, re.sub(rb"</f><v ?/?>(</v>)?", b"</f><v>7</v>", content))


@unittest.skipUnless(openpyxl, "python3-openpyxl is not installed")
class Forms(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("--today", "2020-08-01", "sample", str(self.store), store=False)
        self.cli("campaigns", "add", "--title", NAME, "--live", "2020-11-02", "--waves", "MBO,VO+HO")
        self.made = self.cli("form", "create", "--campaign", NAME, "--institution", "90AA", "-o", str(self.folder / "out")).json
        self.form = pathlib.Path([path for path in self.made if "_MBO_" in path][0])

    def cli(self, *words):
        return self.ok("--today", "2020-09-14", "--json", *words)

    def files(self, answer):
        return answer.json if isinstance(answer.json, list) else [answer.json]

    def read(self, *paths, store=False):
        words = ["--today", "2020-09-14", "--json", "form", "import", "--details"] + ([] if store else ["--dry-run"])
        return self.run_cli(*words, *[str(path) for path in paths])

    def edited(self, change, name="terug.xlsx"):
        form = Form(self.form)
        change(form)
        form.save(self.folder / name)
        return self.folder / name

    def changes(self, answer):
        """What an answer would change: field -> new."""
        return {item["field"]: item["new"] for one in self.files(answer) for item in one["items"]
                if item["state"] in ("new", "changed") and item.get("field")}

    def reasons(self, answer):
        return {item["reason"] for one in self.files(answer) for item in one["items"] if item["state"] == "refused"}


class Unchanged(Forms):
    def assert_nothing(self, path):
        answer = self.read(path)
        one = self.files(answer)[0]
        self.assertEqual((one["new"], one["changed"]), (0, 0), answer)
        self.assertEqual(self.reasons(answer), {"form_empty"})

    def test_as_it_went(self):
        before = self.cli("history").json
        self.assert_nothing(self.form)
        self.assertEqual(self.run_cli("--json", "form", "import", str(self.form)).status, cli.DONE)
        self.assertEqual(self.cli("history").json, before)

    def test_many_are_counted_not_listed(self):
        folder = self.folder / "veel"
        folder.mkdir()
        for i in range(24):
            shutil.copy(self.form, folder / f"leeg {i}.xlsx")
        shutil.copy(self.edited(lambda form: form.put("answer", "Ja")), folder / "gevuld.xlsx")
        answer = self.run_cli("--today", "2020-09-14", "form", "import", "--dry-run", str(folder))
        self.assertIn("24 bestanden veranderen niets.", answer.out)
        self.assertIn("gevuld.xlsx", answer.out)
        self.assertNotIn("leeg 3", answer.out + answer.err)
        self.assertIn("leeg 3", self.run_cli("--today", "2020-09-14", "form", "import", "--dry-run", "--details", str(folder)).out)

    def test_saved_again_by_openpyxl(self):
        self.assert_nothing(self.edited(lambda form: None))

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_saved_again_by_libreoffice(self):
        (self.folder / "lo").mkdir()
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
                        str(self.folder / "lo"), str(self.form)], check=True, capture_output=True, timeout=180)
        self.assert_nothing(self.folder / "lo" / self.form.name)

    @unittest.skipUnless(shutil.which("ssconvert"), "Gnumeric is not installed")
    def test_saved_again_by_gnumeric(self):
        subprocess.run(["ssconvert", str(self.form), str(self.folder / "gnumeric.xlsx")], check=True, capture_output=True, timeout=180)
        self.assert_nothing(self.folder / "gnumeric.xlsx")


class OnPaper(Forms):
    """A school may print it: few pages, and what belongs together on one."""

    def test_pages_break_above_a_heading(self):
        book = openpyxl.load_workbook(self.form)
        for sheet in book.worksheets:
            self.assertTrue(62 <= sheet.page_setup.scale <= 70, sheet.title)
            self.assertEqual(sheet.print_title_rows, "$1:$3", sheet.title)
            for page in sheet.row_breaks.brk:  # the row before the break; behind it a narrow one, then the heading
                self.assertIsNone(sheet.cell(page.id + 1, 1).value)
                self.assertTrue(sheet.cell(page.id + 2, 1).font.bold, (sheet.title, page.id))
        self.assertEqual([len(sheet.row_breaks.brk) for sheet in book.worksheets], [0, 0, 2, 0, 0])

    def test_who_has_no_screen_that_we_know_is_asked_about_the_first_one(self):
        made = self.cli("form", "create", "--campaign", NAME, "--institution", "90AM", "-o", str(self.folder / "none")).json
        self.form = pathlib.Path(made[0])
        answer = self.read(self.edited(both(put("channel:new-1:screen:name", "Schermen hal"), put("channel:new-1:screen:max_file_kb", "5 MB"))), store=True)
        self.assertEqual((self.files(answer)[0]["new"], self.reasons(answer)), (1, set()), answer)
        channel = next(one for one in self.cli("institutions", "show", "90AM").json["channels"] if one["name"] == "Schermen hal")
        self.assertEqual(channel["specs"]["max_file_kb"]["value"], "5120")


# LibreOffice's own hand: a Basic program that opens a form, types into cells, and saves it.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Form" script:language="StarBasic">
Sub Fill(source As String, target As String, locked As String, typed As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  For Each entry In Split(typed, "|")
    If entry &lt;&gt; "" Then
      parts = Split(entry, "~")
      cell = book.Sheets.getByName(parts(0)).getCellRangeByName(parts(1))
      If IsNumeric(parts(2)) Then
        cell.Value = CDbl(parts(2))
      Else
        cell.String = parts(2)
      End If
    End If
  Next
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(target), saved())
  Dim closed(1) As New com.sun.star.beans.PropertyValue
  closed(0).Name = "FilterName" : closed(0).Value = "Calc MS Excel 2007 XML"
  Dim secret(1) As New com.sun.star.beans.NamedValue
  secret(0).Name = "CryptoType" : secret(0).Value = "Standard"
  secret(1).Name = "OOXPassword" : secret(1).Value = "geheim"
  closed(1).Name = "EncryptionData" : closed(1).Value = CreateUnoValue("[]com.sun.star.beans.NamedValue", secret())
  book.storeToURL(ConvertToURL(locked), closed())
  book.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Form"/>
</library:library>
"""


LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""


def libreoffice(folder, source, target, locked, cells):
    """Has LibreOffice type @cells, (sheet, cell, value) each, into the workbook @source, and save it as @target, and with a
    password as @locked."""
    program = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    basic = folder / "profile" / "user" / "basic" / "Standard"
    subprocess.run([*program, "--terminate_after_init"], check=True, capture_output=True, timeout=180)  # makes a library of its own
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Form.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (basic.parent / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    typed = "|".join("~".join(map(str, cell)) for cell in cells) + "|"  # an empty one would be taken for an escaped quote
    subprocess.run([*program, f'macro:///Standard.Form.Fill("{source}","{target}","{locked}","{typed}")'],
                   check=True, capture_output=True, timeout=180)


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
class FilledInByLibreOffice(Forms):
    def place(self, form, key, value):
        cell = form.cell(key)
        return cell.parent.title, cell.coordinate, value

    def test_exactly_what_was_typed_and_the_same_behind_a_password(self):
        form = Form(self.form)
        typed = [self.place(form, key, value) for key, value in (
            ("answer", "nee"), (CONTACT + "phone", "0512 345 678 toestel 9"), (SCREEN + "screen_count", 7), (SCREEN + "duration_s", "12 sec"),
            (SCREEN + "max_file_kb", "max 5 MB"), ("channel:new-3:app:name", "Schoolapp"), ("channel:new-3:app:link_allowed", "ja"))]
        libreoffice(self.folder, self.form, self.folder / "lo.xlsx", self.folder / "dicht.xlsx", typed)
        answer = self.read(self.folder / "lo.xlsx")
        changed = self.changes(answer)
        self.assertEqual(set(changed), {"answer", "phone", "screen_count", "duration_s", "max_file_kb"}, answer)
        self.assertEqual((changed["answer"], changed["screen_count"], changed["phone"]), ("doet niet mee", "7", "0512 345 678 toestel 9"))
        self.assertEqual(self.files(answer)[0]["new"], 1, "the app")
        self.assertEqual(self.reasons(answer), set())
        locked = self.read(self.folder / "dicht.xlsx")
        self.assertEqual((locked.status, self.reasons(locked), self.changes(locked)), (cli.NOTHING, {"file"}, {}), locked)
        self.assertRegex(locked.err, "(?i)password|wachtwoord")


class Macros(Forms):
    def test_a_macro_workbook_is_read_and_its_macros_are_not(self):
        path = self.edited(put("answer", "ja"), "macro.xlsm")
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        plain, macro = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"vnd.openxmlformats-officedocument." + plain, b"vnd." + macro).replace(
            b"</Types>", b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in parts.items():
                book.writestr(name, content)
        self.assertEqual(self.changes(self.read(path)), {"answer": "doet mee"})

    def test_a_workbook_with_a_password_says_so(self):
        """What Excel makes of one: a compound file in which the workbook lies encrypted."""
        path = self.folder / "geheim.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptionInfo".encode("utf-16-le") + bytes(100)
                         + "EncryptedPackage".encode("utf-16-le") + bytes(2000))
        answer = self.read(path)
        self.assertEqual(self.reasons(answer), {"file"})
        self.assertRegex(answer.err, "(?i)password|wachtwoord")


class FilledIn(Forms):
    def fill(self, form):
        self.filled = form.screen
        form.put("answer", "Ja")
        form.put("person", "Anne de Boer, directeur")
        form.put(CONTACT + "phone", "0512 345 678")
        form.put(SCREEN + "screen_count", 7)
        form.put(SCREEN + "shape", "full hd liggend")
        form.put(SCREEN + "duration_s", "12 sec")
        form.put("channel:new-3:app:name", "Schoolapp")
        form.put("channel:new-3:app:title_max_chars", "max 40 tekens")
        form.put("channel:new-3:app:size", "1200 bij 675")

    def test_exactly_what_was_filled_in(self):
        path = self.edited(self.fill)
        answer = self.read(path, store=True)
        changed = self.changes(answer)
        self.assertEqual(changed["answer"], "doet mee")
        self.assertEqual(changed["phone"], "0512 345 678")
        self.assertEqual(changed["screen_count"], "7")
        sizes = {key: [channel["specs"][side]["value"] for side in ("width_px", "height_px") if side in channel["specs"]]
                 for channel in self.cli("channels", "list").json for key in (channel["uid"], channel["name"])}
        self.assertEqual(sizes[self.filled], ["1920", "1080"])
        self.assertEqual(sizes["Schoolapp"], ["1200", "675"])
        self.assertIn("12", changed["duration_s"])
        self.assertEqual(self.reasons(answer), set())
        funnel = self.cli("campaigns", "show", NAME).json["funnel"][0]
        self.assertEqual((funnel["answered"], funnel["agreed"]), (1, 1))
        again = self.read(path)
        self.assertEqual((self.files(again)[0]["new"], self.files(again)[0]["changed"]), (0, 0), again)
        self.ok("--today", "2020-09-14", "undo")
        self.assertEqual(self.cli("campaigns", "show", NAME).json["funnel"][0]["answered"], 0)

    def test_the_year_by_the_headless_program_alone(self):
        """Campaign, forms, read back, answers by phone, funnel and overview."""
        self.cli("campaigns", "invite", "--campaign", NAME, "--all", "--on", "2020-08-24")
        forms = self.cli("form", "create", "--campaign", NAME, "--all", "-o", str(self.folder / "all")).json
        back = self.folder / "back"
        back.mkdir()
        for path in forms[:4]:
            book = openpyxl.load_workbook(path)
            sheet, row, marks = rows(book)["answer"]
            sheet.cell(row, marks["duo:antwoord"]).value = "ja"
            book.save(back / pathlib.Path(path).name)
        self.assertEqual(self.read(back, store=True).status, cli.DONE)
        self.cli("campaigns", "answer", "--campaign", NAME, "--institution", "90AP", "--answer", "no", "--source", "phone", "--person", "M. Voorbeeld")
        shown = self.cli("campaigns", "show", NAME).json
        funnel = shown["funnel"][0]
        self.assertEqual((funnel["invited"], funnel["answered"], funnel["agreed"], funnel["declined"]), (funnel["institutions"], 5, 4, 1))
        self.ok("--today", "2020-09-14", "overview", "month", "2020-09", "-o", str(self.folder / "overzicht.xlsx"))
        book = openpyxl.load_workbook(self.folder / "overzicht.xlsx")
        counted = list(book["Campagnes"].iter_rows(values_only=True))
        row = dict(zip(counted[0], next(line for line in counted if line[:2] == (NAME, "MBO"))))
        self.assertEqual([row[name] for name in ("Instellingen", "Uitgenodigd", "Antwoord", "Doet mee", "Waarvan onder voorwaarden", "Doet niet mee", "Specs bekend")],
                         [funnel["institutions"], funnel["institutions"], 5, 4, 0, 1, funnel["specs"]])
        self.assertIn((NAME, "Live"), [line[:2] for line in counted])
        taking_part = list(book["Deelname"].iter_rows(values_only=True))
        column, brin, sector = taking_part[0].index(NAME), taking_part[0].index("BRIN"), taking_part[0].index("Sector")
        said = {line[brin]: line[column] for line in taking_part if line[sector] == "MBO"}
        self.assertEqual(said["90AP"], "doet niet mee")
        self.assertEqual(sum(answer == "doet mee" for answer in said.values()), 4)


def drop_sheet(form):
    form.book.remove(form.book["Communicatiemiddelen"])


def rename_sheets(form):
    for number, sheet in enumerate(form.book.worksheets):
        sheet.title = f"Blad{number}"
    form.put("answer", "nee")


def insert_rows(form):
    form.put("answer", "nee")
    form.book["Deelname"].insert_rows(4, 3)


def delete_column(mark):
    def change(form):
        form.put("answer", "nee")
        for sheet in form.book.worksheets:
            column = next((cell.column for cell in sheet[1] if cell.value == mark), None)
            if column:
                sheet.delete_cols(column)
    return change


def move_columns(form):
    form.put("answer", "nee")
    for sheet in form.book.worksheets:
        sheet.insert_cols(1, 2)


def lose_marks(form):
    form.put("answer", "nee")
    for sheet in form.book.worksheets:
        for cell in sheet[1]:
            if isinstance(cell.value, str) and cell.value.startswith("duo:form:"):
                cell.value = None


def change_mark(place, value):
    def change(form):
        for sheet in form.book.worksheets:
            for cell in sheet[1]:
                if isinstance(cell.value, str) and cell.value.startswith("duo:form:"):
                    parts = cell.value.split(":")
                    parts[place] = value
                    cell.value = ":".join(parts)
    return change


def double(form):
    sheet, row, marks = form.rows["answer"]
    for column in range(1, 6):
        sheet.cell(row + 20, column).value = sheet.cell(row, column).value
    sheet.cell(row, marks["duo:antwoord"]).value = "ja"
    sheet.cell(row + 20, marks["duo:antwoord"]).value = "nee"


def gone(key):
    def change(form):
        sheet, row, marks = form.rows[key.format(screen=form.screen, contact=form.contact)]
        cell = sheet.cell(row, marks["duo:sleutel"])
        cell.value = cell.value.replace(form.screen, "0000-gone").replace(form.contact, "0000-gone")
        sheet.cell(row, marks["duo:antwoord"]).value = "iets anders"
    return change


def put(key, value):
    return lambda form: form.put(key, value)


def both(first, second):
    def change(form):
        first(form)
        second(form)
    return change


def no_validation(form):
    for sheet in form.book.worksheets:
        sheet.data_validations.dataValidation = []
    form.put("answer", "misschien wel")


# What somebody did to a form, and the reason (or "changes" for one that is read all the same) that it gets.
DAMAGES = [
    ("sheets renamed", rename_sheets, "changes"),
    ("rows inserted", insert_rows, "changes"),
    ("columns inserted in front", move_columns, "changes"),
    ("a sheet removed", drop_sheet, "form_empty"),
    ("the column of answers deleted", delete_column("duo:antwoord"), "form_column"),
    ("the column of keys deleted", delete_column("duo:sleutel"), "form_keys"),
    ("what stood there deleted", delete_column("duo:was"), "changes"),
    ("the ids lost", lose_marks, "form_brin"),
    ("another campaign", change_mark(3, "00000000-0000"), "form_campaign"),
    ("another institution", change_mark(5, "99ZZ"), "form_institution"),
    ("no BRIN at all", change_mark(5, "Curio"), "form_institution"),
    ("another sector", change_mark(6, "PO"), "form_institution"),
    ("last year's form", both(change_mark(7, "2019-09-01"), put("answer", "ja")), "form_year"),
    ("last year's form, empty", change_mark(7, "2019-09-01"), "form_empty"),
    ("a later version", change_mark(2, "9"), "form_version"),
    ("empty", lambda form: None, "form_empty"),
    ("validation pasted over", no_validation, "form_unclear"),
    ("a question twice", double, "form_double"),
    ("a channel that is gone", gone(SCREEN + "screen_count"), "form_gone"),
    ("a contact that is gone", gone(CONTACT + "name"), "form_gone"),
    ("a formula", put("answer", '="ja"'), "form_formula"),
    ("a formula for a number", put(SCREEN + "screen_count", "=3+4"), "form_formula"),
    ("an error", put(SCREEN + "screen_count", "#N/A"), "form_error"),
    ("text for a number", put(SCREEN + "screen_count", "heel veel"), "form_number"),
    ("text for seconds", put(SCREEN + "duration_s", "wisselt per dag"), "form_number"),
    ("a negative number", put(SCREEN + "screen_count", -4), "form_negative"),
    ("a negative size", put(SCREEN + "shape", "-1920x1080"), "form_negative"),
    ("an absurd number", put(SCREEN + "screen_count", 1000000), "form_absurd"),
    ("absurd seconds", put(SCREEN + "duration_s", 86400), "form_absurd"),
    ("an absurd size", put(SCREEN + "shape", "999999x2"), "form_unclear"),
    ("a size of one side", put(SCREEN + "shape", "1920"), "form_unclear"),
    ("two sizes", put(SCREEN + "shape", "1920x1080 of 3840x2160"), "form_unclear"),
    ("neither yes nor no", put("answer", "nog overleggen"), "form_unclear"),
    ("no, unless", put("answer", "nee, tenzij het kort is"), "form_unclear"),
    ("days that may be working days", put(SCREEN + "lead_time_days", "14 dagen"), "form_unclear"),
    ("two addresses", put(CONTACT + "email", "a@school.example; b@school.example"), "form_email"),
    ("no address", put(CONTACT + "email", "bel maar"), "form_email"),
    ("a line break in an address", put(CONTACT + "email", "a@school.example\nbcc: b@school.example"), "form_line_break"),
    ("another person", put(CONTACT + "name", "Iemand Anders"), "form_contact"),
    ("a place that is none", put(SCREEN + "places", "het bijgebouw"), "form_unclear"),
    ("a way of delivery that is none", put(SCREEN + "delivery_method", "met de postduif"), "form_unclear"),
    ("types that are none", put("channel:{screen}:screen:formats.other", "gewoon plaatje"), "form_unclear"),
    ("a tick that is none", put("channel:new-1:screen:formats.jpg", "soms"), "form_unclear"),
    ("a very long answer", put("answer", "ja " * 3000), "form_unclear"),
    ("control characters", put("person", "Anne\tde Boer"), "changes"),
]


class Review(Forms):
    """The list of questions: shown, settled one by one, looked back at; and forms that are of another campaign or year."""

    def review(self, *words):
        return self.cli("form", "review", "--campaign", NAME, *words).json

    def settle(self, question, *words, status=cli.DONE):
        answer = self.run_cli("--today", "2020-09-15", "--json", "form", "settle", "--details", str(question["id"]), *words)
        self.assertEqual(answer.status, status, answer)
        return answer

    def ask(self, change, count=1):
        self.read(self.edited(change), store=True)
        questions = self.review()
        self.assertEqual(len(questions), count, questions)
        return questions[0]

    def test_a_value_is_taken_over(self):
        question = self.ask(put(SCREEN + "duration_s", "een seconde of 10, soms langer"))
        self.assertEqual((question["kind"], question["field"], question["words"]), ("unclear", "duration_s", "een seconde of 10, soms langer"))
        self.assertTrue(question["sheet"] and question["cell"] and question["about"], question)
        self.assertTrue({"take", "unknown", "dismiss"} <= set(question["settle"]), question)
        settled = self.settle(question, "take", "12 sec").json
        self.assertEqual((settled["settled"]["date"], settled["outcome"]), ("2020-09-15", "take: 12 sec"))
        self.assertEqual(self.review(), [])
        self.assertEqual([one["id"] for one in self.review("--all")], [question["id"]])
        self.assertEqual(self.read(self.edited(put(SCREEN + "duration_s", 12))).json["changed"], 0)
        self.settle(question, "keep", status=cli.NOTHING)

    def test_what_is_unclear_reaches_the_list(self):
        """Each cell that is set aside is a question: a formula, an error, a question that stands there twice."""
        def change(form):
            form.put("answer", '="ja"')
            form.put("condition", '="mits kort"')
            form.put(SCREEN + "screen_count", "#N/A")
            form.put(SCREEN + "delivery_method", '="mail"')
            double(form)
        path = self.edited(change)
        refused = [item for one in self.files(self.read(path)) for item in one["items"] if item["state"] == "refused"]
        self.read(path, store=True)
        self.assertEqual(sorted(item["cell"] for item in refused), sorted(one["cell"] for one in self.review()))
        self.assertEqual({item["reason"] for item in refused}, {"form_formula", "form_error", "form_double"})

    def test_a_contact_without_a_name_is_asked_about(self):
        """A number alone would hide the contact that is there."""
        before = self.cli("contacts", "list").json
        question = self.ask(put("contact:new-3:communication:phone", "06 12345678"))
        self.assertEqual((question["kind"], question["field"], question["words"]), ("unclear", "phone", "06 12345678"))
        self.assertEqual(self.cli("contacts", "list").json, before)

    def test_what_does_not_settle_it(self):
        question = self.ask(put("answer", "nog overleggen"))
        for words in (["perhaps"], ["anyway"], ["replace"], ["take"], ["dismiss"]):
            self.settle(question, *words, status=cli.USAGE)
        self.settle(question, "take", "een keer", status=cli.NOTHING)
        self.settle(question, "dismiss", "gebeld: volgt later")
        self.assertEqual(self.review("--all")[0]["outcome"], "dismiss: gebeld: volgt later")

    def old_form(self, *changes):
        """Last year's, of a campaign that is over, returned with a yes."""
        words = ["--today", "2019-08-20", "--json"]
        self.ok(*words, "campaigns", "add", "--title", "Continueren proef 2019", "--live", "2019-11-04", "--waves", "MBO,VO+HO")
        made = self.ok(*words, "form", "create", "--campaign", "Continueren proef 2019", "--institution", "90AA", "-o", str(self.folder / "2019")).json
        form = Form([path for path in made if "_MBO_" in path][0])
        form.put("answer", "ja")
        form.put(SCREEN + "screen_count", 9)
        form.save(self.folder / "van-2019.xlsx")
        return self.folder / "van-2019.xlsx"

    def test_last_years_form_is_asked_about_and_taken_over_anyway(self):
        path = self.old_form()
        answer = self.read(path, store=True)
        self.assertEqual((self.reasons(answer), self.changes(answer)), ({"form_year"}, {}))
        question = self.review()[0]
        self.assertEqual((question["kind"], question["campaign"], question["settle"]), ("other-year", None, ["dismiss", "anyway"]))
        self.settle(question, "anyway", status=cli.USAGE)  # for which campaign?
        taken = self.settle(question, "anyway", "--campaign", NAME)
        changed = self.changes(taken)
        self.assertEqual((changed["answer"], changed["screen_count"]), ("doet mee", "9"))
        self.assertEqual(self.review(), [])
        self.assertEqual(self.review("--all")[0]["outcome"], "anyway")
        self.assertEqual(self.cli("campaigns", "show", NAME).json["funnel"][0]["answered"], 1)
        self.ok("--today", "2020-09-15", "undo")  # one change: the question waits again
        self.assertEqual(len(self.review()), 1)
        self.assertEqual(self.cli("campaigns", "show", NAME).json["funnel"][0]["answered"], 0)

    def test_a_form_that_lies_elsewhere_by_now(self):
        path = self.old_form()
        self.read(path, store=True)
        path.rename(self.folder / "verhuisd.xlsx")
        question = self.review()[0]
        self.settle(question, "anyway", "--campaign", NAME, status=cli.NOTHING)
        self.settle(question, "anyway", str(self.folder / "verhuisd.xlsx"), "--campaign", NAME)

    def test_a_form_of_a_campaign_that_is_not_here(self):
        def other(form):
            change_mark(3, "00000000-0000")(form)
            form.put("answer", "ja")
        question = self.ask(other)
        self.assertEqual(question["kind"], "other-campaign")
        self.assertEqual(self.changes(self.settle(question, "anyway", "--campaign", NAME)), {"answer": "doet mee"})


class Damaged(Forms):
    def test_there_are_forty(self):
        self.assertGreaterEqual(len(DAMAGES) + 11, 40)

    def test_each_gets_its_reason(self):
        for name, change, expected in DAMAGES:
            with self.subTest(name):
                answer = self.read(self.edited(change))
                if expected == "changes":
                    self.assertGreater(self.files(answer)[0]["new"] + self.files(answer)[0]["changed"], 0, answer)
                else:
                    self.assertIn(expected, self.reasons(answer), answer)
                    refused = [item for item in self.files(answer)[0]["items"] if item["state"] == "refused" and item["reason"] == expected]
                    if expected in ("form_unclear", "form_formula", "form_error", "form_number", "form_negative", "form_absurd", "form_email",
                                    "form_line_break", "form_contact", "form_double"):
                        self.assertTrue(refused[0]["sheet"] and refused[0]["cell"], refused)
                    self.assertNotIn("answer", self.changes(answer) if expected in ("form_unclear", "form_formula") else {})

    def test_files_that_are_no_forms(self):
        """None stops the rest of the folder."""
        odd = self.folder / "odd"
        odd.mkdir()
        good = self.edited(put("answer", "ja"), "odd/zz-goed.xlsx")
        data = good.read_bytes()
        (odd / "01-leeg.xlsx").write_bytes(b"")
        (odd / "02-half.xlsx").write_bytes(data[: len(data) // 2])
        (odd / "03-oud.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
        (odd / "04-tekst.xlsx").write_text("geen werkmap", encoding="utf-8")
        (odd / "05-lijst.csv").write_text("a;b\n1;2\n", encoding="utf-8")
        (odd / "06-beeld.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        openpyxl.Workbook().save(odd / "07-andere.xlsx")
        with zipfile.ZipFile(odd / "08-bom.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
            for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
                bomb.writestr(name, bytes(300_000_000) if name.endswith("sheet1.xml") else zipfile.ZipFile(io.BytesIO(data)).read(name))
        with zipfile.ZipFile(odd / "09-entiteit.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
            for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
                content = zipfile.ZipFile(io.BytesIO(data)).read(name)
                bomb.writestr(name, b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' if name.endswith("sheet1.xml") else content)
        wide = openpyxl.load_workbook(good)
        for column in range(7, 16385, 16):
            wide["Uitleg"].cell(40, column).value = "x"
        wide.save(odd / "10-breed.xlsx")
        shutil.copy(good, odd / "zz-nog-een.xlsx")
        (odd / "11-oud.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "Workbook".encode("utf-16-le") + bytes(2000))
        self.edited(put(SCREEN + "duration_s", "wisselt per dag"), "odd/12-vraag.xlsx")
        answer = self.read(odd)
        self.assertEqual(answer.status, cli.PARTLY)
        by_file = {one["file"]: {item["reason"] for item in one["items"] if item["state"] == "refused"} for one in self.files(answer)}
        for number in ("01-leeg.xlsx", "02-half.xlsx", "03-oud.xls", "04-tekst.xlsx", "05-lijst.csv", "06-beeld.png", "07-andere.xlsx",
                       "08-bom.xlsx", "09-entiteit.xlsx", "11-oud.xls"):
            self.assertEqual(by_file[number], {"file"}, number)
        self.assertRegex(answer.err, r"06-beeld\.png’ (is no form|is geen formulier)")
        self.assertRegex(answer.err, r"11-oud\.xls’ .*\(\.xls\)")
        self.assertRegex(answer.err, r"12-vraag\.xlsx: Communicatiemiddelen!B[0-9]+: ", "of a cell in a folder it says of which file")
        changed = {one["file"] for one in self.files(answer) if one["new"] + one["changed"] > 0}
        self.assertTrue(changed & {"zz-goed.xlsx", "10-breed.xlsx"}, answer)
        self.assertIn("form_twice", by_file["zz-nog-een.xlsx"])


if __name__ == "__main__":
    cli.main()
