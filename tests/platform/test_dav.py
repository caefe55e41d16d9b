#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The files: what is asked and what is heard, as platform and client agreed."""
import hashlib
import os
import socket
import threading
import time
import urllib.parse

import platform_server as ps


class Files(ps.PlatformTest):
    def test_a_file_comes_back_as_it_went(self):
        content = os.urandom(300_000)
        etag = self.put("/a.bin", content).headers["ETag"]
        answer = self.answers(200, self.server.dav("GET", "/a.bin"))
        self.assertEqual(answer.body, content)
        self.assertEqual(answer.headers["ETag"], etag)
        self.assertEqual(answer.headers["Content-Security-Policy"], "default-src 'none'; sandbox")
        head = self.answers(200, self.server.dav("HEAD", "/a.bin"))
        self.assertEqual((head.body, head.headers["Content-Length"]), (b"", "300000"))
        self.assertNotEqual(self.put("/a.bin", content, 204).headers["ETag"], etag)
        self.scratch_is_empty()

    def test_ranges(self):
        self.put("/a.txt", b"0123456789")
        for asked, status, got in (("bytes=2-4", 206, b"234"), ("bytes=7-", 206, b"789"), ("bytes=-3", 206, b"789"),
                                   ("bytes=0-100", 206, b"0123456789"), ("bytes=1-2,4-5", 200, b"0123456789"),
                                   ("bytes=5-2", 200, b"0123456789"), ("stuks=1-2", 200, b"0123456789")):
            answer = self.answers(status, self.server.dav("GET", "/a.txt", Range=asked))
            self.assertEqual(answer.body, got, asked)
        self.assertEqual(self.server.dav("GET", "/a.txt", Range="bytes=2-4").headers["Content-Range"], "bytes 2-4/10")
        answer = self.answers(416, self.server.dav("GET", "/a.txt", Range="bytes=10-"))
        self.assertEqual(answer.headers["Content-Range"], "bytes */10")
        self.answers(200, self.server.dav("GET", "/a.txt", Range="bytes=2-4", If_Range='"anders"'))

    def test_conditions(self):
        etag = self.put("/a.txt", If_None_Match="*").headers["ETag"]
        self.put("/a.txt", b"x", 412, If_None_Match="*")
        self.put("/a.txt", b"x", 412, If_Match='"anders"')
        self.put("/a.txt", b"x", 412, If_Match="W/" + etag)
        self.put("/nieuw.txt", b"x", 412, If_Match="*")
        self.answers(304, self.server.dav("GET", "/a.txt", If_None_Match=etag))
        self.assertEqual(self.server.dav("GET", "/a.txt").body, b"inhoud")
        url = self.server.address + self.server.FILES + "/a.txt"
        self.put("/a.txt", b"x", 412, If='<%s> (["anders"])' % url)
        self.put("/a.txt", b"x", 412, If="(<opaquelocktoken:1>)")
        self.put("/a.txt", b"x", 400, If="onzin")
        self.put("/a.txt", b"twee", 204, If_Match=etag)
        self.answers(412, self.server.dav("DELETE", "/a.txt", If_Match=etag))

    def test_folders(self):
        self.answers(201, self.server.dav("MKCOL", "/map"))
        self.answers(405, self.server.dav("MKCOL", "/map"))
        self.answers(409, self.server.dav("MKCOL", "/weg/map"))
        self.answers(415, self.server.dav("MKCOL", "/map2", b"inhoud"))
        self.answers(409, self.server.dav("PUT", "/weg/a.txt", b"x"))
        self.answers(409, self.server.dav("PUT", "/map", b"x"))
        self.put("/map/a.txt")
        found = self.server.properties("/", 1)
        self.assertEqual(set(found), {self.server.FILES + "/", self.server.FILES + "/map/"})
        self.assertIsNotNone(found[self.server.FILES + "/map/"]["d:resourcetype"].find("d:collection", ps.NAMES))
        self.answers(204, self.server.dav("DELETE", "/map/"))
        self.answers(404, self.server.dav("DELETE", "/map/"))
        self.answers(403, self.server.dav("DELETE", "/"))

    def test_propfind_needs_a_depth_and_tells_what_it_does_not_know(self):
        for depth in ("infinity", "2"):
            self.answers(403, self.server.dav("PROPFIND", "/", Depth=depth))
        self.answers(403, self.server.dav("PROPFIND", "/"))
        body = b"<propfind xmlns='DAV:'><prop><getetag/><x xmlns='urn:a'/></prop></propfind>"
        answer = self.answers(207, self.server.dav("PROPFIND", "/", body, Depth=0))
        self.assertIn("404 Not Found", answer.text)
        self.assertIn('<x:x xmlns:x="urn:a"/>', answer.text)
        self.answers(404, self.server.dav("PROPFIND", "/weg", Depth=0))

    def test_copy_gives_a_new_number_and_move_keeps_it(self):
        number = self.put("/a.txt").headers["OC-FileId"]
        self.answers(201, self.server.dav("COPY", "/a.txt", Destination="/b.txt"))
        copied = self.answers(201, self.server.dav("MOVE", "/a.txt", Destination="/c.txt")).headers["OC-FileId"]
        self.assertEqual(copied, number)
        found = self.server.properties("/", 1)
        numbers = {href: int(p["oc:fileid"].text) for href, p in found.items() if "oc:fileid" in p}
        self.assertEqual(numbers[self.server.FILES + "/c.txt"], int(number[:8]))
        self.assertNotEqual(numbers[self.server.FILES + "/b.txt"], int(number[:8]))
        self.assertNotIn(self.server.FILES + "/a.txt", numbers)
        self.assertEqual(self.put("/c.txt", b"nieuw", 204).headers["OC-FileId"], number)

    def test_destination(self):
        self.put("/a.txt")
        self.put("/b.txt")
        self.answers(412, self.server.dav("MOVE", "/a.txt", Destination="/b.txt", Overwrite="F"))
        self.answers(400, self.server.request("MOVE", self.server.FILES + "/a.txt",
                                              headers={"Destination": self.server.FILES + "/c.txt"}))
        self.answers(502, self.server.dav("MOVE", "/a.txt", Destination="http://elders.example" + self.server.FILES + "/c"))
        self.answers(400, self.server.dav("MOVE", "/a.txt", Destination="/../c.txt"))
        self.answers(400, self.server.dav("MOVE", "/a.txt", Destination=self.server.address + "/state.json"))
        self.answers(409, self.server.dav("COPY", "/a.txt", Destination="/weg/c.txt"))
        self.answers(403, self.server.dav("MOVE", "/a.txt", Destination="/a.txt"))
        self.answers(204, self.server.dav("MOVE", "/a.txt", Destination="/b.txt"))
        self.answers(201, self.server.dav("MKCOL", "/map"))
        self.answers(409, self.server.dav("MOVE", "/map", Destination="/map/in"))

    def test_hashes(self):
        content = b"inhoud" * 1000
        sha256 = hashlib.sha256(content).hexdigest()
        answer = self.put("/a.txt", content, X_Hash="sha256", X_OC_Mtime="1600000000", OC_Checksum="SHA1:00ff")
        self.assertEqual(answer.headers["X-Hash-SHA256"], sha256)
        self.assertEqual(answer.headers["X-OC-MTime"], "accepted")
        self.assertEqual((self.server.files / "a.txt").stat().st_mtime, 1600000000)
        self.assertEqual(self.server.dav("GET", "/a.txt").headers["OC-Checksum"], "SHA1:00ff")
        answer = self.answers(204, self.server.dav("PATCH", "/a.txt", X_Recalculate_Hash="sha256"))
        self.assertEqual(answer.headers["OC-Checksum"], "SHA256:" + sha256)
        found = self.server.properties("/a.txt")[self.server.FILES + "/a.txt"]
        self.assertEqual(found["oc:checksums"].find("oc:checksum", ps.NAMES).text, "SHA256:" + sha256)
        # new content: what was known of the old one is not said of it
        self.put("/a.txt", b"anders", 204)
        self.assertNotIn("OC-Checksum", self.server.dav("GET", "/a.txt").headers)
        # as the real one: stored, and an error
        self.put("/b.txt", b"x", 500, X_OC_Mtime="gisteren")
        self.answers(200, self.server.dav("GET", "/b.txt"))

    def test_sign_in(self):
        for path in (self.server.FILES + "/", self.server.UPLOADS + "/", "/remote.php/dav/files/iemand/",
                     "/ocs/v2.php/cloud/user"):
            answer = self.server.request("GET", path, sign_in=False, headers={"OCS-APIRequest": "true"})
            self.assertEqual(answer.status, 401, path)
        self.answers(404, self.server.request("PROPFIND", "/remote.php/dav/files/iemand/", headers={"Depth": "0"}))
        self.assertTrue(self.server.request("GET", "/status.php", sign_in=False).json["installed"])

    def test_without_their_header_ocs_calls_are_refused(self):
        answer = self.answers(412, self.server.request("GET", "/ocs/v2.php/cloud/user"))
        self.assertEqual(answer.json, {"message": "CSRF check failed"})
        user = self.answers(200, self.server.ocs("GET", "cloud/user"))
        self.assertEqual(user.data["id"], "oefening")
        self.assertGreater(user.data["quota"]["free"], 0)

    def test_an_app_password_opens_until_it_is_taken_back(self):
        given = self.answers(200, self.server.ocs("GET", "core/getapppassword")).data["apppassword"]
        headers = {"OCS-APIRequest": "true", "Authorization": ps.basic("oefening", given)}
        self.answers(403, self.server.request("GET", "/ocs/v2.php/core/getapppassword", headers=headers))
        self.answers(200, self.server.request("GET", "/ocs/v2.php/cloud/user", headers=headers))
        self.assertNotIn(given, (self.server.folder / "state.json").read_text())
        self.answers(200, self.server.request("DELETE", "/ocs/v2.php/core/apppassword", headers=headers))
        self.answers(401, self.server.request("GET", "/ocs/v2.php/cloud/user", headers=headers))


