#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""platform serve: a place to practise, without any set-up."""
import base64
import http.client
import json
import pathlib
import signal
import time
import urllib.parse

import cli
from cli import NOTHING, USAGE


class Serve(cli.CliTest):
    def serve(self, *words, **more):
        process = self.start("--json", *words, store=False, **more)
        self.addCleanup(self.end, process)
        lines = list(iter(process.stdout.readline, b"}\n"))
        return process, json.loads(b"".join(lines) + b"}")

    def end(self, process):
        if process.poll() is None:
            process.terminate()
        process.wait(timeout=30)
        process.stdout.close()
        process.stderr.close()

    def status(self, news, path="/status.php", password=None):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(news["address"]).netloc, timeout=10)
        try:
            headers = {"Depth": "0"}
            if password is not None:
                headers["Authorization"] = "Basic " + base64.b64encode(f"{news['user']}:{password}".encode()).decode()
            connection.request("PROPFIND" if password is not None else "GET", path, headers=headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def gone(self, news):
        for _ in range(200):
            try:
                self.status(news)
            except OSError:
                return True
            time.sleep(0.05)
        return False

    def test_it_starts_by_itself_and_is_the_same_the_next_time(self):
        process, news = self.serve("platform", "serve")
        files = "/remote.php/dav/files/oefening/"
        self.assertEqual((self.status(news), self.status(news, files, news["password"]), self.status(news, files, "mis")),
                         (200, 207, 401))
        self.assertTrue((self.folder / "data" / "duo-campagnes" / "oefenplatform" / "files").is_dir())
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertTrue(self.gone(news))

        again, later = self.serve("platform", "serve")
        self.assertEqual((later["address"], later["password"]), (news["address"], None))
        self.assertEqual(self.status(later, files, news["password"]), 207)
        self.refused(NOTHING, "platform", "serve", says="draait al", store=False)
        again.terminate()
        again.wait(timeout=30)
        _, other = self.serve("platform", "serve", "--new-password")
        self.assertEqual((self.status(other, files, news["password"]), self.status(other, files, other["password"])), (401, 207))

    def test_it_ends_with_the_command_however_that_ends(self):
        process, news = self.serve("platform", "serve", "map met spatie")
        self.assertTrue((self.folder / "map met spatie" / "files").is_dir())
        process.kill()
        self.assertTrue(self.gone(news))

    def test_the_password_goes_in_no_file(self):
        for words in (["--json"], []):
            path = self.folder / "uitvoer.txt"
            with open(path, "wb") as output:
                process = self.start(*words, "platform", "serve", f"map{len(words)}", store=False, stdout=output)
                try:
                    for _ in range(400):
                        if path.stat().st_size > 0:
                            break
                        time.sleep(0.05)
                    time.sleep(0.1)
                finally:
                    process.terminate()
                    process.wait(timeout=30)
                    process.stderr.close()
            text = path.read_text()
            self.assertIn("http://127.0.0.1:", text)
            self.assertIn('"password": null' if words else "--new-password", " ".join(text.split()).replace('" :', '":'))

    def test_what_can_not_be(self):
        self.write("bestand", "geen map")
        self.refused(NOTHING, "platform", "serve", "bestand", says="kon niet starten", store=False)
        self.refused(USAGE, "platform", "serve", "a", "b", store=False)
        self.refused(USAGE, "platform", "start", store=False)
        self.env["DUO_PLATFORM_PROGRAM"] = str(self.folder / "weg")
        self.assertEqual(self.run_cli("platform", "serve", store=False).status, NOTHING)

    def test_the_day_to_reckon_with_goes_along(self):
        process, news = self.serve("--today", "2020-10-14", "platform", "serve")
        self.assertEqual(self.status(news), 200)
        commands = []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == process.pid:
                    commands.append((entry / "cmdline").read_text().split("\0"))
            except (OSError, ValueError, IndexError):
                continue  # no process, or gone meanwhile
        self.assertEqual(len(commands), 1)
        self.assertIn("2020-10-14", commands[0])
        self.assertNotIn(news["password"], commands[0])


if __name__ == "__main__":
    cli.main()
