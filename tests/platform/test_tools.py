#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Other people's programs against the platform: litmus and rclone, as Debian has them."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

import platform_server as ps


def digest(folder):
    """What lies in a folder: {path: SHA-256}."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Litmus(ps.PlatformTest):
    @unittest.skipUnless(shutil.which("litmus"), "litmus is not installed")
    def test_litmus(self):
        for suite in ("basic", "copymove", "http"):
            with tempfile.TemporaryDirectory() as folder:
                # it takes the password on its command line only; this one is thrown away
                run = subprocess.run(["litmus", self.server.address + self.server.FILES + "/", self.server.user,
                                      self.server.password], cwd=folder, capture_output=True, text=True, timeout=120,
                                     env={**os.environ, "TESTS": suite})
            summary = re.search(r"summary for `(.*)': of (\d+) tests run: (\d+) passed, (\d+) failed", run.stdout)
            warnings = re.search(r"(\d+) warning", run.stdout.split("summary")[-1])
            self.assertIsNotNone(summary, run.stdout + run.stderr)
            ps.figure(f"litmus {suite}: {summary[3]} of {summary[2]} passed, {summary[4]} failed, "
                      f"{warnings[1] if warnings else 0} warnings")
            self.assertEqual((summary[4], run.returncode), ("0", 0), run.stdout)


class Memory(ps.PlatformTest):
    SIZE = 256 * 1024 * 1024

    def test_large_files_pass_through_without_staying(self):
        url = self.server.address + self.server.FILES + "/groot.bin"
        with tempfile.TemporaryDirectory() as folder:
            here, there = pathlib.Path(folder) / "hier", pathlib.Path(folder) / "daar"
            here.touch()
            os.truncate(here, self.SIZE)
            before = self.server.memory()
            seconds = []
            for words in (["--upload-file", here, url], ["--output", there, url]):
                started = time.monotonic()
                run = self.server.curl(*words)
                seconds.append(time.monotonic() - started)
                self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(there.stat().st_size, self.SIZE)
        grown = (self.server.memory() - before) / 1024 / 1024
        ps.figure(f"platform, 256 MiB by curl: up {256 / seconds[0]:.0f} MiB/s, down {256 / seconds[1]:.0f} MiB/s, "
                  f"its memory grew by {grown:.1f} MiB")
        self.assertLess(grown, 16)


@unittest.skipUnless(shutil.which("rclone"), "rclone is not installed")
class Rclone(ps.PlatformTest):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-rclone-"))
        self.settings = self.folder / "rclone.conf"
        obscured = subprocess.run(["rclone", "obscure", "-"], input=self.server.password, capture_output=True, text=True,
                                  check=True).stdout.strip()
        self.settings.write_text("[oefening]\ntype = webdav\nvendor = nextcloud\n"
                                 f"url = {self.server.address}{self.server.FILES}\nuser = {self.server.user}\npass = {obscured}\n")
        self.here = self.folder / "hier"
        self.here.mkdir()

    def tearDown(self):
        shutil.rmtree(self.folder)

    def rclone(self, *words):
        run = subprocess.run(["rclone", "--config", self.settings, *words], capture_output=True, text=True, timeout=300)
        self.assertEqual(run.returncode, 0, f"{words}\n{run.stdout}{run.stderr}")
        return run.stdout + run.stderr

    def test_a_folder_goes_up_is_checked_and_comes_back(self):
        for name in ("a.txt", "map/é 🎓.bin", "map/dieper/leeg.txt"):
            path = self.here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"" if "leeg" in name else os.urandom(100_000))
        (self.here / "groot.bin").write_bytes(os.urandom(40_000_000))

        started = time.monotonic()
        self.rclone("copy", self.here, "oefening:pakketten")
        seconds = time.monotonic() - started
        said = self.rclone("check", self.here, "oefening:pakketten")
        self.assertIn("0 differences found", said)
        self.assertEqual(digest(self.here), digest(self.server.files / "pakketten"))
        self.rclone("copy", "oefening:pakketten", self.folder / "terug")
        self.assertEqual(digest(self.here), digest(self.folder / "terug"))
        ps.figure(f"rclone copy, check and copy back: 4 files, 40 MB, 0 differences, up in {seconds:.1f} s")

        self.rclone("moveto", "oefening:pakketten/a.txt", "oefening:pakketten/b.txt")
        self.rclone("sync", self.here, "oefening:pakketten")
        self.assertEqual(digest(self.here), digest(self.server.files / "pakketten"))
        self.rclone("purge", "oefening:pakketten")
        self.assertEqual(list(self.server.files.iterdir()), [])
        self.scratch_is_empty()


if __name__ == "__main__":
    ps.main()
