# SPDX-License-Identifier: EUPL-1.2
"""Headless Chromium, driven by WebDriver (chromedriver), for the pages that people see."""
import base64
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name that the protocol gives it
TAB, ENTER, SPACE = "\ue004", "\ue007", " "


class Browser:
    def __init__(self, width=1280, height=800):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-browser-"))
        self.downloads = self.folder / "downloads"
        self.downloads.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.host = f"127.0.0.1:{port}"
        # Chromium takes what a desktop of the user has set; it gets none.
        self.driver = subprocess.Popen([DRIVER, f"--port={port}", "--silent"], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(self.folder)})
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        # root is what tests often are in a container, and Chromium's sandbox is not for root
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=nl",
                     "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
                     f"--user-data-dir={self.folder / 'profile'}", f"--window-size={width},{height}"]
        started = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            "goog:chromeOptions": {"binary": CHROMIUM, "args": arguments,
                                   "prefs": {"download.default_directory": str(self.downloads),
                                             "download.prompt_for_download": False}}}}})
        self.session = "/session/" + started["sessionId"]
        self.size(width, height)

    def close(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=30)
            shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None,
                               {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(value["message"])
        return value

    def do(self, method, path, body=None):
        return self.call(method, self.session + path, body)

    def size(self, width, height):
        """The page's own width and height: a window has a smallest one."""
        self.do("POST", "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}})

    def open(self, url):
        self.do("POST", "/url", {"url": url})

    @property
    def url(self):
        return self.do("GET", "/url")

    @property
    def title(self):
        return self.do("GET", "/title")

    @property
    def source(self):
        return self.do("GET", "/source")

    def all(self, selector):
        return [found[ELEMENT] for found in self.do("POST", "/elements", {"using": "css selector", "value": selector})]

    def one(self, selector):
        return self.do("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def text(self, selector):
        return self.do("GET", f"/element/{self.one(selector)}/text")

    def texts(self, selector):
        return [self.do("GET", f"/element/{element}/text") for element in self.all(selector)]

    def label(self, element):
        """What a screen reader calls it."""
        return self.do("GET", f"/element/{element}/computedlabel")

    def role(self, element):
        return self.do("GET", f"/element/{element}/computedrole")

    def focused(self):
        return self.do("GET", "/element/active")[ELEMENT]

    def type(self, keys):
        """Keys to whatever has the focus."""
        self.do("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": [
            step for key in keys for step in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]}]})

    def type_over(self, keys):
        """Keys in place of all that stands in the field with the focus."""
        control = "\ue009"
        self.do("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": [
            {"type": "keyDown", "value": control}, {"type": "keyDown", "value": "a"}, {"type": "keyUp", "value": "a"},
            {"type": "keyUp", "value": control}]}]})
        self.type(keys)

    def click(self, element):
        self.do("POST", f"/element/{element}/click", {})

    def run(self, script):
        return self.do("POST", "/execute/sync", {"script": script, "args": []})

    def wait(self, condition, what):
        """Until the page is so: it takes a moment to come after a key or a click."""
        for _ in range(200):
            try:
                if condition():
                    return
            except AssertionError:
                pass  # between two pages there is none
            time.sleep(0.05)
        raise AssertionError(f"it never comes: {what}\n{self.url}\n{self.source[:3000]}")

    def cookies(self):
        return self.do("GET", "/cookie")

    def asked(self):
        """Addresses that it asked for since the last time."""
        found = []
        for entry in self.do("POST", "/se/log", {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return [url for url in found if not url.startswith(("chrome:", "data:"))]  # its own first page

    def complaints(self):
        """What it wrote on its console: policy that was broken, files that were not there."""
        return [entry["message"] for entry in self.do("POST", "/se/log", {"type": "browser"})]

    def picture(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.do("GET", "/screenshot")))

    def downloaded(self, name):
        """Waits until it is there whole; its bytes."""
        path = self.downloads / name
        for _ in range(400):
            if path.exists() and not list(self.downloads.glob("*.crdownload")):
                return path.read_bytes()
            time.sleep(0.05)
        raise AssertionError(f"{name} does not arrive: {list(self.downloads.iterdir())}")
