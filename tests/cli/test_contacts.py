#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Contacts out to a file, edited there, and back: as somebody does in a spreadsheet. The people are made up."""
import csv
import hashlib
import io
import unittest
import zipfile

import cli

HEADING = "Code;Instelling of bestuur;Naam;Rol;Functie;E-mailadres;Telefoon;Voorkeurscontact;Niet mailen;Bevestigd op;Bron;Doel;Bewaren t/m;Notitie;Kenmerk"
REGISTER = ("PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;"
            "PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR;VAKANTIEREGIO\n"
            "Drenthe;10053;01AA;01AA00;Het Baken;Zwartwatersweg;7-A;9406NN;ASSEN;0106;ASSEN;Openbaar;0592340973;www.baken.nl;HAVO;Noord\n"
            "Drenthe;10053;02BB;02BB00;De Kaap;Zwartwatersweg;9;9406NN;ASSEN;0106;ASSEN;Openbaar;0592340974;www.kaap.nl;HAVO;Noord\n")


class Contacts(cli.CliTest):
    def setUp(self):
        super().setUp()
        register = self.folder / "register_20200901.csv"
        register.write_text(REGISTER, encoding="utf-8")
        self.ok("institutions", "import", str(register))

    def write(self, *lines, name="lijst.csv", heading=HEADING):
        path = self.folder / name
        path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
        return str(path)

    def read(self, *lines, status=cli.DONE, more=("--details",), **named):
        answer = self.run_cli("--json", "contacts", "import", self.write(*lines, **named), *more)
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def counts(self, answer):
        return {state: answer[state] for state in ("new", "changed", "same", "missing", "refused")}

    def contacts(self, *words):
        return self.ok("--json", "--today", "2020-10-14", "contacts", "list", *words).json

    def export(self, name):
        path = self.folder / name
        self.ok("contacts", "export", "-o", str(path))
        return path

    def fill(self):
        """Two contacts, one of them with two roles; a month, a period, a line break and a number with a plus."""
        self.read(
            "01AA;;Marieke van Dongen;communicatie;;m.vandongen@baken.example;+31 592 555 100;ja;nee;sep 2020;formulier;;;werkt di en do;",
            '02BB00;;Marieke van Dongen;techniek;ict;m.vandongen@baken.example;;;;3-4-2019;;schermen;;;',
            "10053;;Bestuurssecretariaat;bestuur;;;0592 555 200;;ja;okt/nov 2019;telefonisch;;31-12-2022;;")


