#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The line that records: it changes nothing, forgets nothing, and breaks where it was told to."""
import hashlib
import http.client
import os
import urllib.parse

import platform_server as ps
from recording_proxy import Recorder


class Line(ps.PlatformTest):
    def setUp(self):
        super().setUp()
        self.line = Recorder(self.server.address)
        self.direct = self.server.host
        self.server.host = urllib.parse.urlsplit(self.line.address).netloc

    def tearDown(self):
        self.server.host = self.direct
        self.line.close()

    def test_what_was_asked_and_in_which_order(self):
        content = os.urandom(200_000)
        etag = self.put("/a.bin", content, If_None_Match="*").headers["ETag"]
        self.assertEqual(self.server.dav("GET", "/a.bin").body, content)
        self.answers(207, self.server.dav("PROPFIND", "/", Depth=1))
        self.answers(204, self.server.dav("DELETE", "/a.bin", If_Match=etag))
        files = self.server.FILES
        self.line.asserts([("PUT", files + "/a.bin", {"If-None-Match": "*", "If-Match": None}), ("GET", files + "/a.bin"),
                           ("PROPFIND", "*/", {"Depth": "1"}), ("DELETE", "*/a.bin", {"If-Match": etag})])
        put = self.line.requests[0]
        self.assertEqual((put.size, put.hash.hexdigest(), put.status), (200_000, hashlib.sha256(content).hexdigest(), 201))
        self.line.asserts_secret_only_in(self.server.password)
        for wrong in ([("PUT", "*")], [("GET", "*")] * 4,
                      [("PUT", "*", {"If-Match": "*"}), ("GET", "*"), ("PROPFIND", "*"), ("DELETE", "*")]):
            with self.assertRaises(AssertionError):
                self.line.asserts(wrong)
        self.line.asserts([[("GET", "*"), ("PUT", "*")], ("PROPFIND", "*"), ("DELETE", "*")])

    def test_kept_connections_and_bodies_without_a_length(self):
        path = self.server.folder / "b.bin"
        path.write_bytes(os.urandom(300_000))
        with open(path, "rb") as body:
            run = self.server.curl("--upload-file", "-", self.line.address + self.server.FILES + "/b.bin", stdin=body)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.server.files / "b.bin").read_bytes(), path.read_bytes())
        self.assertEqual(self.line.requests[0].size, 300_000)

    def test_it_breaks_at_the_byte_that_was_told(self):
        self.put("/a.bin", b"oud")
        size = 1000
        for after in (0, 1, 100, 400, 600, 1100):
            self.line.cut(1, after)
            with self.assertRaises((OSError, http.client.HTTPException)):
                self.put("/a.bin", b"n" * size)
        self.assertEqual(self.server.dav("GET", "/a.bin").body, b"oud")
        self.line.cut(2, 5, answer=True)
        self.assertEqual(self.server.dav("GET", "/a.bin").body, b"oud")
        with self.assertRaises((OSError, http.client.HTTPException)):
            self.put("/a.bin", b"n" * size)
        self.assertEqual(self.server.dav("GET", "/a.bin").body, b"n" * size)


if __name__ == "__main__":
    ps.main()
