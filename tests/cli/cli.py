# SPDX-License-Identifier: EUPL-1.2
"""Running the real duo-campagnes-cli, each command in a process of its own, and reporting the cases as TAP."""
import json
import os
import pathlib
import pwd
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import unittest

PROGRAM = os.environ["DUO_CLI"]
SHARED = pathlib.Path(os.environ.get("DUO_SHARED_DATA", ""))
CALENDAR_2020 = SHARED / "communicatiekalender-2020.csv"
LOGIN = pwd.getpwuid(os.getuid()).pw_name
DONE, NOTHING, USAGE, PARTLY = 0, 1, 2, 3

needs_shared = unittest.skipUnless(CALENDAR_2020.is_file(), f"{CALENDAR_2020} is not here")


class Answer:
    def __init__(self, run):
        self.status = run.returncode
        self.out = run.stdout.decode("utf-8")
        self.err = run.stderr.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out}\n--- err\n{self.err}"


def limit_files(size):
    """What a child does first: no file may grow past @size, as on a disk that is full."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return prepare


def drop_root():
    """What a child does first: nothing is read-only for root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


class CliTest(unittest.TestCase):
    """A temporary folder, a home of its own, and a locale without languages: as under a scheduler."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-cli-"))
        self.store = self.folder / "a.db"
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))}
        self.env.update(LC_ALL="C", HOME=str(self.folder), XDG_DATA_HOME=str(self.folder / "data"))

    def tearDown(self):
        for folder, folders, _ in os.walk(self.folder):
            for name in folders:
                os.chmod(os.path.join(folder, name), 0o700)
        shutil.rmtree(self.folder)

    def start(self, *words, store=True, **more):
        command = [PROGRAM] + (["--store", self.store] if store else []) + list(words)
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=more.pop("stdout", subprocess.PIPE),
                                stderr=more.pop("stderr", subprocess.PIPE), env=self.env, cwd=self.folder, **more)

    def run_cli(self, *words, **more):
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=120)
        answer = Answer(subprocess.CompletedProcess(words, process.returncode, out or b"", err))
        self.assertGreaterEqual(answer.status, 0, f"{words} was killed\n{answer}")
        self.assertNotIn("CRITICAL", answer.err)
        return answer

    def ok(self, *words, **more):
        answer = self.run_cli(*words, **more)
        self.assertEqual(answer.status, DONE, f"{words}\n{answer}")
        return answer

    def refused(self, status, *words, says=None, **more):
        """Answers @status, with a reason in Dutch on standard error and nothing on standard output."""
        answer = self.run_cli(*words, **more)
        self.assertEqual(answer.status, status, f"{words}\n{answer}")
        self.assertEqual(answer.out, "", f"{words}")
        self.assertNotEqual(answer.err.strip(), "", f"{words}")
        if says:
            self.assertIn(says, answer.err)
        return answer

    def add(self, text, placement="MBO:2020-10", *more):
        return self.ok("--json", "calendar", "add", "--text", text, "--placement", placement, *more).json

    def list(self, year=2020, *more):
        return self.ok("--json", "calendar", "list", "--year", str(year), *more).json

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path


class TapResult(unittest.TestResult):
    """One line per case; what a failure says goes to standard error."""
    count = 0
    part_failed = False

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

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            print(subtest.id(), file=sys.stderr)
            traceback.print_exception(*error)
            self.part_failed = True

    def stopTest(self, test):
        super().stopTest(test)
        if self.part_failed:
            self.line("not ok", test)
            self.part_failed = False


def main():
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{tests.countTestCases()}")
    result = TapResult()
    tests.run(result)
    sys.exit(not result.wasSuccessful())