class Names(ps.PlatformTest):
    def test_names_that_lead_elsewhere(self):
        (self.server.folder / "geheim.txt").write_text("geheim")
        for path in ("/..%2fgeheim.txt", "/a%2fb", "/a%5cb", "/%00", "/a%00.txt",
                     "/a%0ab", "/%ff%fe", "/%c0%ae%c0%ae/geheim.txt", "/%zz", "/" + "a" * 256, "/a" * 70):
            for method in ("GET", "PUT", "MKCOL", "DELETE"):
                answer = self.server.dav(method, path, b"x" if method == "PUT" else None)
                self.assertEqual(answer.status, 400, (method, path, answer))
        # these are led back to the root before anything is looked for
        for path in ("/../geheim.txt", "/%2e%2e/geheim.txt", "/../../../../../geheim.txt", "/a/../../../geheim.txt", "/../../../../geheim.txt"):
            for method in ("GET", "PUT", "DELETE"):
                answer = self.server.dav(method, path, b"x" if method == "PUT" else None)
                self.assertEqual(answer.status, 404, (method, path, answer))
        for path in ("/a.part", "/a.filepart", "/.htaccess", "/%20a"):
            self.answers(400, self.server.dav("PUT", path, b"x"))
        self.assertEqual(list(self.server.files.iterdir()), [])
        self.assertEqual((self.server.folder / "geheim.txt").read_text(), "geheim")

    def test_names_that_are_unusual_but_good(self):
        for name in ("é.txt", "🎓 clip.mp4", "a" * 255, "a&b<c>.txt", "100%.txt", "#1?.txt", "..."):
            path = "/" + urllib.parse.quote(name, safe="")
            self.put(path)
            self.assertEqual(self.server.dav("GET", path).body, b"inhoud", name)
            self.assertIn(self.server.FILES + path, {urllib.parse.quote(urllib.parse.unquote(href))
                                                     for href in self.server.properties("/", 1)} | {self.server.FILES + path})
            self.assertTrue((self.server.files / name).is_file(), name)
        self.put("/e%CC%81.txt", b"x", 204)  # the other way to write an é

    def test_links_lead_nowhere(self):
        self.answers(201, self.server.dav("MKCOL", "/map"))
        (self.server.files / "buiten").symlink_to("/etc")
        (self.server.files / "wachtwoorden").symlink_to("/etc/passwd")
        os.mkfifo(self.server.files / "map" / "pijp")
        for path in ("/wachtwoorden", "/buiten/passwd", "/buiten/", "/map/pijp"):
            self.answers(404, self.server.dav("GET", path))
            self.answers(404, self.server.dav("PROPFIND", path, Depth=1))
        self.answers(409, self.server.dav("PUT", "/buiten/nieuw.txt", b"x"))
        self.assertFalse(os.path.exists("/etc/nieuw.txt"))
        self.assertEqual(set(self.server.properties("/", 1)), {self.server.FILES + "/", self.server.FILES + "/map/"})
        # in the place of a link nothing comes
        self.put("/wachtwoorden", b"x", 412)
        self.assertTrue((self.server.files / "wachtwoorden").is_symlink())
        os.unlink(self.server.files / "map" / "pijp")