class TestLists(Contacts):
    def test_a_list_comes_in(self):
        self.fill()
        rows = self.contacts()
        self.assertEqual([(row["of"]["code"], row["name"], row["role"]) for row in rows],
                         [("01AA", "Marieke van Dongen", "communication"), ("02BB00", "Marieke van Dongen", "technical"),
                          ("10053", "Bestuurssecretariaat", "board")])
        self.assertEqual(rows[0]["id"], rows[1]["id"])  # one person with two roles
        self.assertEqual((rows[0]["preferred"], rows[0]["stale"], rows[0]["source"], rows[0]["phone"]),
                         (True, False, "form", "+31 592 555 100"))
        self.assertEqual((rows[1]["stale"], rows[1]["function"], rows[1]["source"]), (True, "ict", "list"))
        self.assertTrue(rows[2]["do_not_mail"])
        self.assertEqual([row["name"] for row in self.contacts("--institution", "02bb")], ["Marieke van Dongen"])
        self.assertEqual([row["name"] for row in self.contacts("--search", "secretari")], ["Bestuurssecretariaat"])
        self.refused(cli.USAGE, "contacts", "list", "--institution", "Baken", says="BRIN")

    def test_an_institution_is_found_as_people_call_it(self):
        """By name, former name, a word of the name that no other has, the name of a location, and a BRIN among the names."""
        newer = (REGISTER.replace(";De Kaap;", ";Lyceum De Kaap;") + "Drenthe;10053;01AA;01AA01;Zuiderpoort;Weg;9;9406NN;ASSEN;0106;ASSEN;"
                 "Openbaar;;;HAVO;Noord\nDrenthe;10054;03CC;03CC00;Lyceum Noord;Weg;9;9406NN;ASSEN;0106;ASSEN;Openbaar;;;HAVO;Noord\n")
        path = self.folder / "register_20210901.csv"
        path.write_text(newer, encoding="utf-8")
        self.ok("institutions", "import", str(path))
        answer = self.read(";het baken;A;;;a@x.example;;;;;;;;;", ";De Kaap;B;;;b@x.example;;;;;;;;;", ";Noord;C;;;c@x.example;;;;;;;;;",
                           ";Zuiderpoort;D;;;d@x.example;;;;;;;;;", ";02bb;E;;Adviseur marketing;e@x.example;;;;;;;;;",
                           ";Lyceum;F;;;f@x.example;;;;;;;;;", ";Nergens;G;;;g@x.example;;;;;;;;;", status=cli.PARTLY)
        self.assertEqual([(item["line"], item["reason"]) for item in answer["items"] if item["state"] == "refused"],
                         [(7, "ambiguous"), (8, "not_here")])
        self.assertEqual({row["name"]: (row["of"]["code"], row["role"]) for row in self.contacts()},
                         {"A": ("01AA", "other"), "B": ("02BB", "other"), "C": ("03CC", "other"), "D": ("01AA", "other"),
                          "E": ("02BB", "communication")})

    def test_out_and_back_is_all_the_same(self):
        self.fill()
        for name in ("contacten.csv", "contacten.xlsx"):
            path = self.export(name)
            answer = self.ok("--json", "contacts", "import", str(path)).json
            self.assertEqual(self.counts(answer), {"new": 0, "changed": 0, "same": 3, "missing": 0, "refused": 0}, name)
        self.assertEqual(len(self.ok("--json", "history").json), 2)  # the register and the list, nothing more

    def test_what_is_edited_is_a_change_field_by_field(self):
        self.fill()
        path = self.export("contacten.csv")
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
        heading, first, second, third = rows[:4]
        first[heading.index("E-mailadres")] = "marieke@baken.example"
        first[heading.index("Voorkeurscontact")] = "nee"
        second[heading.index("Functie")] = ""  # an empty cell never wipes a value
        with open(path, "w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";").writerows([heading, first, second])  # and the third is absent
        answer = self.ok("--json", "contacts", "import", str(path), "--details").json
        self.assertEqual(self.counts(answer), {"new": 0, "changed": 1, "same": 1, "missing": 1, "refused": 0})
        self.assertEqual({(item["field"], item["old"], item["new"]) for item in answer["items"] if item["state"] == "changed"},
                         {("email", "m.vandongen@baken.example", "marieke@baken.example"), ("preferred", "yes", "no")})
        rows = self.contacts()
        self.assertEqual([row["email"] for row in rows], ["marieke@baken.example", "marieke@baken.example", None])
        self.assertEqual((rows[0]["preferred"], rows[1]["function"], len(rows)), (False, "ict", 3))
        self.ok("undo")
        self.assertTrue(self.contacts()[0]["preferred"])

    def test_two_lines_that_contradict_each_other(self):
        self.fill()
        path = self.export("contacten.csv")
        text = path.read_text(encoding="utf-8-sig").replace("m.vandongen@baken.example", "een@baken.example", 1)
        path.write_text(text.replace("m.vandongen@baken.example", "twee@baken.example", 1), encoding="utf-8")
        answer = self.run_cli("--json", "contacts", "import", str(path), "--details")
        self.assertEqual(answer.status, cli.PARTLY, answer)
        self.assertEqual(self.counts(answer.json), {"new": 0, "changed": 1, "same": 1, "missing": 0, "refused": 1})
        self.assertEqual([(item["line"], item["reason"], item["new"]) for item in answer.json["items"] if item["state"] == "refused"], [(3, "duplicate", "twee@baken.example")])

    def test_lines_that_cannot_be_used_are_told_and_the_rest_comes_in(self):
        answer = self.read(
            "01AA;;Goed;communicatie;;;;;;;;;;;",
            "99ZZ;;Niet hier;communicatie;;;;;;;;;;;",
            "Baken;;Geen code;communicatie;;;;;;;;;;;",
            ";Onbekende School;Geen school;communicatie;;;;;;;;;;;",
            ";het baken;Op naam;bron;;;;;;;;;;;",
            "01AA;;Rare rol;wethouder;;;;;;;;;;;",
            "01AA;;Rare dag;communicatie;;;;;;31-31-2020;;;;;",
            "01AA;;;communicatie;;;;;;;;;;;",
            "01AA;;Slecht adres;communicatie;;niet@goed;abc;;;;;;;;",
            "01AA;;Voorkeur een;techniek;;;;ja;;;;;;;",
            "01AA;;Voorkeur twee;techniek;;;;ja;;;;;;;",
            status=cli.PARTLY)
        self.assertEqual(self.counts(answer), {"new": 4, "changed": 0, "same": 0, "missing": 0, "refused": 7})
        self.assertEqual([(item["line"], item["reason"]) for item in answer["items"] if item["state"] == "refused"],
                         [(3, "not_here"), (4, "bad_code"), (5, "not_here"), (7, "bad_value"), (8, "bad_date"), (9, "empty_text"),
                          (12, "duplicate")])
        self.assertEqual({row["name"] for row in self.contacts()}, {"Goed", "Op naam", "Slecht adres", "Voorkeur een"})

    def test_a_quotation_mark_that_is_not_closed_costs_its_own_line(self):
        answer = self.read("01AA;;Een;communicatie;;;;;;;;;;;", '01AA;;"Twee;communicatie;;;;;;;;;;;',
                           '01AA;;Drie;communicatie;;;;;;;;;;"Regel een\nregel twee";', status=cli.PARTLY)
        self.assertEqual([(item["line"], item["column"], item["reason"], item["new"]) for item in answer["items"] if item["state"] == "refused"],
                         [(3, 3, "open_quote", "Twee")])
        self.assertEqual({row["name"] for row in self.contacts()}, {"Een", "Drie"})

    def test_somebodys_own_list(self):
        answer = self.read("01aa,J. Peeters,j.peeters@baken.example,x", heading="BRIN,Contactpersoon,E-mail,Parkeerplaats")
        self.assertEqual((answer["new"], answer["kind"]), (1, "contacts"))
        self.assertEqual(self.contacts()[0]["role"], "other")  # it does not say
        self.refused(cli.NOTHING, "contacts", "import", self.write("a,b", heading="Fruit,Groente"), says="Fruit")

    def test_what_was_pointed_out_in_the_window_counts_here_too(self):
        """By the headings alone nobody can tell; of these only a hash is kept, in the settings."""
        heading, line = "Wat;Wie het is;Bereikbaar via", "01AA;J. Peeters;j.peeters@baken.example"
        self.refused(cli.NOTHING, "contacts", "import", self.write(line, heading=heading), says="Wat, Wie het is")
        mark = hashlib.sha256("\n".join(heading.lower().split(";")).encode()).hexdigest()
        settings = self.folder / ".config" / "glib-2.0" / "settings"
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text(f"[nl/duo/Campagnes]\nlist-columns=[('{mark}', 'contacts code,name,email')]\n", encoding="utf-8")
        self.env["GSETTINGS_BACKEND"] = "keyfile"
        self.assertEqual(self.read(line, heading=heading)["new"], 1)
        self.assertEqual([(row["name"], row["email"]) for row in self.contacts()], [("J. Peeters", "j.peeters@baken.example")])
        self.refused(cli.NOTHING, "institutions", "import", self.write(line, heading=heading), says="Wat, Wie het is")

    def test_hostile_files(self):
        self.read('01AA;;=HYPERLINK("http://x");communicatie;;a@b.example;;;;;;;;"@SUM(1)";')
        path = self.export("contacten.xlsx")
        with zipfile.ZipFile(path) as book:
            self.assertNotIn(b"<f>", b"".join(book.read(name) for name in book.namelist()))
        self.assertIn("'=HYPERLINK", self.export("contacten.csv").read_text(encoding="utf-8-sig"))
        self.assertEqual(self.contacts()[0]["name"], '=HYPERLINK("http://x")')
        self.refused(cli.USAGE, "contacts", "export", "-o", str(self.folder / "contacten.pdf"), says=".xlsx")


class TestInstitutions(Contacts):
    def test_show_has_contacts_and_search_finds_them(self):
        self.fill()
        shown = self.ok("--json", "--today", "2020-10-14", "institutions", "show", "02BB").json
        self.assertEqual([(row["of"]["code"], row["name"]) for row in shown["contacts"]],
                         [("02BB00", "Marieke van Dongen"), ("10053", "Bestuurssecretariaat")])
        self.assertEqual(shown["willingness"], [{"sector": "VO", "answer": None}])
        self.assertEqual((shown["willingness_history"], shown["contact_moments"], shown["owner"], shown["substitute"]), ([], [], None, None))
        found = self.ok("--json", "institutions", "list", "--search", "marieke").json
        self.assertEqual({row["brin"] for row in found}, {"01AA", "02BB"})
        found = self.ok("--json", "institutions", "list", "--search", "m.vandongen@bak").json
        self.assertEqual({row["brin"] for row in found}, {"01AA", "02BB"})
        self.assertIn("VO niet gevraagd", self.ok("institutions", "list").out)
        self.assertIn("Bestuurssecretariaat", self.ok("institutions", "show", "01AA").out)


if __name__ == "__main__":
    cli.main()
