# SPDX-License-Identifier: EUPL-1.2
"""The real duo-materials-platform, started on a folder of its own, and requests to it as bytes on the line.

    server = Server()              # starts; server.address, server.user, server.password
    answer = server.dav("PUT", "/a.txt", b"inhoud")
    server.kill(); server.start()  # the same folder and port again
    server.close()
"""
import base64
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

PROGRAM = os.environ["DUO_PLATFORM_PROGRAM"]
NAMES = {"d": "DAV:", "oc": "http://owncloud.org/ns", "nc": "http://nextcloud.org/ns", "s": "http://sabredav.org/ns"}


class Answer:
    def __init__(self, response, body):
        self.status, self.headers, self.body = response.status, response.headers, body

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def data(self):
        """What an OCS answer is about."""
        return self.json["ocs"]["data"]

    @property
    def xml(self):
        return ElementTree.fromstring(self.body)

    def __repr__(self):
        return f"{self.status}\n{self.headers}\n{self.body[:2000]!r}"


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Server:
    FILES = "/remote.php/dav/files/oefening"
    UPLOADS = "/remote.php/dav/uploads/oefening"

    def __init__(self, *options, folder=None):
        self.options = options
        self.own = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="duo-platform-"))
        self.files = self.folder / "files"
        self.password = None
        self.process = None
        self.start()

    def start(self, *more):
        ready, told = os.pipe()
        self.process = subprocess.Popen(
            [PROGRAM, "--folder", str(self.folder), "--with-parent", "--ready-fd", str(told), *self.options, *more],
            stdin=subprocess.PIPE, pass_fds=(told,))
        os.close(told)
        with os.fdopen(ready) as pipe:
            line = pipe.readline()
        if not line:
            raise RuntimeError(f"the platform did not start (status {self.process.wait()})")
        news = json.loads(line)
        self.address, self.user = news["address"], news["user"]
        self.password = news["password"] or self.password
        self.host = urllib.parse.urlsplit(self.address).netloc

    def stop(self):
        """Ends as a session's end would; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self.process.stdin.close()
        return status

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=30)
        self.process.stdin.close()

    def close(self):
        status = self.stop() if self.process.poll() is None else self.process.returncode
        if self.own:
            shutil.rmtree(self.folder)
        return status

    def memory(self):
        """The most that it ever had, bytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))

    def curl(self, *words, **more):
        """Runs curl, signed in. The name and password go by a pipe: on a command line others could read them."""
        read, write = os.pipe()
        os.write(write, f'user = "{self.user}:{self.password}"\n'.encode())
        os.close(write)
        try:
            return subprocess.run(["curl", "--silent", "--fail", "--config", f"/dev/fd/{read}", *words], pass_fds=(read,),
                                  capture_output=True, timeout=300, **more)
        finally:
            os.close(read)

    def request(self, method, path, body=None, headers=None, sign_in=True, timeout=60):
        connection = http.client.HTTPConnection(self.host, timeout=timeout)
        headers = dict(headers or {})
        if sign_in and "Authorization" not in headers:
            headers["Authorization"] = basic(self.user, self.password)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            connection.close()

    def dav(self, method, path="/", body=None, tree=FILES, **headers):
        """A request on the files; header_names_like_this become Header-Names-Like-This."""
        headers = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        if "Destination" in headers and headers["Destination"].startswith("/"):
            headers["Destination"] = self.address + self.FILES + headers["Destination"]
        return self.request(method, tree + path, body, headers)

    def upload(self, method, path, body=None, **headers):
        return self.dav(method, path, body, tree=self.UPLOADS, **headers)

    def ocs(self, method, call, /, sign_in=True, **fields):
        body = urllib.parse.urlencode(fields) if fields and method != "GET" else None
        if fields and method == "GET":
            call += "?" + urllib.parse.urlencode(fields)
        headers = {"OCS-APIRequest": "true", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return self.request(method, "/ocs/v2.php/" + call, body, headers, sign_in)

    def link(self, path, **fields):
        """Makes a link; what the platform says of it."""
        answer = self.ocs("POST", "apps/files_sharing/api/v1/shares", path=path, shareType=3, permissions=1, **fields)
        if answer.status != 200:
            raise AssertionError(answer)
        return answer.data

    def fetch(self, token, code, method="GET", path="", **headers):
        """What somebody with a link and its code gets over WebDAV."""
        headers = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        headers["Authorization"] = basic("anonymous", code)
        return self.request(method, f"/public.php/dav/files/{token}{path}", headers=headers)

    def faults(self, *rules, **more):
        """Orders trouble (see duo-platform-faults.c); needs the option --test-control. Without arguments: none."""
        answer = self.request("PUT", "/test/faults", json.dumps({"rules": rules, **more}))
        if answer.status != 204:
            raise AssertionError(answer)

    def properties(self, path="/", depth=0, names=("d:getetag", "d:getcontentlength", "d:resourcetype", "oc:fileid",
                                                    "oc:checksums", "nc:share-download-limits"), tree=FILES):
        """What PROPFIND says: {href: {name: element}}."""
        body = ("<?xml version='1.0'?><d:propfind " + " ".join(f"xmlns:{p}='{u}'" for p, u in NAMES.items()) + "><d:prop>"
                + "".join(f"<{name}/>" for name in names) + "</d:prop></d:propfind>")
        answer = self.dav("PROPFIND", path, body.encode(), tree=tree, Depth=depth)
        if answer.status != 207:
            raise AssertionError(answer)
        found = {}
        for response in answer.xml.findall("d:response", NAMES):
            href = response.find("d:href", NAMES).text
            found[href] = {}
            for part in response.findall("d:propstat", NAMES):
                if " 200 " in part.find("d:status", NAMES).text:
                    for name in names:
                        element = part.find(f"d:prop/{name}", NAMES)
                        if element is not None:
                            found[href][name] = element
        return found


class PlatformTest(unittest.TestCase):
    """One server for the class, with a folder that each test finds empty."""
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.options)

    @classmethod
    def tearDownClass(cls):
        status = cls.server.close()
        if status != 0:
            raise AssertionError(f"the platform ended with {status}")

    def setUp(self):
        if self.server.process.poll() is not None:
            self.fail(f"the platform is gone: {self.server.process.returncode}")
        for entry in list(self.server.files.iterdir()):
            if entry.is_symlink():
                entry.unlink()
            else:
                self.server.dav("DELETE", "/" + urllib.parse.quote(entry.name))

    def answers(self, status, answer):
        self.assertEqual(answer.status, status, answer)
        return answer

    def put(self, path, body=b"inhoud", status=201, **headers):
        return self.answers(status, self.server.dav("PUT", path, body, **headers))

    def scratch_is_empty(self):
        self.assertEqual(list((self.server.folder / "scratch").iterdir()), [])


class TapResult(unittest.TestResult):
    """One line per case; what a failure says goes to standard error."""
    count = 0

    def line(self, word, test, remark=""):
        self.count += 1
        print(f"{word} {self.count} {test.id().removeprefix('__main__.')}{remark}", flush=True)

    def addSuccess(self, test):
        self.line("ok", test)

    def addSkip(self, test, reason):
        self.line("ok", test, f" # SKIP {reason}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        traceback.print_exception(*error)
        self.line("not ok", test)

    addError = addFailure


def figure(text):
    """Something measured, which build-aux/check repeats at its end."""
    print(f"# figure: {text}", flush=True)


def main():
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{tests.countTestCases()}")
    result = TapResult()
    tests.run(result)
    sys.exit(not result.wasSuccessful())
