#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The client against Debian's Apache mod_dav: files in their place, whole, whatever the line does."""
import hashlib
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest

import servers

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "platform"))
from recording_proxy import Recorder  # noqa: E402

TRY = sys.argv.pop(1)
OFFSETS = int(os.environ.get("DUO_CUT_OFFSETS", "0"))  # so many places, by chance, in place of the few


def client(address, *arguments, login=servers.LOGIN, secret=servers.SECRET, authority=None, patience=None):
    environment = {"G_DEBUG": "fatal-criticals", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    if authority is not None:
        environment["DUO_TEST_AUTHORITY"] = str(authority)
    if patience is not None:
        environment["DUO_TEST_PATIENCE"] = str(patience)
    done = subprocess.run([TRY, address, login, *map(str, arguments)], input=secret + "\n", text=True,
                          capture_output=True, env=environment, timeout=120)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stdout}{done.stderr}")
    return done.returncode == 0, done.stdout


class OnApache(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = servers.Apache()
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-remote-"))
        cls.counter = 0

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def ask(self, *arguments, **options):
        good, text = client(options.pop("address", self.server.address), *arguments, **options)
        self.assertTrue(good, text)
        return text

    def fail_to(self, *arguments, **options):
        good, text = client(options.pop("address", self.server.address), *arguments, **options)
        self.assertFalse(good, text)
        return text

    def new_upload(self):
        type(self).counter += 1
        return self.folder / f"upload-{self.counter}"

    def test_says_what_it_is(self):
        text = self.ask("probe")
        self.assertIn("kind webdav", text)
        self.assertIn("links 0", text)

    def test_wrong_password_is_asked_once(self):
        before = len(self.server.requests())
        text = self.fail_to("list", "", secret="anders")
        self.assertIn("401", text)
        unauthorized = [r for r in self.server.requests()[before:] if r[-1] == "401"]
        self.assertLessEqual(len(unauthorized), 2)  # status.php without sign-in, then one that signs in

    def test_file_arrives_whole_with_its_name(self):
        file = servers.random_file(self.folder / "a.bin", 3_000_000)
        name = "Café 50% ’s.zip"
        self.ask("mkdir", "Map één/diep")
        text = self.ask("upload", file, f"Map één/diep/{name}", self.new_upload())
        self.assertIn("sent 3000000", text)
        self.assertEqual((self.server.files / "Map één/diep" / name).read_bytes(), file.read_bytes())
        listing = self.ask("list", "Map één/diep")
        self.assertIn(f"file 3000000 {name}\n", listing)
        self.assertEqual(len(list((self.server.files / "Map één/diep").iterdir())), 1, "a temporary name stayed")
        self.assertEqual(self.ask("hash", f"Map één/diep/{name}").strip(), hashlib.sha256(file.read_bytes()).hexdigest())

    def test_nothing_is_overwritten_unasked(self):
        old = servers.random_file(self.folder / "old.bin", 1000, 1)
        new = servers.random_file(self.folder / "new.bin", 2000, 2)
        self.ask("upload", old, "over.bin", self.new_upload())
        self.fail_to("upload", new, "over.bin", self.new_upload())
        self.assertEqual((self.server.files / "over.bin").read_bytes(), old.read_bytes())
        self.ask("upload", new, "over.bin", self.new_upload(), "over")
        self.assertEqual((self.server.files / "over.bin").read_bytes(), new.read_bytes())

    def test_requests_are_what_they_should_be(self):
        """Plain WebDAV: beside its place under a name of its own, then moved there, over what is known only."""
        file = servers.random_file(self.folder / "asked.bin", 300_000)
        with Recorder(self.server.address) as line:
            self.ask("upload", file, "asked.bin", self.new_upload(), address=line.address)
            begun = len(line.requests)
            self.ask("upload", servers.random_file(self.folder / "asked-2.bin", 300_000, 2), "asked.bin", self.new_upload(), "over",
                     address=line.address)
        for request in line.requests:
            told, sent = repr(request), request.header
            self.assertEqual(sent("Authorization") is None, request.path.endswith("/status.php"), told)
            self.assertEqual((sent("Cookie"), sent("Content-Range"), sent("OCS-APIRequest")), (None, None, None), told)
            if request.method == "PROPFIND":
                self.assertIn(sent("Depth"), ("0", "1"), told)
            if request.method == "PUT":
                self.assertRegex(request.path, r"/\.duo-campagnes-[0-9a-f-]{36}\.tmp$")
            if request.method == "MOVE":
                self.assertTrue(sent("Destination").startswith(line.address + "/"), told)
                self.assertTrue(sent("Destination").endswith("/asked.bin"), told)
        for name, requests, overwrite in (("new", line.requests[:begun], "F"), ("over", line.requests[begun:], "T")):
            changing = [r.method for r in requests if r.method in ("PUT", "MOVE", "COPY", "DELETE", "MKCOL")]
            self.assertEqual(changing, ["PUT", "MOVE"], name)
            self.assertEqual([r.header("Overwrite") for r in requests if r.method == "MOVE"], [overwrite], name)
            put = next(r for r in requests if r.method == "PUT")
            self.assertIn(put.status, (201, 204), name)

    def test_again_sends_nothing(self):
        file = servers.random_file(self.folder / "again.bin", 500_000)
        kept = self.new_upload()
        self.ask("upload", file, "again.bin", kept)
        self.assertIn("sent 0", self.ask("upload", file, "again.bin", kept))

    def test_empty_file(self):
        file = self.folder / "empty.bin"
        file.write_bytes(b"")
        self.ask("upload", file, "empty.bin", self.new_upload())
        self.assertEqual((self.server.files / "empty.bin").stat().st_size, 0)

    def test_a_file_that_changed_begins_anew(self):
        file = servers.random_file(self.folder / "change.bin", 100_000)
        kept = self.new_upload()
        line = servers.Line(self.server.port)
        line.cut_up = 40_000
        self.fail_to("upload", file, "change.bin", kept, address=line.address)
        line.stop()
        servers.random_file(file, 90_000, 5)
        self.assertIn("changed", self.fail_to("upload", file, "change.bin", kept))
        self.assertFalse((self.server.files / "change.bin").exists())

    def test_cut_anywhere_and_gone_on(self):
        file = servers.random_file(self.folder / "cut.bin", 200_000, 3)
        places = (0, 1, 150, 400, 700, 1000, 1500, 2500, 50_000, 200_400, 201_500)
        if OFFSETS > 0:
            places = random.Random(OFFSETS).sample(range(202_000), OFFSETS // 2)
        for side in ("cut_up", "cut_down"):
            for at in places:
                with self.subTest(side=side, at=at):
                    name = f"cut-{side}-{at}.bin"
                    kept = self.new_upload()
                    line = servers.Line(self.server.port)
                    setattr(line, side, at)
                    client(line.address, "upload", file, name, kept)
                    target = self.server.files / name
                    self.assertIn(target.exists() and target.stat().st_size, (False, 200_000), "half a file is visible")
                    setattr(line, side, None)
                    self.ask("upload", file, name, kept, address=line.address)
                    self.assertEqual(target.read_bytes(), file.read_bytes())
                    line.stop()

    def test_a_byte_now_and_then_is_no_answer(self):
        line = servers.Line(self.server.port)
        line.delay = 0.25
        begun = time.monotonic()
        text = self.fail_to("list", "", address=line.address, patience=1)
        line.stop()
        self.assertIn("no answer in time", text)
        self.assertLess(time.monotonic() - begun, 30)

    def test_nobody_answers(self):
        self.assertIn("error", self.fail_to("probe", address=f"http://127.0.0.1:{servers.free_port()}"))


class Certificates(unittest.TestCase):
    def test_certificates(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-certificates-"))
        good = servers.make_certificate(folder, "good")
        other = servers.make_certificate(folder, "other", subject="elders.voorbeeld.nl")
        late = servers.make_certificate(folder, "late", expired=True)
        for certificate, authority, fine in ((good, None, False), (good, good[0], True), (other, other[0], False), (late, late[0], False),
                                             (good, other[0], False)):
            server = servers.Apache(certificate=certificate)
            try:
                done, text = client(server.address, "probe", authority=authority)
                self.assertEqual(done, fine, text)
                if not fine:
                    self.assertEqual(server.requests(), [], "something was sent to a server that nobody knows")
            finally:
                server.stop()

    def test_old_tls(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-certificates-"))
        good = servers.make_certificate(folder, "good")
        server = servers.Apache(certificate=good, extra="SSLProtocol TLSv1.1\nSSLCipherSuite ALL:@SECLEVEL=0")
        try:
            done, text = client(server.address, "probe", authority=good[0])
            self.assertFalse(done, text)
        finally:
            server.stop()


if __name__ == "__main__":
    if not servers.has_apache():
        print("SKIPPED: apache2 and apache2-utils are not installed")
        sys.exit(77)
    unittest.main(verbosity=1)
