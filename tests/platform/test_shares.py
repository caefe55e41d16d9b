#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Links: made, listed, changed, withdrawn, counted; what opens them; and signing in through the browser."""
import http.client
import json
import re
import time
import urllib.parse

import platform_server as ps

SHARES = "apps/files_sharing/api/v1/shares"
CODE = "K7QM-4XRT-9BHD"


class Links(ps.PlatformTest):
    options = ("--today", "2020-10-14")

    def setUp(self):
        super().setUp()
        self.put("/a.zip", b"pakket")

    def test_a_link_is_as_it_was_asked(self):
        link = self.server.link("/a.zip", password=CODE, expireDate="2020-11-14", label="25LX Continueren", note="n")
        self.assertIsInstance(link["id"], str)
        self.assertEqual((link["expiration"], link["label"], link["permissions"], link["path"], link["item_type"]),
                         ("2020-11-14 00:00:00", "25LX Continueren", 17, "/a.zip", "file"))
        self.assertEqual(link["url"], f"{self.server.address}/index.php/s/{link['token']}")
        self.assertNotIn(CODE, json.dumps(link))
        number = self.server.properties("/a.zip")[self.server.FILES + "/a.zip"]["oc:fileid"].text
        self.assertEqual(str(link["item_source"]), number)
        self.assertEqual(self.server.ocs("GET", f"{SHARES}/{link['id']}").data, [link])

    def test_lists(self):
        self.answers(201, self.server.dav("MKCOL", "/map"))
        self.put("/map/b.zip")
        self.put("/map/c.zip")
        made = [self.server.link(path, password=CODE, label=path)["id"]
                for path in ("/a.zip", "/map/b.zip", "/map/c.zip", "/map/c.zip")]

        def listed(**query):
            return [link["id"] for link in self.server.ocs("GET", SHARES, **query).data]
        self.assertEqual(listed(), made)
        self.assertEqual(listed(path="/a.zip"), made[:1])
        self.assertEqual(listed(path="/map"), [])
        self.assertEqual(listed(path="/map", subfiles="true"), made[1:])
        self.answers(404, self.server.ocs("GET", SHARES, path="/weg"))
        self.answers(200, self.server.ocs("DELETE", f"{SHARES}/{made[2]}"))
        self.answers(404, self.server.ocs("DELETE", f"{SHARES}/{made[2]}"))
        self.assertEqual(listed(path="/map", subfiles="true"), [made[1], made[3]])

    def test_changes_are_whole_or_not_at_all(self):
        link = self.server.link("/a.zip", password=CODE, label="een")
        path = f"{SHARES}/{link['id']}"
        changed = self.server.ocs("PUT", path, expireDate="2020-12-01", label="twee").data
        self.assertEqual((changed["expiration"], changed["label"], changed["token"]),
                         ("2020-12-01 00:00:00", "twee", link["token"]))
        self.answers(400, self.server.ocs("PUT", path, label="drie", password="kort"))
        self.answers(404, self.server.ocs("PUT", path, label="drie", expireDate="2020-10-14"))
        self.answers(400, self.server.ocs("PUT", path))
        self.assertEqual(self.server.ocs("GET", path).data[0]["label"], "twee")
        self.answers(200, self.server.fetch(link["token"], CODE))
        self.answers(200, self.server.ocs("PUT", path, password="K7QM-4XRT-0000", expireDate=""))
        self.answers(401, self.server.fetch(link["token"], CODE))
        self.answers(200, self.server.fetch(link["token"], "K7QM-4XRT-0000"))
        self.assertIsNone(self.server.ocs("GET", path).data[0]["expiration"])

    def test_refusals(self):
        for status, fields in ((404, {"path": "/weg.zip"}), (404, {}), (404, {"path": "/../state.json"}),
                               (400, {"path": "/a.zip", "shareType": 0}), (400, {"path": "/a.zip", "password": "kort"}),
                               (400, {"path": "/a.zip", "password": "x" * 20}),
                               (400, {"path": "/a.zip", "permissions": 15}), (400, {"path": "/a.zip", "label": "x" * 256}),
                               (404, {"path": "/a.zip", "expireDate": "2020-10-14"}),
                               (404, {"path": "/a.zip", "expireDate": "14-10-2021"})):
            answer = self.server.ocs("POST", SHARES, **{"shareType": 3, **fields})
            self.assertEqual(answer.status, status, (fields, answer))
            self.assertEqual((answer.data, answer.json["ocs"]["meta"]["status"]), ([], "failure"))
        self.assertEqual(self.server.ocs("GET", SHARES).data, [])
        # on v1 the wrapper alone says it
        headers = {"OCS-APIRequest": "true"}
        answer = self.answers(200, self.server.request("GET", f"/ocs/v1.php/{SHARES}/0", headers=headers))
        self.assertEqual(answer.json["ocs"]["meta"]["statuscode"], 404)

    def test_a_link_follows_its_file_and_dies_with_it(self):
        link = self.server.link("/a.zip", password=CODE)
        self.put("/a.zip", b"nieuw", 204)
        self.assertEqual(self.server.fetch(link["token"], CODE).body, b"nieuw")
        self.answers(201, self.server.dav("MOVE", "/a.zip", Destination="/b.zip"))
        self.server.kill()
        self.server.start()
        self.assertEqual(self.server.fetch(link["token"], CODE).body, b"nieuw")
        self.assertEqual(self.server.ocs("GET", f"{SHARES}/{link['id']}").data[0]["path"], "/b.zip")
        self.put("/c.zip")
        self.answers(204, self.server.dav("MOVE", "/c.zip", Destination="/b.zip"))
        self.answers(401, self.server.fetch(link["token"], CODE))

    def test_only_reading_and_only_this(self):
        self.answers(201, self.server.dav("MKCOL", "/map"))
        self.put("/map/b.zip", b"b")
        one, all_ = self.server.link("/a.zip", password=CODE)["token"], self.server.link("/map", password=CODE)["token"]
        for method in ("PUT", "DELETE", "MKCOL", "MOVE", "PATCH"):
            self.answers(403, self.server.fetch(one, CODE, method))
        self.answers(404, self.server.fetch(one, CODE, path="/a.zip"))
        self.answers(400, self.server.fetch(one, CODE, path="/%2e%2e%2fa.zip"))
        self.assertEqual(self.server.fetch(all_, CODE, path="/b.zip").body, b"b")
        self.answers(401, self.server.fetch(all_, CODE, path="/../a.zip"))
        answer = self.answers(207, self.server.fetch(all_, CODE, "PROPFIND", Depth=1))
        self.assertEqual([e.text for e in answer.xml.iter("{DAV:}href")],
                         [f"/public.php/dav/files/{all_}/", f"/public.php/dav/files/{all_}/b.zip"])
        old = {"Authorization": ps.basic(one, CODE)}
        self.assertEqual(self.server.request("GET", "/public.php/webdav", headers=old).body, b"pakket")
        self.answers(206, self.server.fetch(one, CODE, Range="bytes=1-2"))

    def test_counting(self):
        link = self.server.link("/a.zip", password=CODE)
        limit = f"apps/files_downloadlimit/api/v1/{link['token']}/limit"
        self.assertEqual(self.server.ocs("GET", limit).data, {"limit": None, "count": 0})
        self.answers(200, self.server.ocs("PUT", limit, limit=1000000))
        for method, headers in (("GET", {}), ("HEAD", {}), ("PROPFIND", {"Depth": 0}), ("GET", {"Range": "bytes=0-1"}),
                                ("OPTIONS", {})):
            self.server.fetch(link["token"], CODE, method, **headers)
        self.server.fetch(link["token"], "verkeerde-code")
        self.assertEqual(self.server.ocs("GET", limit).data, {"limit": 1000000, "count": 2})
        self.server.kill()
        self.server.start()
        found = self.server.properties("/a.zip")[self.server.FILES + "/a.zip"]["nc:share-download-limits"]
        self.assertEqual(found.find("nc:share-download-limit/nc:count", ps.NAMES).text, "2")
        self.assertEqual(found.find("nc:share-download-limit/nc:token", ps.NAMES).text, link["token"])
        # at the limit the link goes
        self.answers(200, self.server.ocs("PUT", limit, limit=1))
        self.answers(200, self.server.fetch(link["token"], CODE))
        self.answers(401, self.server.fetch(link["token"], CODE))
        self.answers(404, self.server.ocs("GET", limit))
        self.answers(201, self.server.dav("MKCOL", "/map"))
        folder = self.server.link("/map", password=CODE)
        self.answers(404, self.server.ocs("PUT", f"apps/files_downloadlimit/api/v1/{folder['token']}/limit", limit=5))

    def test_capabilities_tell_what_there_is(self):
        told = self.server.ocs("GET", "cloud/capabilities").data["capabilities"]
        self.assertTrue(told["files_sharing"]["public"]["enabled"])
        self.assertTrue(told["downloadlimit"]["enabled"])
        self.assertEqual(told["password_policy"]["minLength"], 10)
        self.assertEqual(told["dav"]["chunking"], "1.0")
        public = self.answers(200, self.server.ocs("GET", "cloud/capabilities", sign_in=False)).data["capabilities"]
        self.assertNotIn("files_sharing", public)
        made = self.server.ocs("GET", "apps/password_policy/api/v1/generate", context="sharing").data["password"]
        validate = "apps/password_policy/api/v1/validate"
        self.assertTrue(self.server.ocs("POST", validate, password=made, context="sharing").data["passed"])
        self.assertFalse(self.server.ocs("POST", validate, password="kort", context="sharing").data["passed"])

    def test_codes_are_kept_as_slow_hashes(self):
        self.server.link("/a.zip", password=CODE)
        text = (self.server.folder / "state.json").read_text()
        self.assertNotIn(CODE, text)
        self.assertNotIn(CODE.replace("-", ""), text)
        self.assertIn('"hash":"$y$', text)


