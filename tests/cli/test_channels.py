#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Channels out to a file, edited there, and back: as somebody does in a spreadsheet."""
import csv

import cli

HEADING = "BRIN;Instelling;Soort;Naam;Profiel;Vestigingen;Aantal schermen;Stand;Bestandstypen;Duur (seconden)"


class Channels(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("sample", self.store, store=False)

    def write(self, *lines, heading=HEADING):
        path = self.folder / "kanalen.csv"
        path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
        return str(path)

    def read(self, *lines, status=cli.DONE, **named):
        answer = self.run_cli("--json", "channels", "import", self.write(*lines, **named), "--details")
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def channels(self, brin):
        return {row["name"]: row for row in self.ok("--json", "channels", "list", "--institution", brin).json}

    def counts(self, answer):
        return {state: answer[state] for state in ("new", "changed", "same", "missing", "refused")}

    def test_out_and_back_is_all_the_same(self):
        for name in ("kanalen.csv", "kanalen.xlsx"):
            path = str(self.folder / name)
            self.ok("channels", "export", "-o", path)
            answer = self.ok("--json", "channels", "import", path).json
            n_channels = len(self.ok("--json", "channels", "list").json)
            self.assertEqual(self.counts(answer), {"new": 0, "changed": 0, "same": n_channels, "missing": 0, "refused": 0})

    def test_what_is_edited_is_known_again_by_its_key(self):
        path = self.folder / "kanalen.csv"
        self.ok("channels", "export", "-o", str(path))
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        for row in rows:
            if row["BRIN"] == "90AA" and row["Naam"] == "Schermen ingang":
                row.update({"Naam": "Schermen hal", "Duur (seconden)": "12", "Bestandstypen": "jpg, mp4", "Vestigingen": "90AA01"})
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        answer = self.ok("--json", "channels", "import", str(path), "--details").json
        self.assertEqual((answer["changed"], answer["refused"]), (1, 0))
        self.assertEqual({item["field"] for item in answer["items"] if item["state"] == "changed"},
                         {"name", "duration_s", "formats", "locations"})
        channel = self.channels("90AA")["Schermen hal"]
        self.assertEqual(channel["locations"], ["90AA01"])
        self.assertEqual((channel["specs"]["duration_s"]["value"], channel["specs"]["duration_s"]["origin"]), ("12", "list"))
        self.assertEqual(channel["specs"]["formats"]["value"], "jpg,mp4")
        self.assertEqual(channel["specs"]["orientation"]["words"], "ze hangen rechtop")  # said the same, and kept
        self.ok("undo")
        self.assertIn("Schermen ingang", self.channels("90AA"))

    def test_new_ones_and_unknown(self):
        answer = self.read("90AT;;scherm;Scherm hal;Schermdienst liggend;alle;2;;onbekend;", ";Voorbeeldvervoer;poster;Abri's;;;;staand;pdf;")
        self.assertEqual((answer["new"], answer["refused"]), (2, 0))
        specs = self.channels("90AT")["Scherm hal"]["specs"]
        self.assertEqual((specs["formats"]["known"], specs["formats"]["inherited"]), (False, False))
        self.assertEqual((specs["width_px"]["value"], specs["width_px"]["inherited"]), ("1920", True))
        self.assertIsNone(self.channels("90AT")["Scherm hal"]["locations"])
        self.assertEqual(self.counts(self.read("90AT;;scherm;scherm HAL;;;2;;;"))["same"], 0)  # its name is written another way

    def test_what_is_wrong_is_refused_with_its_place(self):
        answer = self.read("90AT;;scherm;Een;;;;schuin;jpg;", "25LX;;scherm;Twee;;;1;;;", "XX;;scherm;Drie;;;1;;;", "90AT;;hologram;Vier;;;1;;;",
                           "90AT;;scherm;;;;1;;;", "90AT;;scherm;Zes;Onbekend profiel;;1;;;", "90AT;;scherm;Zeven;;90AA00;1;;;",
                           "90AT;;scherm;Acht;;;1;;;", status=cli.PARTLY)
        self.assertEqual((answer["new"], answer["refused"]), (1, 7))
        refused = {item["line"]: item for item in answer["items"] if item["state"] == "refused"}
        self.assertEqual((refused[2]["column"], refused[2].get("reason") is not None), (8, True))
        self.assertEqual(sorted(refused), [2, 3, 4, 5, 6, 7, 8])
        self.assertEqual(list(self.channels("90AT")), ["Acht"])

    def test_a_quotation_mark_that_is_not_closed_costs_its_own_line(self):
        answer = self.read('90AT;;scherm;"Een;;;1;;;', "90AT;;scherm;Twee;;;1;;;", status=cli.PARTLY)
        self.assertEqual([(item["line"], item["column"], item["reason"]) for item in answer["items"] if item["state"] == "refused"],
                         [(2, 4, "open_quote")])
        self.assertIn("Twee", self.channels("90AT"))

    def test_what_is_not_in_the_file_stays(self):
        answer = self.read("90AJ;;scherm;Schermen;;;10;;;")
        self.assertEqual((answer["changed"], answer["missing"]), (1, 1))  # the app of that institution; nobody else is asked about
        self.assertIn("Middenmeer-app", self.channels("90AJ"))

    def test_no_list_of_channels(self):
        self.refused(cli.NOTHING, "channels", "import", self.write("1;2", heading="jaar;maand"), says="jaar")
        self.refused(cli.USAGE, "channels", "export", "-o", "kanalen.pdf", says=".xlsx")

    def test_an_institution_shows_its_channels(self):
        shown = self.ok("--json", "institutions", "show", "90AA").json["channels"]
        self.assertEqual([row["name"] for row in shown],
                         ["Schermen ingang", "Schermen kantine", "Havenstad-app", "Nieuwsbrief studenten"])
        self.assertEqual(shown[1]["locations"], ["90AA00", "90AA01", "90AA02"])


if __name__ == "__main__":
    cli.main()
