#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The register of institutions: made-up files with the quirks of real ones, always; the real files, where they are."""
import itertools
import random
import shutil
import sqlite3
import unittest
import zipfile

import cli

REAL = cli.SHARED / "duo-open-data"
needs_real = unittest.skipUnless(REAL.is_dir(), f"{REAL} is not here")

TAIL = "STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES"
VO_OLD = "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;" + TAIL + ";ONDERWIJSSTRUCTUUR"
VO_NEW = "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;" + TAIL + ";ONDERWIJSSTRUCTUUR;VAKANTIEREGIO"
PO = "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;" + TAIL
HO = "SOORT HO;PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;INSTELLINGSNAAM;" + TAIL
TRANSITIONS = ("NR_ADMIN_VAN,CODE_FUNCTIE_VAN,CODE_SOORT_VAN,CODE_WET_VAN,NR_ADMIN_NAAR,CODE_FUNCTIE_NAAR,CODE_SOORT_NAAR,"
               "CODE_WET_NAAR,DT_OVERGANG,CODE_OVERGANG,NAAM_OVERGANG,IND_VOLLEDIG,CODE_STAND_RECORD")


def location(code, name, place="ASSEN", board="10053", website="www.baken.nl", region=False):
    return (f"Drenthe;{board};{code[:4]};{code};{name};Zwartwatersweg;7-A;9406NN;{place};0106;{place};Openbaar;0592340973;"
            f"{website};PRO" + (";Noord" if region else ""))


def transition(old, new, day, complete="J", kind="F"):
    return f'"{old}","U","ROC","WEB","{new}","U","ROC","WEB",{day},"{kind}","Fusie","{complete}","H"'


# Tables whose rows are compared: those of the register, by what a person can see of them.
TABLES = ("board", "institution", "institution_sector", "location", "location_sector", "transition", "reach", "brin_name")


class Register(cli.CliTest):
    def read(self, *files, status=None, more=()):
        answer = self.run_cli("--json", "institutions", "import", *[str(file) for file in files], *more)
        if status is not None:
            self.assertEqual(answer.status, status, answer)
        return answer.json

    def institutions(self, *words):
        return self.ok("--json", "institutions", "list", *words).json

    def show(self, brin):
        return self.ok("--json", "institutions", "show", brin).json

    def dump(self, ids=False):
        """Every row of the register, without what the journal counts; ids become what they refer to."""
        with sqlite3.connect(self.store) as db:
            refer = {"board": dict(db.execute("SELECT id, number FROM board")),
                     "institution": dict(db.execute("SELECT id, brin FROM institution")),
                     "location": dict(db.execute("SELECT id, code FROM location"))}
            tables = {}
            for table in TABLES:
                cursor = db.execute(f"SELECT * FROM {table}")
                names = [column[0] for column in cursor.description]
                rows = []
                for row in cursor:
                    row = dict(zip(names, row))
                    row.pop("rev")
                    if not ids:
                        row.pop("id"), row.pop("uid")
                        row = {name: refer.get(name, {}).get(value, value) for name, value in row.items()}
                    rows.append(sorted(row.items(), key=str))
                tables[table] = sorted(rows, key=str)
            words = db.execute("SELECT i.brin, s.words FROM institution_search s JOIN institution i ON i.id = s.rowid").fetchall()
        tables["words"] = sorted(words, key=str)
        return tables