class Ended(ps.PlatformTest):
    options = ("--today", "2020-10-14", "--test-control")

    def test_an_ended_link_is_gone(self):
        self.put("/a.zip")
        link = self.server.link("/a.zip", password=CODE, expireDate="2020-10-16")
        self.server.faults(today="2020-10-15")
        self.answers(200, self.server.fetch(link["token"], CODE))
        self.server.faults(today="2020-10-16")
        self.answers(401, self.server.fetch(link["token"], CODE))
        self.assertEqual(self.server.ocs("GET", SHARES).data, [])
        self.answers(404, self.server.ocs("GET", f"{SHARES}/{link['id']}"))
        self.answers(404, self.server.ocs("PUT", f"{SHARES}/{link['id']}", label="x"))


class Guessing(ps.PlatformTest):
    options = ("--test-control",)

    def test_after_ten_wrong_codes_nobody_comes_in_for_half_an_hour(self):
        self.put("/a.zip")
        link = self.server.link("/a.zip", password=CODE)
        for _ in range(10):
            self.answers(401, self.server.fetch(link["token"], "verkeerde-code"))
        answer = self.answers(500, self.server.fetch(link["token"], CODE))
        self.assertIn("MaxDelayReached", answer.text)
        self.server.faults(later=29 * 60)
        self.answers(500, self.server.fetch(link["token"], CODE))
        self.server.faults(later=31 * 60)
        self.answers(200, self.server.fetch(link["token"], CODE))