class Chunks(ps.PlatformTest):
    def begin(self, name, target):
        self.answers(201, self.server.upload("MKCOL", f"/{name}", Destination=target))

    def chunk(self, name, number, content, target, total, status=201):
        return self.answers(status, self.server.upload("PUT", f"/{name}/{number:05}", content, Destination=target,
                                                       OC_Total_Length=total))

    def assemble(self, name, target, total, status=201, **headers):
        return self.answers(status, self.server.upload("MOVE", f"/{name}/.file", Destination=target, OC_Total_Length=total,
                                                       X_Hash="sha256", **headers))

    def test_parts_become_a_file_in_order_of_their_numbers(self):
        parts = [os.urandom(70_000) for _ in range(11)]
        whole = b"".join(parts)
        self.begin("duo-1", "/a.zip")
        for number in reversed(range(11)):
            self.answers(201, self.server.upload("PUT", f"/duo-1/{number + 1}", parts[number], Destination="/a.zip",
                                                 OC_Total_Length=len(whole)))
        self.chunk("duo-1", 1, parts[0], "/a.zip", len(whole))  # 00001 is another name of the same number
        self.answers(204, self.server.upload("DELETE", "/duo-1/00001"))
        self.assertFalse((self.server.files / "a.zip").exists())
        answer = self.assemble("duo-1", "/a.zip", len(whole), X_OC_Mtime="1600000000", OC_Checksum="SHA1:aa")
        self.assertEqual(answer.headers["X-Hash-SHA256"], hashlib.sha256(whole).hexdigest())
        self.assertEqual(self.server.dav("GET", "/a.zip").body, whole)
        self.assertEqual(self.server.dav("GET", "/a.zip").headers["OC-Checksum"], "SHA1:aa")
        self.assertEqual(answer.headers["ETag"], self.server.dav("HEAD", "/a.zip").headers["ETag"])
        # a lost answer that is asked for again
        self.assemble("duo-1", "/a.zip", len(whole), 404)
        self.scratch_is_empty()

    def test_what_is_there_can_be_listed_and_sent_again(self):
        self.begin("duo-2", "/a.zip")
        self.chunk("duo-2", 1, b"a" * 10, "/a.zip", 15)
        self.chunk("duo-2", 1, b"b" * 10, "/a.zip", 15, 204)
        found = self.server.properties("/duo-2/", 1, ("d:getcontentlength",), self.server.UPLOADS)
        self.assertEqual(found[self.server.UPLOADS + "/duo-2/00001"]["d:getcontentlength"].text, "10")
        answer = self.assemble("duo-2", "/a.zip", 15, 400)
        self.assertIn("sum up", answer.text)
        self.chunk("duo-2", 2, b"c" * 5, "/a.zip", 15)
        self.assemble("duo-2", "/a.zip", 15)
        self.assertEqual(self.server.dav("GET", "/a.zip").body, b"b" * 10 + b"c" * 5)
        for path in ("/duo-2/00001", "/weg/1"):
            self.answers(404, self.server.upload("PUT", path, b"x"))

    def test_replacing_keeps_the_number_and_takes_conditions(self):
        first = self.put("/a.zip")
        url = self.server.address + self.server.FILES + "/a.zip"
        self.begin("duo-3", "/a.zip")
        self.chunk("duo-3", 1, b"nieuw", "/a.zip", 5)
        self.assemble("duo-3", "/a.zip", 5, 412, Overwrite="F")
        self.assemble("duo-3", "/a.zip", 5, 412, If_None_Match="*")
        self.assemble("duo-3", "/a.zip", 5, 412, If_Match=first.headers["ETag"])
        self.assemble("duo-3", "/a.zip", 5, 412, If='<%s> (["anders"])' % url)
        self.assertEqual(self.server.dav("GET", "/a.zip").body, b"inhoud")
        answer = self.assemble("duo-3", "/a.zip", 5, 204, If="<%s> ([%s])" % (url, first.headers["ETag"]))
        self.assertEqual(answer.headers["OC-FileId"], first.headers["OC-FileId"])
        self.assertEqual(self.server.dav("GET", "/a.zip").body, b"nieuw")

    def test_cancelled_and_malformed(self):
        self.begin("duo-4", "/a.zip")
        for name in ("0", "10001", "1a", "-1", "a/1"):
            self.answers(400, self.server.upload("PUT", f"/duo-4/{name}", b"x"))
        self.answers(405, self.server.upload("GET", "/duo-4/1"))
        self.chunk("duo-4", 1, b"x", "/a.zip", 1)
        self.answers(409, self.server.upload("MOVE", "/duo-4/.file", Destination="/weg/a.zip", OC_Total_Length=1))
        self.answers(204, self.server.upload("DELETE", "/duo-4"))
        self.answers(404, self.server.upload("DELETE", "/duo-4"))
        self.answers(404, self.server.upload("PROPFIND", "/duo-4", Depth=1))


