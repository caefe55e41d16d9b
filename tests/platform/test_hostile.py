#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Who means harm, or is broken: floods, bombs, nonsense and silence. After each the platform serves as before."""
import http.client
import os
import random
import socket
import time

import platform_server as ps

SEED = 20201014


class Hostile(ps.PlatformTest):
    options = ("--test-control",)

    def setUp(self):
        super().setUp()
        self.put("/a.txt", b"inhoud")

    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), "it has ended")
        self.assertEqual(self.server.dav("GET", "/a.txt").body, b"inhoud")
        self.scratch_is_empty()
        self.assertEqual(self.server.ocs("GET", "cloud/user").status, 200)

    def grew_little(self, before):
        if "abort_on_error" not in os.environ.get("ASAN_OPTIONS", ""):  # under it what was freed is kept for a while
            self.assertLess(self.server.memory() - before, 32 * 1024 * 1024)

    def say(self, data, wait=5):
        """Bytes on a line of their own; what comes back, as far as it comes."""
        line = socket.create_connection(self.server.host.split(":"), timeout=wait)
        answer = b""
        try:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            while piece := line.recv(65536):
                answer += piece
        except OSError:
            pass  # it hung up on us, as it may
        finally:
            line.close()
        return answer

    def head(self, method="GET", path="/status.php", *headers):
        return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {self.server.host}",
                            f"Authorization: {ps.basic(self.server.user, self.server.password)}", *headers, "", ""]).encode()

    def test_headers_without_end(self):
        before = self.server.memory()
        for flood in (b"GET /status.php HTTP/1.1\r\n" + b"X: " + b"a" * 10_000_000,
                      b"GET /status.php HTTP/1.1\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(300_000)),
                      b"GET /" + b"a" * 10_000_000, b"A" * 10_000_000, b"\r\n" * 1_000_000):
            self.say(flood)
        self.grew_little(before)

    def test_lines_on_which_nothing_is_said(self):
        lines = []
        for _ in range(150):
            try:
                lines.append(socket.create_connection(self.server.host.split(":"), timeout=5))
                lines[-1].sendall(b"GET /")
            except OSError:
                pass
        for line in lines:
            line.close()

    def test_silent_lines_are_closed(self):
        """Before a word, in the middle of headers or of a body, and after an answer."""
        self.server.faults(idle=1)
        put = self.head("PUT", self.server.FILES + "/stil.txt", "Content-Length: 500") + b"begin"
        lines = []
        for said in (b"", b"GET /", self.head(), put):
            lines.append(socket.create_connection(self.server.host.split(":"), timeout=20))
            lines[-1].sendall(said)
        begun = time.monotonic()
        for line in lines:
            try:
                while line.recv(65536):
                    pass
            except ConnectionResetError:
                pass
            line.close()
        self.assertLess(time.monotonic() - begun, 15)
        self.server.faults()
        self.assertEqual(self.server.dav("GET", "/stil.txt").status, 404)

    def test_bodies_that_are_too_large(self):
        before = self.server.memory()
        big = b"<" * 5_000_000
        for method, path, status in (("PROPFIND", self.server.FILES + "/", 413), ("PROPPATCH", self.server.FILES + "/a.txt", 413),
                                     ("MKCOL", self.server.FILES + "/map", 415),
                                     ("POST", "/ocs/v2.php/apps/files_sharing/api/v1/shares", 404), ("POST", "/s/onzin", 404),
                                     ("POST", "/login/v2/poll", 404), ("PUT", "/ocs/v2.php/cloud/user", 404)):
            answer = self.server.request(method, path, big, {"Depth": "0", "OCS-APIRequest": "true"})
            self.assertEqual(answer.status, status, (method, path))
        self.grew_little(before)

    def test_xml_bombs(self):
        lol = b"<!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
            b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(9)) + b"]>"
        for body in (lol + b"<propfind xmlns='DAV:'><prop><a>&j;</a></prop></propfind>",
                     b"<propfind xmlns='DAV:'>" + b"<a>" * 20_000, b"<propfind xmlns='DAV:'><prop>" + b"<a/>" * 10_000,
                     b"<propfind xmlns='DAV:' " + b" ".join(b"xmlns:a%d='u'" % n for n in range(3000)) + b"/>",
                     b"\xff\xfe<\0p\0", b"<?xml version='1.0' encoding='utf-7'?><propfind xmlns='DAV:'/>",
                     b"<propfind xmlns='DAV:'><prop><" + b"a" * 30_000 + b"/></prop></propfind>"):
            answer = self.server.dav("PROPFIND", "/", body, Depth=1)
            self.assertIn(answer.status, (207, 400, 413), body[:80])

    def test_nonsense(self):
        chance = random.Random(SEED)
        signed = f"Authorization: {ps.basic(self.server.user, self.server.password)}\r\n".encode()
        good = [self.head("PUT", self.server.FILES + "/n.txt", "Content-Length: 5") + b"vijf!",
                self.head("PROPFIND", self.server.FILES + "/", "Depth: 1"),
                self.head("MOVE", self.server.FILES + "/weg", f"Destination: {self.server.address}{self.server.FILES}/x"),
                self.head("GET", self.server.FILES + "/a.txt", "Range: bytes=1-2"),
                self.head("PUT", self.server.FILES + "/n.txt", "Transfer-Encoding: chunked") + b"5\r\nvijf!\r\n0\r\n\r\n"]
        for _ in range(150):
            # the sign-in stays whole: wrong ones would be counted
            data = bytearray(chance.choice(good).replace(signed, b"\1"))
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(data))
                what = chance.random()
                if what < 0.4:
                    data[at] = chance.randrange(256)
                elif what < 0.7:
                    del data[at:at + chance.randint(1, 8)]
                else:
                    data[at:at] = bytes(chance.choices(b"\r\n\0 :/%<>\"'\xff", k=chance.randint(1, 6)))
            self.say(bytes(data).replace(b"\1", signed), wait=2)
        self.server.dav("DELETE", "/n.txt")

    def test_lengths_that_lie(self):
        for headers in (["Content-Length: -5"], ["Content-Length: 99999999999999999999"], ["Content-Length: 5", "Content-Length: 6"],
                        ["Content-Length: 5", "Transfer-Encoding: chunked"], ["Transfer-Encoding: identity"], ["Content-Length: 5x"]):
            self.say(self.head("PUT", self.server.FILES + "/l.txt", *headers) + b"vijf!", wait=2)
        self.say(self.head("PUT", self.server.FILES + "/l.txt", "Transfer-Encoding: chunked") + b"ffffffffffffffff\r\nvijf!", wait=2)
        self.say(self.head("PUT", self.server.FILES + "/l.txt", "Transfer-Encoding: chunked") + b"5\r\nvij", wait=2)
        self.server.dav("DELETE", "/l.txt")

    def test_odd_headers(self):
        long = "a" * 60_000
        for name in ("Depth", "Destination", "If", "If-Match", "If-None-Match", "Range", "OC-Checksum", "OC-Total-Length",
                     "X-OC-Mtime", "X-Hash", "Overwrite", "Host", "Content-Range", "If-Modified-Since", "X-Recalculate-Hash"):
            for value in (long, "", "\xe9", "([[<<((", "*" * 5000, "-1", "18446744073709551616", "<>" * 2000, "(<a>" * 2000):
                for method in ("GET", "PROPFIND", "MOVE", "PATCH"):
                    try:
                        answer = self.server.request(method, self.server.FILES + "/a.txt", None, {name: value})
                    except (OSError, http.client.HTTPException):
                        continue  # it hung up
                    self.assertNotIn(answer.status, (201, 204), (method, name, value[:20]))


if __name__ == "__main__":
    ps.main()