class Faults(ps.PlatformTest):
    options = ("--test-control",)

    def tearDown(self):
        self.server.faults()

    def test_statuses_come_when_they_were_asked_for(self):
        self.put("/a.zip")
        for status in (401, 403, 423, 429, 500, 503, 507):
            self.server.faults({"method": "PUT", "path": "zip$", "skip": 1, "times": 2, "status": status,
                                "headers": {"Retry-After": "5"}})
            got = [self.server.dav("PUT", "/a.zip", b"x" * 100_000) for _ in range(4)]
            self.assertEqual([answer.status for answer in got], [204, status, status, 204])
            self.assertEqual(got[1].headers["Retry-After"], "5")
            self.answers(200, self.server.dav("GET", "/a.zip"))
        self.assertEqual(self.server.request("GET", "/test/faults").json, {"applied": [2]})
        self.server.faults({"path": "status.php", "status": 200, "type": "text/html", "body": "<html>portaal</html>"})
        self.assertEqual(self.server.request("GET", "/status.php").text, "<html>portaal</html>")

    def test_lines_break(self):
        self.server.faults({"method": "PUT", "lose": True}, {"method": "GET", "cut_answer": 5},
                           {"method": "PUT", "cut_request": 50_000})
        with self.assertRaises((OSError, http.client.HTTPException)):
            self.put("/a.zip", b"x" * 100)
        self.assertEqual((self.server.files / "a.zip").stat().st_size, 100)
        with self.assertRaises(http.client.IncompleteRead) as cut:
            self.server.dav("GET", "/a.zip")
        self.assertEqual(cut.exception.partial, b"xxxxx")
        with self.assertRaises((OSError, http.client.HTTPException)):
            self.put("/a.zip", b"y" * 100_000)
        self.assertEqual(self.server.dav("GET", "/a.zip").body, b"x" * 100)
        self.server.faults({"path": "status", "cut_answer": 20})
        with self.assertRaises(http.client.IncompleteRead):
            self.server.request("GET", "/status.php")

    def test_slow_late_and_wrong(self):
        self.put("/a.zip", b"abc")
        self.server.faults({"method": "GET", "slow": 1}, {"method": "HEAD", "delay": 700}, {"method": "PATCH", "wrong_hash": True})
        started = time.monotonic()
        self.assertEqual(self.server.dav("GET", "/a.zip").body, b"abc")
        self.assertGreater(time.monotonic() - started, 1.5)
        started = time.monotonic()
        self.answers(200, self.server.dav("HEAD", "/a.zip"))
        self.assertGreater(time.monotonic() - started, 0.6)
        wrong = self.server.dav("PATCH", "/a.zip", X_Recalculate_Hash="sha256").headers["OC-Checksum"]
        right = self.server.dav("PATCH", "/a.zip", X_Recalculate_Hash="sha256").headers["OC-Checksum"]
        self.assertNotEqual(wrong, right)

    def test_what_an_administrator_may_have_set(self):
        self.put("/a.zip")
        self.server.faults(codes_required=True, link_days=30, links_per_10_minutes=3)
        public = self.server.ocs("GET", "cloud/capabilities").data["capabilities"]["files_sharing"]["public"]
        self.assertTrue(public["password"]["enforced"])
        self.assertEqual((public["expire_date"]["enforced"], public["expire_date"]["days"]), (True, 30))
        self.answers(403, self.server.ocs("POST", SHARES, path="/a.zip", shareType=3))
        self.answers(404, self.server.ocs("POST", SHARES, path="/a.zip", shareType=3, password=CODE, expireDate="2999-01-01"))
        self.assertIsNotNone(self.server.link("/a.zip", password=CODE)["expiration"])
        answer = self.answers(429, self.server.ocs("POST", SHARES, path="/a.zip", shareType=3, password=CODE))
        self.assertEqual(answer.body, b"")
        self.server.faults(links_per_10_minutes=3, later=601)
        self.server.link("/a.zip", password=CODE)

    def test_without_the_option_there_is_no_such_place(self):
        server = ps.Server()
        try:
            self.answers(404, server.request("PUT", "/test/faults", "{}"))
        finally:
            server.close()