class Interrupted(ps.PlatformTest):
    def half_a_put(self, path, announced, sent):
        line = socket.create_connection(self.server.host.split(":"))
        line.sendall(f"PUT {self.server.FILES}{path} HTTP/1.1\r\nHost: {self.server.host}\r\nContent-Length: {announced}\r\n"
                     f"Authorization: {ps.basic(self.server.user, self.server.password)}\r\n\r\n".encode() + sent)
        return line

    def wait_for_scratch(self, size):
        for _ in range(500):
            if any(entry.stat().st_size >= size for entry in (self.server.folder / "scratch").iterdir()):
                return
            time.sleep(0.01)
        self.fail("nothing arrives")

    def test_a_cut_put_leaves_nothing_and_harms_nothing(self):
        self.put("/oud.txt", b"oud")
        for path in ("/nieuw.txt", "/oud.txt"):
            line = self.half_a_put(path, 100_000, b"x" * 50_000)
            self.wait_for_scratch(50_000)
            line.close()
        for _ in range(500):
            if not list((self.server.folder / "scratch").iterdir()):
                break
            time.sleep(0.01)
        self.scratch_is_empty()
        self.assertEqual(self.server.dav("GET", "/oud.txt").body, b"oud")
        self.answers(404, self.server.dav("GET", "/nieuw.txt"))

    def test_kill_9_leaves_nothing_half(self):
        number = self.put("/oud.txt", b"oud").headers["OC-FileId"]
        self.answers(201, self.server.upload("MKCOL", "/duo-9", Destination="/groot.zip"))
        self.answers(201, self.server.upload("PUT", "/duo-9/1", b"deel", OC_Total_Length=8))
        lines = [self.half_a_put(path, 100_000, b"x" * 50_000) for path in ("/nieuw.txt", "/oud.txt")]
        self.wait_for_scratch(50_000)
        address = self.server.address
        self.server.kill()
        self.server.start()
        for line in lines:
            line.close()
        self.assertEqual(self.server.address, address)
        self.scratch_is_empty()
        self.answers(404, self.server.dav("GET", "/nieuw.txt"))
        self.assertEqual(self.server.dav("GET", "/oud.txt").body, b"oud")
        self.assertEqual(self.put("/oud.txt", b"nieuw", 204).headers["OC-FileId"], number)
        # the chunks are still there, and the upload goes on
        self.answers(201, self.server.upload("PUT", "/duo-9/2", b"twee", OC_Total_Length=8))
        self.answers(201, self.server.upload("MOVE", "/duo-9/.file", Destination="/groot.zip", OC_Total_Length=8))
        self.assertEqual(self.server.dav("GET", "/groot.zip").body, b"deeltwee")

    def test_kill_9_at_any_moment(self):
        old, new = b"o" * 200_000, b"n" * 300_000
        for round_ in range(12):
            self.server.dav("PUT", "/a.bin", old)

            def replace():
                try:
                    self.server.dav("PUT", "/a.bin", new)
                except OSError:
                    pass  # that is what the test is about
            thread = threading.Thread(target=replace)
            thread.start()
            time.sleep(0.002 * round_)
            self.server.kill()
            thread.join()
            self.server.start()
            self.assertIn(self.server.dav("GET", "/a.bin").body, (old, new))
            self.scratch_is_empty()