class MadeUp(Register):
    def vo(self, name="vestigingen-20201201.csv", heading=VO_OLD, lines=None, encoding="windows-1252", newline="\r\n"):
        lines = lines or [location("01AA00", "Het Baken"), location("01AA01", "Het Baken, locatie Zuid", website="ww.baken,nl/x")]
        return self.write(name, newline.join([heading, *lines, ""]), encoding)

    def test_a_list_of_locations_gives_institutions_and_boards(self):
        answer = self.read(self.vo(), status=cli.DONE)
        self.assertEqual((answer["kind"], answer["encoding"], answer["as_of"]), ("vo-locations", "UTF-8", "2020-12-01"))
        self.assertEqual({kind: numbers["new"] for kind, numbers in answer["by_type"].items()},
                         {"board": 1, "institution": 1, "location": 2})
        one, = self.institutions()
        self.assertEqual((one["brin"], one["name"], one["board"], one["sectors"], one["place"]),
                         ("01AA", "Het Baken", "10053", ["VO"], "Assen"))
        self.assertEqual([place["code"] for place in self.show("01aa")["locations"]], ["01AA00", "01AA01"])

    def test_bytes_separators_and_headings_of_every_vintage(self):
        line = location("01AA00", "Lyceum Één")
        for number, (heading, encoding, separator) in enumerate([(VO_OLD, "windows-1252", ";"), (VO_NEW, "utf-8-sig", ","),
                                                                (VO_NEW, "utf-8", ";")]):
            region = heading == VO_NEW
            text = "\n".join([heading, location("01AA00", "Lyceum Één", region=region)]).replace(";", separator) + "\n"
            path = self.write(f"{number}-2020-12.csv", text.encode(encoding))
            answer = self.read(path, status=cli.DONE)
            self.assertEqual(answer["new"], 3 if number == 0 else 0, answer)
            self.assertEqual(answer["changed"], 0, line)
        self.assertEqual(self.institutions()[0]["name"], "Lyceum Één")

    def test_older_never_overwrites_newer_and_old_names_are_found(self):
        new = self.write("ho-20260301.csv", HO + "\nhbo;Drenthe;39;27PZ;Nieuwe Hogeschool;Weg;1;9406 NN;ASSEN;0106;ASSEN;Overige;;\n")
        old = self.write("ho-20210101.csv", HO + "\nhbo;Drenthe;00039;27PZ;Oude Academie;Weg;1;9406 NN;ASSEN;0106;ASSEN;Overige;"
                                                "0592340973;www.oud.nl\n")
        self.read(new, status=cli.DONE)
        answer = self.read(old, status=cli.DONE)
        self.assertEqual(answer["by_type"]["board"], {"new": 0, "changed": 0, "same": 1, "missing": 0})
        one = self.show("27PZ")
        self.assertEqual((one["name"], one["board"], one["website"], one["former_names"]),
                         ("Nieuwe Hogeschool", "00039", "www.oud.nl", ["Oude Academie"]))
        self.assertEqual([row["brin"] for row in self.institutions("--search", "oude ac")], ["27PZ"])
        self.assertEqual(self.institutions("--search", "nergens"), [])

    def test_the_name_that_all_locations_had_is_not_lost(self):
        """A school of MBO whose pupils' locations have its old name, and none of them is number 00."""
        vo = self.vo("vestigingen-20201201.csv", lines=[location("01OE21", "Weidecollege"), location("01OE22", "Weidecollege", place="SNEEK"),
                                                        location("01OE23", "Weidecollege groen")])
        mbo = self.write("mbo-20240101.csv", "MBO INSTELLINGSSOORT - CODE;MBO INSTELLINGSSOORT - NAAM;PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;"
                         "INSTELLINGSNAAM;" + TAIL + "\nVAK;VAK;Drenthe;10053;01OE;Ynova;Weg;1;9406NN;ASSEN;0106;ASSEN;Openbaar;;\n")
        dumps = []
        for order in ([vo, mbo], [mbo, vo]):
            for file in order:
                self.read(file, status=cli.DONE)
            one = self.show("01OE")
            self.assertEqual((one["name"], one["former_names"]), ("Ynova", ["Weidecollege"]), order)
            self.assertEqual([row["brin"] for row in self.institutions("--search", "weideco")], ["01OE"])
            again = self.read(order[0])
            self.assertEqual((again["new"], again["changed"]), (0, 0))
            dumps.append(self.dump())
            for _ in order:
                self.ok("undo")
        self.assertEqual(dumps[0], dumps[1])

    def test_the_place_of_a_location_is_found(self):
        path = self.vo(lines=[location("01AA00", "Het Baken"), location("01AA01", "Het Baken, Zuid", place="SNEEK"), location("02BB00", "De Kaap")])
        self.read(path, status=cli.DONE)
        self.assertEqual([row["brin"] for row in self.institutions("--search", "snee")], ["01AA"])
        self.read(self.vo("vestigingen-20211201.csv", lines=[location("01AA01", "Het Baken, Zuid", place="BOLSWARD")]), status=cli.DONE)
        self.assertEqual(self.institutions("--search", "sneek"), [])
        self.assertEqual([row["brin"] for row in self.institutions("--search", "bolsw")], ["01AA"])
        self.ok("undo")
        self.assertEqual([row["brin"] for row in self.institutions("--search", "sneek")], ["01AA"])
        self.assertEqual(self.ok("--json", "verify").json["findings"], [])

    def test_the_history_shows_what_changed_only(self):
        self.read(self.vo(), status=cli.DONE)
        self.read(self.vo("vestigingen-20211201.csv", lines=[location("01AA00", "Het Lichtbaken"), location("01AA01", "Het Baken, locatie Zuid")]),
                  status=cli.DONE)
        details = self.ok("history", "--details", "--limit", "1").out
        self.assertIn("Het Baken → Het Lichtbaken", details)
        self.assertNotIn("vo-locations", details)

    def test_absent_is_said_and_never_closed(self):
        self.read(self.vo(), status=cli.DONE)
        later = self.vo("vestigingen-20211201.csv", lines=[location("02BB00", "De Kaap", board="20000")])
        answer = self.read(later, status=cli.DONE)
        self.assertEqual(answer["missing"], 3)
        self.assertIsNone(self.show("01AA")["open_until"])

    def test_at_once_or_one_by_one_gives_the_same_register(self):
        old = self.vo("vestigingen-20160801.csv", lines=[location("01AA00", "Het Baken"), location("02BB00", "De Oude Kaap", board="20000")])
        new = self.vo("vestigingen-20201201.csv", lines=[location("02BB00", "De Kaap", board="20001"), location("03CC00", "De Duinen")])
        end = self.write("OVERGANGEN_20250113.csv", TRANSITIONS + "\n" + transition("04DD", "02BB", "1-8-2019") + "\n")
        gone = self.vo("vestigingen-20170801.csv", lines=[location("02BB00", "De Kaap"), location("04DD00", "De Wal")])
        answers = self.read(old, new, end, gone, status=cli.DONE, more=["--details"])
        remarks = {item["key"]: item["reason"] for answer in answers for item in answer["items"] if item["state"] == "new" and item["reason"]}
        self.assertEqual(remarks, {"01AA": "not_in_newer", "01AA00": "not_in_newer", "04DD": "ended", "04DD00": "ended"})
        self.assertEqual(sum(answer["missing"] for answer in answers), 0)
        at_once = self.dump()
        for order in ([old, gone, new, end], [end, new, gone, old]):
            self.ok("undo")
            for file in order:
                self.read(file)
            self.assertEqual(self.dump(), at_once, order)
            for _ in order[1:]:
                self.ok("undo")

    def test_the_name_of_a_roc_is_that_of_its_own_list(self):
        vo = self.vo("vestigingen-20241201.csv", lines=[location("25LX00", "Prinsentuin Breda"), location("25LX01", "Scala")])
        main = self.write("hoofdvestigingen-20160801.csv", VO_OLD.replace("VESTIGINGSNUMMER;VESTIGINGSNAAM", "INSTELLINGSNAAM") + "\n"
                          + location("25LX00", "ROC West-Brabant vo").replace("25LX00;", "") + "\n")
        mbo = self.write("mbo-20190101.csv", "MBO INSTELLINGSSOORT - CODE;MBO INSTELLINGSSOORT - NAAM;PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;"
                         "INSTELLINGSNAAM;" + TAIL + "\nROC;ROC;Drenthe;10053;25LX;Curio;Weg;1;9406NN;ASSEN;0106;ASSEN;Openbaar;;\n")
        first = None
        for order in itertools.permutations([vo, main, mbo]):
            for file in order:
                self.read(file, status=cli.DONE)
            self.assertEqual(self.show("25LX")["name"], "Curio", order)
            first = first or self.dump()
            self.assertEqual(self.dump(), first, order)
            for _ in order:
                self.ok("undo")

    def test_transitions_close_wait_and_run_in_circles(self):
        lines = "\n".join(location(f"{brin}00", f"School {brin}") for brin in ("01AA", "02BB", "03CC", "04DD", "05EE"))
        self.read(self.write("vo-2020-01.csv", VO_OLD + "\n" + lines + "\n"), status=cli.DONE)
        rows = [transition("01AA", "02BB", "1-8-2022"), transition("02BB", "03CC", "1-8-2023"),
                transition("03CC", "04DD", "1-8-2022", complete="N"), transition("04DD", "05EE", "1-8-2030"),
                transition("05EE", "06FF", "1-8-2021"), transition("06FF", "05EE", "1-8-2022")]
        answer = self.read(self.write("OVERGANGEN_20250113.csv", ("\r\n".join([TRANSITIONS, *rows, ""])).encode("utf-8-sig")),
                           status=cli.PARTLY, more=["--details"])
        self.assertEqual([(item["line"], item["reason"]) for item in answer["items"] if item["state"] == "refused"],
                         [(7, "circle")])
        found = {row["brin"]: (row["open_until"], row["successor"])
                 for row in self.ok("--today", "2025-01-13", "--json", "institutions", "list").json}
        self.assertEqual(found, {"01AA": ("2022-08-01", "03CC"), "02BB": ("2023-08-01", "03CC"), "03CC": (None, None),
                                 "04DD": (None, None), "05EE": ("2021-08-01", "06FF")})

    def test_what_is_wrong_is_refused_with_its_place(self):
        bad = [location("01AA00", "Het Baken"), "Drenthe;10053;01AA", location("01AA00", "Iets anders"),
               location("1AAA00", "Zonder code"), location("02BB00", "Bestuur", board="12A")]
        answer = self.read(self.vo(lines=bad), status=cli.PARTLY, more=["--details"])
        refused = [(item["line"], item["reason"], item.get("field")) for item in answer["items"] if item["state"] == "refused"]
        self.assertEqual(refused, [(3, "too_few_columns", "BRIN NUMMER"), (4, "duplicate", None), (5, "bad_code", "BRIN NUMMER"),
                                   (6, "bad_code", "BEVOEGD GEZAG NUMMER")])
        self.assertEqual(len(self.institutions()), 2)

    def test_a_quotation_mark_that_is_not_closed_costs_its_own_line(self):
        bad = [location("01AA00", "Het Baken"), location("02BB00", '"t Hooge'), location("03CC00", "De Kaap"),
               location("04DD00", '"De ""Jutter"""'), '"' + location("05EE00", "Half"), location("06FF00", "De Duinen")]
        answer = self.read(self.vo(lines=bad), status=cli.PARTLY, more=["--details"])
        refused = [(item["line"], item["column"], item["reason"], item["new"]) for item in answer["items"] if item["state"] == "refused"]
        self.assertEqual(refused, [(3, 5, "open_quote", "t Hooge"), (6, 1, "open_quote", "Drenthe")])
        self.assertEqual({row["brin"]: row["name"] for row in self.institutions()},
                         {"01AA": "Het Baken", "03CC": "De Kaap", "04DD": 'De "Jutter"', "06FF": "De Duinen"})

    def test_an_organisation_that_ends_before_it_begins(self):
        text = ("NR_ADMINISTRATIE,CODE_FUNCTIE,CODE_SOORT,CODE_WET,NAAM_VOLLEDIG,DT_IN_BEDRIJF,DT_UIT_BEDRIJF,CODE_STAND_RECORD\n"
                "01AA,U,ROC,WEB,ROC Noord,2000-08-01,,H\n01AA,U,ROCV,WEB,ROC Noorderpoort,2000-08-01,,A\n"
                "02BB,U,ROC,WEB,Verkeerd,2020-08-01,2019-08-01,A\n03CC,U,BAS,WPO,Basisschool,2000-08-01,,A\n"
                "01AA03,D,VST,WEB,ROC Noorderpoort Stad,2000-08-01,,A\n09ZZ01,D,VST,WEB,Wees,2000-08-01,,A\n"
                "39,B,RP,,Stichting ROC,2000-08-01,,A\n")
        answer = self.read(self.write("ORGANISATIES_20250113.csv", text), status=cli.PARTLY, more=["--details"])
        self.assertEqual([item["reason"] for item in answer["items"] if item["state"] == "refused"], ["ends_before_start", "orphan"])
        one = self.show("01AA")
        self.assertEqual((one["name"], one["sectors"], one["former_names"]), ("ROC Noorderpoort", ["VO", "MBO"], ["ROC Noord"]))
        self.read(self.write("RELATIES_20250113.csv", "NR_ADMIN_LEID,NAAM_RELATIE,NR_ADMIN_VOLG,DT_EINDE_RECORD\n"
                                                    "00039,bestuurt,01AA,\n00040,bestuurt,01AA,1-1-2010\n"), status=cli.DONE)
        self.assertEqual(self.show("01AA")["board"], "00039")

    def test_small_numbers_that_are_kept_back_are_not_nothing(self):
        text = ("BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM VESTIGING;LEER- OF VERBLIJFSJAAR 1 - MAN;LEER- OF VERBLIJFSJAAR 1 - VROUW\n"
                "01AA;00;Het Baken;89;<5\n01AA;00;Het Baken;11;\n01AA;1;Het Baken;-1;*\n")
        self.read(self.vo(), status=cli.DONE)
        self.read(self.write("leerlingen-2019.csv", text), status=cli.DONE)
        counts = [(count["code"], count["year"], count["persons"]) for count in self.show("01AA")["counts"]]
        self.assertEqual(counts, [("01AA00", 2019, 100), ("01AA01", 2019, None)])

    def test_primary_schools_and_other_files_leave_no_store(self):
        self.refused(cli.NOTHING, "institutions", "import", str(self.write("po.csv", PO + "\n")), says="basisonderwijs")
        self.refused(cli.NOTHING, "institutions", "import", str(self.write("x.csv", "a;b;c\n1;2;3\n")))
        self.refused(cli.NOTHING, "institutions", "import", str(self.vo(heading=VO_OLD + ";POSTCODE")), says="‘POSTCODE’")
        self.refused(cli.NOTHING, "institutions", "import", str(self.vo(heading=VO_OLD.replace("BRIN NUMMER;", ""))),
                     says="BRIN NUMMER / INSTELLINGSCODE")
        self.refused(cli.NOTHING, "institutions", "import", str(self.vo(heading=VO_OLD.replace("VESTIGINGSNUMMER;", ""))),
                     says="VESTIGINGSNUMMER / VESTIGINGSCODE")
        self.refused(cli.USAGE, "institutions", "import", str(self.vo()), "--as-of", "gisteren")
        self.assertFalse(self.store.exists())

    def test_the_day_comes_from_the_name_the_option_or_today(self):
        path = self.vo("lijst.csv")
        answer = self.run_cli("--today", "2024-05-06", "--json", "institutions", "import", "--dry-run", str(path))
        self.assertEqual(answer.json["as_of"], "2024-05-06")
        self.assertIn("2024-05-06", answer.err)
        self.assertEqual(self.read(path, more=["--as-of", "2019-02-03", "--dry-run"])["as_of"], "2019-02-03")
        folder = self.folder / "2018-07"
        folder.mkdir()
        self.assertEqual(self.read(path.rename(folder / "lijst.csv"), more=["--dry-run"])["as_of"], "2018-07-01")
        self.assertFalse(self.store.exists())

    def test_a_photo_is_no_table(self):
        for name, start in (("foto.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"), ("foto.csv", b"\x89PNG\r\n\x1a\n"), ("blad.csv", b"%PDF-1.7\n"),
                            ("film.csv", b"\0\0\0\x20ftypisom")):
            path = self.write(name, start + bytes(range(256)))
            for subject in ("institutions", "contacts"):
                self.refused(cli.NOTHING, subject, "import", str(path), says=f"{name}’ is geen tabel maar een ander soort bestand")

    def test_a_zip_as_published(self):
        path = self.folder / "basisgegevens-20201201.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("lees mij.txt", "Dit is geen tabel\n")
            packed.writestr("leeg.csv", "")
            packed.writestr("anders.csv", "Boodschap;Maand\nKlok;mei\n")
            packed.writestr("b/vestigingen.csv", VO_OLD + "\n" + location("01AA00", "Het Baken") + "\n")
            packed.writestr("a/OVERGANGEN_20250113.csv", TRANSITIONS + "\n" + transition("01AA", "02BB", "1-8-2022") + "\n")
        done = self.run_cli("--json", "institutions", "import", str(path))
        self.assertEqual(done.status, cli.DONE, done)
        answers = done.json
        self.assertRegex(done.err, "leeg.csv’ is leeg")
        self.assertRegex(done.err, "anders.csv’ is niet herkend.*Boodschap, Maand")
        self.assertNotIn("lees mij", done.err)
        self.assertEqual([(answer["kind"], answer["as_of"]) for answer in answers],
                         [("transitions", "2025-01-13"), ("vo-locations", "2020-12-01")])
        self.assertEqual(len(self.ok("--json", "history").json), 1)

    def test_a_table_of_a_zip_that_is_broken_leaves_the_others(self):
        path = self.folder / "basisgegevens-20201201.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("kapot.xlsx", "geen werkboek")
            packed.writestr("vestigingen.csv", VO_OLD + "\n" + location("01AA00", "Het Baken") + "\n")
        done = self.run_cli("institutions", "import", str(path))
        self.assertEqual(done.status, cli.PARTLY)
        self.assertIn("kapot.xlsx", done.err)
        self.assertEqual([row["brin"] for row in self.institutions()], ["01AA"])

    def test_a_bomb_is_not_unpacked(self):
        path = self.folder / "bom-20201201.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("OVERGANGEN.csv", b"0" * 60_000_000)
        self.refused(cli.NOTHING, "institutions", "import", str(path))

    def test_undo_puts_everything_back_and_search_with_it(self):
        self.read(self.vo(), status=cli.DONE)
        before = self.dump(ids=True)
        self.read(self.vo("vestigingen-20211201.csv", lines=[location("01AA00", "De Vuurtoren"), location("02BB00", "De Kaap")]))
        self.assertEqual([row["brin"] for row in self.institutions("--search", "vuurt")], ["01AA"])
        self.ok("undo")
        self.assertEqual(self.dump(ids=True), before)
        self.assertEqual(self.institutions("--search", "vuurt"), [])
        self.ok("redo")
        self.assertEqual([row["brin"] for row in self.institutions("--search", "kaap")], ["02BB"])
        self.assertEqual(self.ok("--json", "verify").json["findings"], [])