class SignIn(ps.PlatformTest):
    options = ("--test-control",)

    def begin(self):
        answer = self.server.request("POST", "/index.php/login/v2", sign_in=False, headers={"User-Agent": "DUO Campagnes"})
        return self.answers(200, answer).json

    def poll(self, begun, status):
        self.assertTrue(begun["poll"]["endpoint"].startswith(self.server.address))
        return self.answers(status, self.server.request("POST", urllib.parse.urlsplit(begun["poll"]["endpoint"]).path,
                                                        "token=" + begun["poll"]["token"], sign_in=False))

    def allow(self, begun, password, status):
        path = urllib.parse.urlsplit(begun["login"]).path
        return self.answers(status, self.server.request("POST", path, urllib.parse.urlencode({"wachtwoord": password}),
                                                        sign_in=False))

    def test_through_the_browser(self):
        begun = self.begin()
        self.assertEqual(self.poll(begun, 404).text, "[]")
        page = self.server.request("GET", urllib.parse.urlsplit(begun["login"]).path, sign_in=False)
        self.assertIn("DUO Campagnes", page.text)
        self.assertNotIn("<script", page.text)
        self.assertIn("klopt niet", self.allow(begun, "mis", 403).text)
        self.poll(begun, 404)
        self.allow(begun, self.server.password, 200)
        given = self.poll(begun, 200).json
        self.assertEqual((given["server"], given["loginName"]), (self.server.address, "oefening"))
        self.poll(begun, 404)  # given once only
        headers = {"OCS-APIRequest": "true", "Authorization": ps.basic("oefening", given["appPassword"])}
        self.answers(200, self.server.request("GET", "/ocs/v2.php/cloud/user", headers=headers))
        self.allow(begun, self.server.password, 404)

    def test_it_takes_twenty_minutes_at_most(self):
        begun = self.begin()
        self.server.faults(later=21 * 60)
        self.allow(begun, self.server.password, 404)
        self.poll(begun, 404)

    def test_what_a_program_calls_itself_is_only_text(self):
        answer = self.server.request("POST", "/login/v2", sign_in=False, headers={"User-Agent": "<b>\"&x"}).json
        page = self.server.request("GET", urllib.parse.urlsplit(answer["login"]).path, sign_in=False)
        self.assertNotIn("<b>", page.text)
        self.assertTrue(re.search("&lt;b&gt;", page.text))


if __name__ == "__main__":
    ps.main()