class Quota(ps.PlatformTest):
    options = ("--quota", "100000")

    def test_what_does_not_fit_is_refused_before_and_during(self):
        self.put("/a.bin", b"x" * 60_000)
        self.put("/b.bin", b"x" * 60_000, 507)
        pieces = (b"x" * 20_000 for _ in range(3))
        self.answers(507, self.server.dav("PUT", "/b.bin", pieces))
        self.answers(507, self.server.dav("COPY", "/a.bin", Destination="/c.bin"))
        self.answers(201, self.server.upload("MKCOL", "/duo-1", Destination="/d.bin"))
        self.answers(507, self.server.upload("PUT", "/duo-1/1", b"x" * 10, OC_Total_Length=60_000))
        self.answers(204, self.server.upload("DELETE", "/duo-1"))
        self.assertEqual(self.server.ocs("GET", "cloud/user").data["quota"]["free"], 40_000)
        self.assertEqual([entry.name for entry in self.server.files.iterdir()], ["a.bin"])
        self.scratch_is_empty()


class Doors(ps.PlatformTest):
    def test_another_host_is_turned_away(self):
        for host in ("evil.example", "127.0.0.1.evil.example", "", "127.0.0.1:x"):
            self.answers(400, self.server.request("GET", "/status.php", headers={"Host": host}))
        for host in ("localhost", "127.0.0.1:1234", "[::1]"):
            self.answers(200, self.server.request("GET", "/status.php", headers={"Host": host}))

    def test_it_listens_to_this_machine_only(self):
        port = f"{int(self.server.host.split(':')[1]):04X}"
        with open(f"/proc/{self.server.process.pid}/net/tcp") as table:
            listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
        self.assertIn("0100007F:" + port, listening)
        self.assertNotIn("00000000:" + port, listening)

    def test_a_second_one_on_the_same_folder_is_refused(self):
        with self.assertRaises(RuntimeError):
            ps.Server(folder=self.server.folder)

    def test_guessing_is_stopped_also_for_who_knows(self):
        server = ps.Server()
        try:
            wrong = {"Authorization": ps.basic("oefening", "mis")}
            for _ in range(10):
                self.answers(401, server.request("PROPFIND", server.FILES + "/", headers=wrong))
            self.answers(429, server.dav("PROPFIND", "/", Depth=0))
        finally:
            server.close()

    def test_the_password_stands_nowhere(self):
        self.put("/a.txt")
        for folder, _, names in os.walk(self.server.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(self.server.password.encode(), file.read(), name)
        for place in ("cmdline", "environ"):
            try:
                with open(f"/proc/{self.server.process.pid}/{place}", "rb") as file:
                    self.assertNotIn(self.server.password.encode(), file.read(), place)
            except PermissionError:
                pass  # nobody may look, which is as good


if __name__ == "__main__":
    ps.main()
