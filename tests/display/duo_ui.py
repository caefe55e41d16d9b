# SPDX-License-Identifier: EUPL-1.2
"""Drives the desktop program as a person does, and looks at it as a screen reader does.

Things are found by role and name in the accessibility tree; the pointer and the keyboard are the X server's own
(xdotool), so that what is tested is what a person can do. Known gaps of GTK 4.8 that this works around: text is
read with an explicit length; nothing is ever "showing"; rows and check buttons have no action; the tree knows
window coordinates only, without the frame that a window has where no window manager runs.
"""
import json
import os
import re
import subprocess
import sys
import time
import warnings

import gi

warnings.filterwarnings("ignore", category=DeprecationWarning)
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "duo-campagnes"
# Generous: a busy machine is no fault. Nothing waits this long that comes.
TIMEOUT = float(os.environ.get("DUO_UI_TIMEOUT", "60"))
# After so many seconds a person presses a key again.
PATIENCE = 6
# The invisible border of a window that nobody manages, in pixels.
FRAME = 5
# The surface of a drop-down's list may be a little higher than the tree says: less than half a row, wherever it lies.
POPOVER_MARGIN = 8
# GTK gives the name of the class where a widget has no name of its own.
CLASS_NAME = re.compile(r"^(Gtk|Adw|Duo|Gizmo)[A-Za-z]*$")
ROLES_OF_FOCUS = {"push button", "toggle button", "check box", "radio button", "text", "entry", "password text",
                  "spin button", "combo box", "slider", "link", "list item", "page tab", "menu item", "switch"}


class Failure(AssertionError):
    """What was expected and did not come, in words."""