@needs_real
class Real(Register):
    FILES = {
        "vo/2020-12/alle-vestigingen-vo.csv": {"institution": 648, "location": 1619, "board": 323},
        "vo/2016-08/01.-hoofdvestigingen-vo.csv": {"institution": 651, "board": 338},
        "vo/2026-10-excerpt/02.-alle-vestigingen-vo.excerpt.csv": {"institution": 8, "location": 10, "board": 7},
        "vo/2020-12/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv": {"count": 1450},
        "ho/2021-01/01-instellingen-hbo-en-wo.csv": {"institution": 54, "board": 54},
        "ho/2021-01/04-inschrijvingen-hbo-2019.csv": {"count": 180},
        "ho/2026-03/ho-erkenningen-rio.csv": {"institution": 179, "board": 172, "location": 358},
        "mbo/2024-07/BRIN.xlsx": {"institution": 57},
        "mbo/2025-01/vocational_education_locations.csv": {"institution": 73, "location": 27, "name": 127},
        "brin/2025-01/OVERGANGEN_20250113.csv": {"transition": 8785},
        "brin/2026-03/Mapping_BRIN_4_nummer_INS_Instellingsnaam.csv": {"name": 19129},
    }
    ENCODINGS = {"vo/2020-12/alle-vestigingen-vo.csv": "windows-1252", "mbo/2024-07/BRIN.xlsx": "XLSX",
                 "brin/2025-01/OVERGANGEN_20250113.csv": "UTF-8"}

    def persons(self, sector, year):
        with sqlite3.connect(self.store) as db:
            return db.execute("SELECT sum (persons) FROM reach WHERE sector = ? AND year = ?", (sector, str(year))).fetchone()[0]

    def clear(self):
        """The store goes, with its log and the folder of its materials."""
        for rest in self.folder.glob("a.db*"):
            if rest.is_dir():
                shutil.rmtree(rest)
            else:
                rest.unlink()

    def test_each_file_alone_twice_and_taken_back(self):
        """The counts of the files' own description; reading again changes nothing; taking back leaves an equal store."""
        for name, counts in self.FILES.items():
            with self.subTest(name):
                self.clear()
                self.ok("sample")
                empty = self.dump()
                answer = self.read(REAL / name)
                self.assertEqual({kind: numbers["new"] for kind, numbers in answer["by_type"].items()}, counts)
                if name in self.ENCODINGS:
                    self.assertEqual(answer["encoding"], self.ENCODINGS[name])
                change = self.ok("--json", "history").json[0]["id"]
                again = self.read(REAL / name)
                self.assertEqual((again["new"], again["changed"]), (0, 0))
                self.assertEqual(self.ok("--json", "history").json[0]["id"], change)
                self.ok("takeback", str(change))
                self.assertEqual(self.dump(), empty)

    def test_any_order_gives_the_same_register(self):
        first = None
        for seed in (0, 1, 2):
            self.clear()
            names = list(self.FILES)
            random.Random(seed).shuffle(names)
            if seed == 0:
                self.read(*[REAL / name for name in names]) # at once
            else:
                for name in names:
                    self.read(REAL / name)
            found = self.dump()
            found.pop("words")
            first = first or found
            for table in TABLES:
                self.assertEqual(found[table], first[table], f"{table}: {names}")
            self.assertEqual(self.ok("--json", "verify").json["findings"], [])

    def test_what_is_known_of_these_files(self):
        names = [str(REAL / name) for name in self.FILES]
        answers = self.read(*names)
        self.assertEqual(len(answers), len(names))
        self.assertEqual(len(self.ok("--json", "history").json), 1)
        self.assertEqual(self.persons("VO", 2019), 956857)
        self.assertEqual(self.persons("HO", 2019), 468931)
        with sqlite3.connect(self.store) as db:
            codes = [row[0] for row in db.execute("SELECT DISTINCT code FROM brin_name")]
            self.assertGreaterEqual(len(codes), 19129)
            self.assertTrue(all(len(code) == 4 and code[:2].isdigit() and code[2:].isalpha() for code in codes))
            of_2020 = {row[0] for row in db.execute("SELECT code FROM location WHERE sources LIKE '%2020-12-01%'"
                                                   " OR sources LIKE '%2026-10-01%'")}
            counted = {row[0] for row in db.execute("SELECT code FROM reach WHERE sector = 'VO'")}
        only_2026 = {"20LO01"} - of_2020
        self.assertEqual(len(counted - of_2020 - only_2026), 11)

        listed = {row["brin"]: row for row in self.ok("--today", "2025-01-13", "--json", "institutions", "list").json}
        for brin, (day, successor) in {"04EU": ("2022-08-01", "25EF"), "28DE": ("2022-08-01", "04FO"), "25LG": ("2023-08-01", "08PG"),
                                       "01NJ": ("2024-08-01", "25PW"), "25RA": ("2024-08-01", "25PT")}.items():
            self.assertEqual((listed[brin]["open_until"], listed[brin]["successor"]), (day, successor), brin)
        for brin in ("25LR", "25PT"):
            self.assertIsNone(listed[brin]["open_until"], brin)
        self.assertEqual(listed["25LX"]["sectors"], ["VO", "MBO"])
        self.assertEqual(listed["25PW"]["sectors"], ["VO", "MBO"])
        for brin in ("21CW", "30GB", "00IC", "22NC", "25AV"): # 27PZ differs in its capitals only
            self.assertTrue(self.show(brin)["former_names"], brin)

    def test_boards_of_2021_are_those_of_2026_and_six_names_changed(self):
        self.read(REAL / "ho/2021-01/01-instellingen-hbo-en-wo.csv")
        answer = self.read(REAL / "ho/2026-03/ho-erkenningen-rio.csv", more=["--details"])
        renamed = {item["key"] for item in answer["items"] if item["field"] == "name" and len(item["key"]) == 4}
        self.assertEqual(renamed, {"21CW", "30GB", "00IC", "27PZ", "22NC", "25AV"})
        self.assertEqual(answer["by_type"]["board"]["new"], 172 - 54)
        with sqlite3.connect(self.store) as db:
            self.assertEqual(db.execute("SELECT count (*) FROM board WHERE number = '00039' AND name <> ''").fetchone()[0], 1)

    def test_locations_without_pupils_and_pupils_without_a_location(self):
        self.read(REAL / "vo/2020-12/alle-vestigingen-vo.csv")
        self.read(REAL / "vo/2020-12/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv")
        with sqlite3.connect(self.store) as db:
            here = {row[0] for row in db.execute("SELECT code FROM location")}
            counted = {row[0] for row in db.execute("SELECT code FROM reach")}
        self.assertEqual((len(counted - here), len(here - counted)), (11, 180))

    def test_the_sheet_and_the_transitions(self):
        self.read(REAL / "mbo/2024-07/BRIN.xlsx")
        self.read(REAL / "brin/2025-01/OVERGANGEN_20250113.csv")
        listed = self.ok("--today", "2025-01-13", "--json", "institutions", "list", "--sector", "MBO").json
        closed = {row["brin"] for row in listed if row["open_until"]}
        self.assertEqual(len(listed), 57)
        self.assertEqual(closed, {"04EU", "28DE", "25LG", "01NJ", "25RA"})
        self.assertFalse({"25LR", "25PT"} & {row["brin"] for row in listed})


if __name__ == "__main__":
    cli.main()
