#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The whole path by the headless program: packages, links, a school that fetches, receipts; interrupted anywhere, and
with secrets that must be nowhere. The platform is the practice platform. What a server does wrong on the way is tested
in tests/unit/service/test-publish.c, where nobody has to wait for it.

DUO_PUBLISH_KILLS=50 interrupts so often, with 60 institutions and 12 materials."""
import base64
import collections
import csv
import hashlib
import io
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
import unittest
import uuid
import urllib.error
import urllib.parse
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "platform")]

import cli  # noqa: E402
from platform_server import Server, figure  # noqa: E402
from recording_proxy import Recorder  # noqa: E402

CAMPAIGN = "Proefcampagne"
TODAY = ("--today", "2020-10-14")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"><rect width="9" height="9"/></svg>'
ROUNDS = int(os.environ.get("DUO_PUBLISH_KILLS", "6"))


class Publish(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"  # no keyring: secrets stay in memory
        self.server = Server("--test-control")
        self.ok("sample", self.store, *TODAY, store=False)
        self.ok(*TODAY, "campaigns", "add", "--title", CAMPAIGN, "--live", "2020-11-16", "--waves", "MBO,VO+HO")
        self.ok(*TODAY, "campaigns", "conclude", "--campaign", CAMPAIGN, "--sector", "MBO", "--text", "Verder met vo en ho")
        self.write("liggend.svg", SVG % (1920, 1080))
        self.write("staand.svg", SVG % (1080, 1920))
        self.write("push.txt", "Vraag op tijd aan voor 2021.")
        self.ok(*TODAY, "materials", "add", "--campaign", CAMPAIGN, "liggend.svg", "staand.svg", "push.txt")
        self.describe()
        self.ok(*TODAY, "materials", "release", "--campaign", CAMPAIGN)
        self.secret = self.server.password

    def tearDown(self):
        self.server.close()
        super().tearDown()

    def describe(self):
        """What a person fills in beside a material, so that it may be released."""
        with sqlite3.connect(self.store) as db:
            db.execute("UPDATE material SET alt_text = 'Een vlak', rights = 'unlimited'")
        db.close()

    def start_with_secret(self, *words):
        process = subprocess.Popen([cli.PROGRAM, "--store", self.store, *TODAY, *words], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env, cwd=self.folder)
        process.stdin.write(self.secret.encode() + b"\n")
        process.stdin.close()
        process.stdin = None
        return process

    def tell(self, *words, status=cli.DONE):
        process = self.start_with_secret(*words)
        out, err = process.communicate(timeout=120)
        answer = cli.Answer(subprocess.CompletedProcess(words, process.returncode, out, err))
        self.assertEqual(answer.status, status, f"{words}\n{answer}")
        self.assertNotIn("CRITICAL", answer.err)
        return answer

    def sign_in(self, address=None):
        self.tell("platform", "account", address or self.server.address, "--login", self.server.user)

    def grow(self, institutions=60, materials=12):
        """More of the same: so many get something, and there is so much of it."""
        sizes = ((1280, 720), (600, 600), (1080, 1080), (3840, 2160), (2160, 3840), (800, 600), (1200, 628), (600, 300))
        names = [self.write(f"beeld-{w}x{h}.svg", SVG % (w, h)).name for w, h in sizes]
        names += [self.write(f"bericht-{n}.txt", "Vraag het aan. " * n).name for n in range(1, materials - 3 - len(sizes) + 1)]
        self.ok(*TODAY, "materials", "add", "--campaign", CAMPAIGN, *names)
        self.describe()
        self.ok(*TODAY, "materials", "release", "--campaign", CAMPAIGN)
        there = self.ok("--json", *TODAY, "platform", "publish", "--campaign", CAMPAIGN, "--dry-run").json
        brins = [step["what"].split()[0] for step in there if step["step"] == "link"]
        originals = [brin for brin in brins if len(brin) == 4 and brin[:2] == "90"]
        with sqlite3.connect(self.store) as db:
            for number in range(institutions - len(brins)):
                code = f"{10 + number // 26}Z{chr(65 + number % 26)}"
                self.clone(db, originals[number % len(originals)], code)
        db.close()

    def clone(self, db, original, code):
        """An institution with the answers and channels of another."""
        def copy(table, where, **other):
            made = []
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            for row in db.execute(f"SELECT * FROM {table} WHERE {where}").fetchall():
                new = dict(zip(columns, row))
                old, new["id"], new["uid"] = new["id"], None, str(uuid.uuid4())
                new.update(other)
                made.append((old, db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})",
                                             list(new.values())).lastrowid))
            return made

        [(old, new)] = copy("institution", f"brin = '{original}'", brin=code, name=f"School {code}", short_name=f"School {code}")
        copy("institution_sector", f"institution = {old}", institution=new)
        copy("willingness", f"institution = {old}", institution=new)
        for channel, copied in copy("channel", f"institution = {old}", institution=new):
            for value, copied_value in copy("spec_value", f"channel = {channel}", channel=copied):
                copy("spec_item", f"spec_value = {value}", spec_value=copied_value)

    def publish(self, *more, status=cli.DONE):
        return self.tell("--json", "platform", "publish", "--campaign", CAMPAIGN, "--until", "2027-02-28", *more,
                         status=status)

    def fetch(self, link, code):
        token = link["url"].rsplit("/", 1)[1]
        request = urllib.request.Request(f"{self.server.address}/public.php/dav/files/{token}")
        request.add_header("Authorization", "Basic " + base64.b64encode(f"anonymous:{code}".encode()).decode())
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def shares(self):
        answer = self.server.request("GET", "/ocs/v2.php/apps/files_sharing/api/v1/shares",
                                     headers={"OCS-APIRequest": "true", "Accept": "application/json"})
        self.assertEqual(answer.status, 200)
        return json.loads(answer.body)["ocs"]["data"]

    def assert_whole(self, links):
        """Each institution has one link, its code opens it, and what is behind it is what the store says."""
        labels = collections.Counter(share["label"] for share in self.shares())
        self.assertEqual(labels, collections.Counter(link["label"] for link in links), "a link was made twice or is missing")
        with sqlite3.connect(self.store) as db:
            wanted = dict(db.execute("SELECT label, sha256 FROM platform_package"))
        db.close()
        for link in links:
            data = self.fetch(link, link["code"])
            self.assertEqual(hashlib.sha256(data).hexdigest(), wanted[link["label"]], link["label"])

    def test_from_plan_to_receipt(self):
        self.sign_in()
        steps = self.publish("--dry-run").json
        self.assertEqual(list(self.server.files.iterdir()), [], "a dry run sent something")
        links = self.publish().json
        self.assertEqual(len([s for s in steps if s["step"] == "link"]), len(links))
        self.assertGreater(len(links), 5)
        self.assertTrue(all(link["last_day"] == "2027-02-28" for link in links))
        self.assert_whole(links)
        self.assertEqual([s["step"] for s in self.publish("--dry-run").json], ["folder"][:0])
        with self.assertRaises(urllib.error.HTTPError) as caught:
            self.fetch(links[0], "AAAA-BBBB-CCCC")
        self.assertEqual(caught.exception.code, 401)
        counts = self.tell("--json", "platform", "downloads", "--campaign", CAMPAIGN).json
        self.assertEqual({c["label"]: c["downloads"] for c in counts}, {link["label"]: 1 for link in links})
        with sqlite3.connect(self.store) as db:
            facts = db.execute("SELECT COUNT(*) FROM participation p JOIN campaign c ON c.id = p.campaign"
                               " WHERE c.name = ? AND p.code_issued <> '' AND p.downloaded <> ''", (CAMPAIGN,)).fetchone()
        db.close()
        self.assertGreaterEqual(facts[0], len(links) - 1)  # a partner is in no sector

    def assert_as_specified(self, line):
        """What every request of its kind has to have, and must not have."""
        for request in line.requests:
            told, sent = repr(request), request.header
            self.assertIsNone(sent("Cookie"), told)
            self.assertEqual(sent("Authorization") is None, request.path.endswith("/status.php"), told)
            if "/ocs/" in request.path:
                self.assertEqual((sent("OCS-APIRequest"), sent("Accept")), ("true", "application/json"), told)
            if request.method == "PROPFIND":
                self.assertIn(sent("Depth"), ("0", "1"), told)
            if request.method in ("COPY", "MOVE"):
                self.assertTrue(sent("Destination").startswith(f"{line.address}/remote.php/dav/files/"), told)
            if "/dav/uploads/" in request.path:
                self.assert_chunked(line, request)
            if request.method == "POST" and request.path.endswith("/shares"):
                self.assert_share(request)
            if request.method == "PUT" and request.path.endswith("/limit"):
                self.assertEqual(request.body, b"limit=1000000", told)
            if request.path.endswith("/validate"):  # what the platform thinks of a code that was made here
                form = urllib.parse.parse_qs(request.body.decode(), strict_parsing=True)
                self.assertEqual((request.method, set(form), form["context"]), ("POST", {"password", "context"}, ["sharing"]), told)

    def assert_chunked(self, line, request):
        told, sent = repr(request), request.header
        self.assertIsNone(sent("If-Match"), told)  # it would judge the part, not the target
        self.assertIsNone(sent("If-None-Match"), told)
        if request.method in ("MKCOL", "PUT", "MOVE"):
            self.assertTrue(sent("Destination").startswith(f"{line.address}/remote.php/dav/files/"), told)
        if request.method in ("PUT", "MOVE"):
            self.assertRegex(sent("OC-Total-Length"), "^[0-9]+$", told)
        if request.method == "PUT":
            self.assertRegex(request.path, "/[0-9]{5}$")
        if request.method == "MOVE":
            self.assertTrue(request.path.endswith("/.file"), told)
            self.assertRegex(sent("X-OC-Mtime"), "^[0-9]+$", told)
            self.assertRegex(sent("OC-Checksum"), "^SHA256:[0-9a-f]{64}$", told)
            self.assertEqual(sent("X-Hash"), "sha256", told)
            if sent("Overwrite") is None:  # over what is known only
                self.assertRegex(sent("If"), "^<" + re.escape(sent("Destination")) + r"> \(\[\".+\"\]\)$", told)
            else:
                self.assertEqual((sent("Overwrite"), sent("If")), ("F", None), told)

    def assert_share(self, request):
        self.assertEqual(request.header("Content-Type"), "application/x-www-form-urlencoded")
        form = urllib.parse.parse_qs(request.body.decode(), strict_parsing=True)
        self.assertEqual(set(form), {"path", "shareType", "permissions", "label", "password", "expireDate"})
        self.assertEqual((form["shareType"], form["permissions"]), (["3"], ["1"]))
        self.assertRegex(form["path"][0], r"^/.+/.+\.zip$")
        self.assertTrue(form["label"][0].endswith(CAMPAIGN), form["label"])
        self.assertEqual(form["expireDate"], ["2027-03-01"], "the day after the last one on which it works")

    def test_requests_are_what_they_should_be(self):
        with Recorder(self.server.address) as line:
            self.sign_in(line.address)
            links = self.publish().json
            first = collections.Counter(r.method for r in line.requests)
            with sqlite3.connect(self.store) as db:
                different = db.execute("SELECT COUNT(DISTINCT sha256) FROM platform_package").fetchone()[0]
            db.close()
            self.assertEqual(first["PUT"], different + len(links), "a chunk for each file, a counter for each link")
            self.assertEqual(first["MOVE"], different)
            self.assertEqual(first["COPY"], len(links) - different)
            self.assertEqual(len([r for r in line.requests if r.method == "POST" and r.path.endswith("/shares")]), len(links))
            self.assertEqual({r.header("Overwrite") for r in line.requests if r.method in ("MOVE", "COPY")}, {"F"})
            self.assert_as_specified(line)
            shares = [r for r in line.requests if r.method == "POST" and r.path.endswith("/shares")]
            judged = [r for r in line.requests if r.path.endswith("/validate")]
            self.assertEqual([urllib.parse.parse_qs(r.body.decode())["password"] for r in judged],
                             [urllib.parse.parse_qs(r.body.decode())["password"] for r in shares], "each code judged before its link")
            # what was typed is traded for an app password once, when the account is added
            traded = [(r.method, r.status) for r in line.requests if r.path.endswith("/core/getapppassword")]
            self.assertEqual(traded, [("GET", 200)])
            begun = len(line.requests)
            self.publish()
            again = {r.method for r in line.requests[begun:]}
            self.assertLessEqual(again, {"GET", "PROPFIND"}, "the second time something was changed")

    def test_sixty_institutions_and_twelve_materials(self):
        """Every request has its reason."""
        with Recorder(self.server.address) as line:
            self.sign_in(line.address)
            self.grow()
            begun = len(line.requests)
            links = self.publish().json
            requests = line.requests[begun:]
            with sqlite3.connect(self.store) as db:
                different = db.execute("SELECT COUNT(DISTINCT sha256) FROM platform_package").fetchone()[0]
            db.close()
            self.assertEqual(len(links), 60)
            copies = 60 - different
            reasons = {
                "what the platform is, what it can do, who we are": 3,
                "the folder": 1,
                "a package: what is there, a place for parts, which parts are there, the part, put together, there, its hash": 7 * different,
                "a copy over there: made, there, its hash": 3 * copies,
                "a link: its code judged, made, its counter begun": 3 * 60,
            }
            self.assertEqual(len(requests), sum(reasons.values()), collections.Counter(r.method for r in requests))
            begun = len(line.requests)
            self.publish()
            self.assertEqual(len(line.requests) - begun, 3, "again: only what the platform is, what it can do, who we are")
        figure(f"60 institutions, 12 materials, {different} different packages: {len(requests)} requests; again: 3. "
               + "; ".join(f"{number}: {reason}" for reason, number in reasons.items()))

    def test_a_new_version_keeps_the_link(self):
        with Recorder(self.server.address) as line:
            self.sign_in(line.address)
            self.publish_a_new_version(line)
            self.assert_as_specified(line)

    def publish_a_new_version(self, line):
        before = {link["label"]: link for link in self.publish().json}
        self.write("push.txt", "Een ander bericht voor 2021.")
        ids = {m["title"]: m["id"] for m in self.ok("--json", "materials", "list", "--campaign", CAMPAIGN).json}
        self.ok(*TODAY, "materials", "add", "--campaign", CAMPAIGN, "push.txt", "--replaces", str(ids["push"]))
        self.describe()
        self.ok(*TODAY, "materials", "release", "--campaign", CAMPAIGN)
        begun = len(line.requests)
        after = {link["label"]: link for link in self.publish().json}
        self.assertEqual({k: v["url"] for k, v in before.items()}, {k: v["url"] for k, v in after.items()})
        self.assertTrue([r for r in line.requests[begun:] if r.method == "MOVE" and r.header("If") is not None])
        self.assertFalse([r for r in line.requests[begun:] if r.method == "POST" and r.path.endswith("/shares")])
        changed = 0
        with sqlite3.connect(self.store) as db:
            wanted = dict(db.execute("SELECT label, sha256 FROM platform_package"))
        db.close()
        for label, link in before.items():
            data = self.fetch(link, link["code"])
            self.assertEqual(hashlib.sha256(data).hexdigest(), wanted[label])
            changed += b"Een ander bericht" in data or wanted[label] is not None
        self.assertEqual(changed, len(before))

    def test_revoked_links_open_nothing(self):
        self.sign_in()
        links = self.publish().json
        brin = links[0]["label"].split()[0]
        states = self.tell("--json", "platform", "revoke", "--campaign", CAMPAIGN, "--institution", brin).json
        self.assertEqual([s["link_state"] for s in states if s["label"] == links[0]["label"]], ["withdrawn"])
        with self.assertRaises(urllib.error.HTTPError):
            self.fetch(links[0], links[0]["code"])
        self.fetch(links[1], links[1]["code"])
        self.refused(cli.NOTHING, "undo")
        unknown = self.tell("platform", "revoke", "--campaign", CAMPAIGN, "--institution", "99zz", status=cli.NOTHING)
        self.assertNotIn("op het platform", unknown.err)
        self.assertIn("99ZZ", unknown.err)
        self.assertRegex(self.tell("platform", "status", "--campaign", CAMPAIGN).out, f"(?m)^{brin} (?!{CAMPAIGN})[^ ]")
        dry = self.tell("platform", "publish", "--campaign", CAMPAIGN, "--until", "2027-02-28", "--dry-run")
        self.assertIn(f"{links[0]['label']}: de link was ingetrokken en wordt opnieuw gemaakt.", dry.err)

    def test_killed_at_any_moment(self):
        """kill -9 of the client, and of the server, in turns: it always ends whole."""
        self.sign_in()
        if ROUNDS >= 50:
            self.grow()
        chance = random.Random(20)
        told = {}  # without a keyring, a run that was killed after it was done had told its codes
        for round_number in range(ROUNDS):
            process = self.start_with_secret("--json", "platform", "publish", "--campaign", CAMPAIGN, "--until", "2027-02-28")
            time.sleep(chance.uniform(0.05, 0.8 if ROUNDS < 50 else 4))
            if round_number % 2:
                self.server.kill()
                self.server.start()
                process.kill()
            else:
                process.kill()
            out = process.communicate()[0]
            if out.rstrip().endswith(b"]"):
                told.update((link["label"], link["code"]) for link in json.loads(out) if link["code"])
        links = self.publish().json
        for link in links:
            link["code"] = link["code"] or told[link["label"]]
        self.assert_whole(links)
        figure(f"{ROUNDS} times killed, {len(links)} institutions: whole, no link doubled")
        self.assertEqual([], [p for p in self.server.files.rglob("*.tmp")])

    def test_codes_go_where_they_were_asked_for(self):
        """A platform that is none to practise on, and no keyring: refused before anything is made unless the codes have a
        list to go to; and then they stand there, and nowhere else. A list that can't be written loses none."""
        self.server.faults(product="Nextcloud")
        self.sign_in()
        self.assertIn("sleutelbos", self.publish(status=cli.NOTHING).err)
        self.assertEqual(self.shares(), [])
        self.publish("-o", "weg/lijst.xlsx", status=cli.NOTHING)
        self.publish("-o", "lijst.csv")
        text = (self.folder / "lijst.csv").read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        states = {state["label"]: state for state in self.tell("--json", "platform", "status", "--campaign", CAMPAIGN).json}
        self.assertEqual(len(rows), len(states))
        self.assertEqual(len({row["Inlogcode"] for row in rows}), len(rows))
        for row in rows:
            self.assertEqual(row["Geldig t/m"], "2027-02-28")
            self.fetch({"url": row["Link"]}, row["Inlogcode"])
        self.assertEqual(sorted(row["Link"] for row in rows), sorted(state["url"] for state in states.values()))
        for root in (self.folder, self.server.folder):
            for path in root.rglob("*"):
                if path.is_file() and path.name != "lijst.csv":
                    for row in rows[:5]:
                        self.assertNotIn(row["Inlogcode"].encode(), path.read_bytes(), path)

    def test_secrets_are_nowhere(self):
        """Five of them go through all flows; only what a person asked to be printed has any in it."""
        self.sign_in()
        links = self.publish().json
        log = self.folder / "log.txt"
        with open(log, "wb") as told:
            for words in (("platform", "publish", "--campaign", CAMPAIGN, "--dry-run"), ("platform", "downloads", "--campaign", CAMPAIGN),
                          ("platform", "status", "--campaign", CAMPAIGN), ("platform", "links", "--campaign", CAMPAIGN),
                          ("--json", "platform", "links", "--campaign", CAMPAIGN), ("history",), ("overview", "month", "2020-10", "-o", "o.xlsx"),
                          ("overview", "month", "2020-10", "-o", "uit.xlsx", "--issue"), ("calendar", "export", "--year", "2020", "-o", "k.xlsx"),
                          ("--json", "campaigns", "show", CAMPAIGN)):
                answer = self.tell(*words)
                told.write(answer.out.encode() + answer.err.encode())
        brin = links[0]["label"].split()[0]
        self.tell("platform", "revoke", "--campaign", CAMPAIGN, "--institution", brin)
        self.ok("backup", "copy.zip")
        self.ok("backup", "--store-only", "copy.db")
        for name in ("o.xlsx", "uit.xlsx", "k.xlsx", "copy.zip"):
            if zipfile.is_zipfile(self.folder / name):
                with zipfile.ZipFile(self.folder / name) as packed:
                    packed.extractall(self.folder / f"{name}-unpacked")
        self.assertTrue((self.folder / "o.xlsx-unpacked").is_dir())
        secrets = [self.secret.encode()] + [link["code"].encode() for link in links[:4]]
        secrets += [base64.b64encode(f"{self.server.user}:{self.secret}".encode())]
        secrets += [s.replace(b"-", b"") for s in secrets[1:5]]
        for root in (self.folder, self.server.folder):
            for path in root.rglob("*"):
                if path.is_file():
                    data = path.read_bytes()
                    for secret in secrets:
                        self.assertNotIn(secret, data, f"{path} holds a secret")

    def test_secrets_are_in_no_environment_and_no_command_line(self):
        self.sign_in()
        process = self.start_with_secret("platform", "publish", "--campaign", CAMPAIGN, "--until", "2027-02-28")
        seen = []

        def look():
            try:
                for name in ("cmdline", "environ"):
                    seen.append(pathlib.Path(f"/proc/{process.pid}/{name}").read_bytes())
            except OSError:
                pass

        watcher = threading.Thread(target=look)
        time.sleep(0.1)
        watcher.start()
        watcher.join()
        process.communicate(timeout=120)
        self.assertTrue(seen)
        self.assertFalse(any(self.secret.encode() in data for data in seen))

    def test_wrong_password_stops_at_once(self):
        self.sign_in()
        self.secret = "anders"
        answer = self.publish(status=cli.NOTHING)
        self.assertIn("accepteert de aanmelding niet", answer.err)

    def test_no_list_of_an_exercise(self):
        self.sign_in()
        self.publish()
        self.refused(cli.NOTHING, "platform", "links", "--campaign", CAMPAIGN, "-o", "lijst.xlsx", says="oefening")
        self.assertFalse((self.folder / "lijst.xlsx").exists())

    def test_nothing_released(self):
        self.sign_in()
        self.refused(cli.NOTHING, *TODAY, "platform", "publish", "--campaign", "SF aanvragen", "--dry-run",
                     says="niets te publiceren")


if __name__ == "__main__":
    cli.main()