class FocusWatch:
    """Knows what has the focus by the events that tell of it; to look for it in the whole tree takes a second."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self.changed)
        self.listener.register("object:state-changed:focused")

    def changed(self, event):
        if event.detail1 == 1:
            self.node = event.source
        elif self.node is not None and self.node == event.source:
            self.node = None

    def look(self):
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if self.node is not None:
                self.node.get_role()
        except GLib.GError:  # it went with its window, which nobody tells
            self.node = None
        return self.node


def until(probe, what, timeout=TIMEOUT):
    """The first true answer of @probe; a Failure that says @what did not come, after @timeout seconds."""
    end = time.monotonic() + timeout
    while True:
        try:
            found = probe()
        except GLib.GError:  # what was looked at has gone in the meantime
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"{what}: not within {timeout:g} s")
        time.sleep(0.03)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node):
    """@node and all below it, depth first. What vanishes while we look is passed over."""
    yield node
    try:
        for child in children(node):
            yield from walk(child)
    except GLib.GError:
        return


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def matches(value, wanted):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return wanted.search(value or "") is not None
    return value == wanted


def text_of(node):
    if node.get_text_iface():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name()


def name_of(node):
    """The name of @node; None for one that went while it was looked at."""
    try:
        return node.get_name()
    except GLib.GError:
        return None


def describe(node):
    return f"{node.get_role_name()} “{node.get_name()}”"


def has_size(node):
    """Whether it was ever laid out: what lies on a page that was not opened yet was not."""
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def is_unnamed(node):
    name = (node.get_name() or "").strip()
    return not name or CLASS_NAME.match(name) is not None or name.startswith("_")


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


def press(*keys):
    """Key presses one after another, by their X names: "Return", "ctrl+z", "Down"."""
    for key in keys:
        xdotool("key", "--clearmodifiers", key)


def type_text(text):
    xdotool("type", "--delay", "15", text)


def screenshot(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run(["import", "-window", "root", path], check=True)


class Session:
    """What one scene works in: a folder of its own with its store, and the programs under test."""

    def __init__(self, folder):
        self.folder = folder
        self.store = os.path.join(folder, "scene.db")
        self.program = os.environ["DUO_PROGRAM"]
        self.cli_program = os.environ["DUO_CLI_PROGRAM"]
        self.apps = []
        self.helpers = []  # processes that end with the scene

    def path(self, name):
        return os.path.join(self.folder, name)

    def cli(self, *arguments, status=0, store=True):
        """Runs the headless program on the scene's store; gives what it wrote as JSON, where it is that."""
        command = [self.cli_program, "--json", *(["--store", self.store] if store else []), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode != status:
            raise Failure(f"{' '.join(arguments)} gave {done.returncode}, not {status}: {done.stderr}{done.stdout}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def sample(self):
        self.cli("--as", "adevries", "sample", self.store, store=False)

    def messages(self, year=2020):
        return self.cli("calendar", "list", "--year", str(year))

    def message(self, text, year=2020):
        """The one message of @year whose text begins with @text."""
        found = [m for m in self.messages(year) if m["text"].startswith(text)]
        if len(found) != 1:
            raise Failure(f"{len(found)} messages begin with “{text}” in {year}, one was expected")
        return found[0]

    def placements(self, text, year=2020):
        """Its placements as (sector, first month, last month), in order."""
        return sorted((p["sector"], p["first_month"], p["last_month"])
                      for p in self.message(text, year)["placements"])

    def settings(self, **values):
        """What the program remembers, as GVariant texts: settings(language="'en'", window_width="800")."""
        path = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "a", encoding="utf-8") as keyfile:
            keyfile.write("[nl/duo/Campagnes]\n")
            keyfile.writelines(f"{key.replace('_', '-')}={value}\n" for key, value in values.items())

    def start(self, *arguments, env=None):
        app = App(self, arguments, env or {})
        self.apps.append(app)
        return app

    def close(self):
        for app in self.apps:
            app.kill()
        for helper in self.helpers:
            helper.kill()
            helper.wait()


class App:
    """The desktop program while it runs."""

    def __init__(self, session, arguments, env):
        self.session = session
        self.log_path = session.path(f"program-{len(session.apps)}.log")
        self.log = open(self.log_path, "w+", encoding="utf-8")
        self.process = subprocess.Popen([session.program, "--store", session.store, *arguments],
                                        stdout=self.log, stderr=subprocess.STDOUT, env=os.environ | env)
        Atspi.init()
        Atspi.set_timeout(10000, 20000)  # a machine that does much else is slow, not broken
        self.focus_watch = FocusWatch()
        self.main_window = None
        self.node = until(self._find_program, "the program in the accessibility tree", 3 * TIMEOUT)
        self.window = until(lambda: next(children(self.node), None), "its window")
        self.focus_window()

    def _find_program(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with status {self.process.returncode}:\n{self.output()}")
        for node in children(Atspi.get_desktop(0)):
            if node.get_name() == PROGRAM and node.get_process_id() == self.process.pid:
                return node
        return None

    def visible_windows(self, name):
        """What the X server shows of the program under a name that matches: tooltips and popovers have that of their
        window."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--all", "--pid", str(self.process.pid), "--name",
                                name], capture_output=True, text=True, check=False)
        return found.stdout.split()

    def focus_window(self, title=None):
        """No window manager runs here: the window of this @title, without one the main window, is given the keyboard
        by hand. What was found may be gone by the time it gets the focus: then it is looked for anew."""
        def probe():
            if self.main_window is None:
                self.main_window = next(iter(self.visible_windows(".")), None)
            window = self.main_window if title is None else next(iter(self.visible_windows(title)), None)
            return window is not None and subprocess.run(["xdotool", "windowfocus", "--sync", window], check=False,
                                                         capture_output=True, timeout=TIMEOUT).returncode == 0
        until(probe, f"the keyboard for the window “{title or 'DUO Campagnes'}”")

    def is_open(self, title):
        """Whether the X server shows a window of this exact @title. The tree is not asked: GTK 4.8 answers with a
        critical warning when that happens while a window comes or goes."""
        return bool(self.visible_windows(f"^{re.escape(title)}$"))

    def open_window(self, title):
        """Waits for the window of this exact @title over the others, and gives it the keyboard."""
        until(lambda: self.is_open(title), f"the window “{title}”")
        self.focus_window(f"^{re.escape(title)}$")
        return until(lambda: next((w for w in children(self.node) if w.get_name() == title), None),
                     f"the window “{title}” in the tree")

    def wait_closed(self, title):
        """Waits until that window is gone; the one below gets the keyboard."""
        until(lambda: not self.is_open(title), f"the window “{title}” gone")
        self.focus_window()

    # Looking

    def each(self, role=None, name=None, within=None):
        """Whatever has this @role and @name, one by one; to look at all of the tree takes a while."""
        return (node for node in walk(within or self.node)
                if matches(node.get_role_name(), role) and matches(node.get_name(), name))

    def all(self, role=None, name=None, within=None):
        return list(self.each(role, name, within))

    def find(self, role=None, name=None, within=None, timeout=TIMEOUT):
        """The first thing of this @role and @name (exact, or a compiled pattern) that was laid out, waited for."""
        wanted = getattr(name, "pattern", name)
        return until(lambda: next(filter(has_size, self.each(role, name, within)), None),
                     f"{role or 'something'} “{wanted}”", timeout)

    def find_ready(self, role, name, within=None):
        """The same, once it can be pressed: some buttons wait for what is being read."""
        node = self.find(role, name, within)
        until(lambda: "sensitive" in states(node), f"{describe(node)} can be pressed")
        return node

    def wait_gone(self, role=None, name=None, within=None, timeout=TIMEOUT):
        until(lambda: not self.all(role, name, within), f"{role} “{getattr(name, 'pattern', name)}” gone", timeout)

    def focused(self):
        """What has the keyboard, or None."""
        return self.focus_watch.look()

    def wait_focus(self, role=None, name=None, timeout=TIMEOUT):
        def probe():
            node = self.focused()
            if node is not None and matches(node.get_role_name(), role) and matches(node.get_name(), name):
                return node
            return None
        return until(probe, f"the focus on {role or 'something'} “{getattr(name, 'pattern', name)}”", timeout)

    def unnamed(self, within=None):
        """What can take the focus and has no name for who cannot see it. What is not on the screen, in a closed
        flap for one, often has nothing yet to be named after."""
        bad = []
        for node in walk(within or self.node):
            try:
                if node.get_role_name() in ROLES_OF_FOCUS and is_unnamed(node) and "focusable" in states(node) \
                        and self.is_inside(node):
                    bad.append(f"{describe(node)} in {self.path_to(node)}")
            except GLib.GError:  # it went while it was looked at, as a toast does
                continue
        return bad

    def is_inside(self, node):
        """Whether its middle lies in its window."""
        window = node
        while window.get_parent() is not None and window.get_parent() != self.node:
            window = window.get_parent()
        outer = Atspi.Component.get_extents(window, Atspi.CoordType.WINDOW)
        inner = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        x, y = inner.x + inner.width / 2 - outer.x, inner.y + inner.height / 2 - outer.y
        return inner.width > 0 and inner.height > 0 and 0 <= x < outer.width and 0 <= y < outer.height

    def assert_named(self, within=None):
        bad = self.unnamed(within)
        if bad:
            raise Failure("takes focus without a name: " + "; ".join(bad))

    def tab_through(self, limit=80, key="Tab"):
        """Presses Tab until the focus is where it has been before; gives what had it, as (role, name), in order."""
        seen = []
        for _ in range(limit):
            before = self.focused()
            press(key)
            node = until(lambda: self.focused() != before and self.focused(), f"another focus after {key}")
            if is_unnamed(node):
                raise Failure(f"{key} leads to {describe(node)} in {self.path_to(node)}")
            here = (node.get_role_name(), node.get_name())
            if here in seen:
                return seen
            seen.append(here)
        raise Failure(f"{key} comes back to nothing in {limit} steps")

    def press_on(self, key, before):
        """Presses @key until something else than @before has the focus. GTK passes the focus to a row that it has not laid
        out yet, and not on from there: who sees nothing happen presses once more."""
        end = time.monotonic() + TIMEOUT
        while True:
            press(key)
            try:
                until(lambda: self.focused() not in (None, before), f"another focus after {key}", PATIENCE)
                return
            except Failure:
                if time.monotonic() > end:
                    raise

    def tab_to(self, name, limit=60, key="Tab"):
        """Presses Tab until the focus is on what is called @name."""
        for _ in range(limit):
            before = self.focused()
            if before is not None and matches(name_of(before), name):
                return before
            self.press_on(key, before)
        raise Failure(f"{key} does not lead to “{getattr(name, 'pattern', name)}” in {limit} steps")

    def tab_until(self, role, name, limit=60, key="Tab"):
        """As tab_to(), past the rows to type in, whose focus no screen reader is told of."""
        for _ in range(limit):
            focused = self.focused()
            if focused is not None and (focused.get_role_name(), focused.get_name()) == (role, name):
                return focused
            press(key)
            time.sleep(0.12)
        raise Failure(f"{key} does not lead to “{name}”")

    def path_to(self, node):
        names = []
        node = node.get_parent()
        while node is not None and node != self.node:
            if not is_unnamed(node):
                names.append(node.get_name())
            node = node.get_parent()
        return " < ".join(names) or "the window"

    def tree(self):
        """The accessibility tree as text, for who looks into a failure."""
        lines = []

        def add(node, depth):
            try:
                extra = "".join(f" {s}" for s in ("focused", "checked", "pressed", "selected") if s in states(node))
                lines.append(f"{'  ' * depth}{describe(node)}{extra}")
                for child in children(node):
                    add(child, depth + 1)
            except GLib.GError:
                lines.append(f"{'  ' * depth}(gone)")
        add(self.node, 0)
        return "\n".join(lines)

    def choose_file(self, title, path):
        """Types a path in the file chooser called @title, and Enter: its lists are GTK's, not ours."""
        chooser = self.open_window(title)
        self.find("push button", self.stock_button("Annuleren"), within=chooser)
        if any(map(has_size, self.each("text", within=chooser))):
            press("ctrl+a")  # all of the name that is proposed
        # the slash opens the field that the rest goes into
        type_text(path[0])
        until(lambda: any(text_of(node).startswith(path[0]) for node in self.each("text", within=chooser)),
              f"the field for “{path}”")
        type_text(path[1:])
        until(lambda: any(text_of(node) == path for node in self.each("text", within=chooser)), f"“{path}” typed")
        end = time.monotonic() + TIMEOUT
        while self.is_open(title):
            # GTK's list of completions, where it came up late, takes an Enter to go: who sees nothing happen presses once more
            press("Return")
            try:
                until(lambda: not self.is_open(title), f"“{title}” gone", PATIENCE)
            except Failure:
                if time.monotonic() > end:
                    raise

    @staticmethod
    def stock_button(name):
        """GTK 4.8 gives the buttons of its own dialogs their name twice."""
        return re.compile(f"^{re.escape(name)}( {re.escape(name)})?$")

    # Pointing

    def point(self, node, fx=0.5, fy=0.5):
        """Where on the screen the point at these fractions of @node is, once it lies still."""
        extents = self.extents_at_rest(node)
        return round(extents.x + FRAME + extents.width * fx), round(extents.y + FRAME + extents.height * fy)

    @staticmethod
    def extents_at_rest(node, readings=4, seconds=0.05):
        """Where @node is when several readings in a row agree: a page that has just come is still laid out."""
        end = time.monotonic() + TIMEOUT
        last, equal = None, 0
        while equal < readings and time.monotonic() < end:
            now = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
            place = (now.x, now.y, now.width, now.height)
            equal = equal + 1 if place == last else 1
            last = place
            time.sleep(seconds)
        return now

    def click(self, node, fx=0.5, fy=0.5, button=1, times=1):
        x, y = self.point(node, fx, fy)
        xdotool("mousemove", x, y)
        time.sleep(0.05)
        xdotool("click", "--repeat", times, "--delay", 60, button)

    def click_in_popover(self, node):
        """A popover is a surface of its own: the tree tells how large it is, the X server where."""
        x, y = until(lambda: self.point_in_popover(node), f"the popover around {describe(node)}")
        xdotool("mousemove", x, y)
        time.sleep(0.05)
        xdotool("click", 1)

    def point_in_popover(self, node):
        inner = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        surfaces = self.surfaces()
        outer = node.get_parent()
        while outer is not None and outer != self.node:
            extents = Atspi.Component.get_extents(outer, Atspi.CoordType.WINDOW)
            for x, y, width, height in surfaces:
                if width == extents.width and 0 <= height - extents.height <= POPOVER_MARGIN:
                    return (round(x + inner.x - extents.x + inner.width / 2),
                            round(y + height - extents.height + inner.y - extents.y + inner.height / 2))
            outer = outer.get_parent()
        return None

    def surfaces(self):
        """Where the X server shows something of the program: (x, y, width, height) of each."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".",
                                "getwindowgeometry", "--shell", "%@"], capture_output=True, text=True, check=False)
        values = [int(line.split("=")[1]) for line in found.stdout.splitlines()
                  if line.startswith(("X=", "Y=", "WIDTH=", "HEIGHT="))]
        return [tuple(values[i:i + 4]) for i in range(0, len(values), 4)]

    def activate(self, node):
        """Presses by the accessibility action, as assistive software does."""
        action = node.get_action_iface()
        names = [Atspi.Action.get_action_name(action, i) for i in range(Atspi.Action.get_n_actions(action))]
        if not names:
            raise Failure(f"{describe(node)} has no action")
        Atspi.Action.do_action(action, names.index("click") if "click" in names else 0)

    def drag(self, start, end, steps=12):
        """Presses at @start, moves to @end as a hand does, in steps, and lets go."""
        (x0, y0), (x1, y1) = start, end
        xdotool("mousemove", x0, y0)
        time.sleep(0.05)
        xdotool("mousedown", 1)
        for i in range(1, steps + 1):
            xdotool("mousemove", round(x0 + (x1 - x0) * i / steps), round(y0 + (y1 - y0) * i / steps))
            time.sleep(0.02)
        time.sleep(0.1)
        xdotool("mouseup", 1)

    # Ending

    def output(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def quit(self):
        """Closes as a person does; the program must end by itself and have complained about nothing grave."""
        self.focus_window()
        press("Escape", "Escape", "Escape", "ctrl+q")  # a question before an editor before a list
        try:
            status = self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Failure("the program does not end on Ctrl Q") from None
        if status != 0:
            raise Failure(f"the program ended with status {status}:\n{self.output()}")

    def assert_quiet(self):
        bad = [line for line in self.output().splitlines() if re.search(r"CRITICAL|ERROR|Sanitizer", line)]
        if bad:
            raise Failure("the program complained: " + "; ".join(bad))

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()


def run(scene, session):
    """Runs one scene; on failure a picture, the tree and the program's words are kept. Gives the exit status."""
    failures = os.environ.get("DUO_FAILURES", session.folder)
    name = os.environ.get("DUO_SCENE", "scene")
    try:
        scene(session)
        for app in session.apps:
            if app.process.poll() is None:
                app.assert_named()
                app.quit()
            app.assert_quiet()
        return 0
    except (AssertionError, subprocess.SubprocessError, GLib.GError) as error:
        picture = os.path.join(failures, f"{name}.png")
        screenshot(picture)
        print(f"The screen as it was: {picture}", file=sys.stderr)
        for app in session.apps:
            print(f"What the program said:\n{app.output()}", file=sys.stderr)
            if app.process.poll() is None:
                print(f"The accessibility tree:\n{app.tree()}", file=sys.stderr)
        print(f"{name}: {error}", file=sys.stderr)  # at the end: of a long log the end is kept
        return 1
    finally:
        session.close()
