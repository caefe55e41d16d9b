# SPDX-License-Identifier: EUPL-1.2
"""Files dragged onto the program from another program's window, as from a file manager, or copied there."""
import contextlib
import os
import subprocess

from duo_ui import until


def start(arguments):
    """The other program, and its window once that is there."""
    other = subprocess.Popen([os.environ["DUO_DRAG_FILES"], *arguments], env=os.environ | {"GTK_A11Y": "none"})
    window = until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(other.pid), "--name", "Te slepen"],
                                          capture_output=True, text=True, check=False).stdout.split(), "the window of the files")[-1]
    return other, window


def stop(other):
    if other.poll() is None:
        other.kill()
    other.wait()


@contextlib.contextmanager
def copied(paths):
    """While @paths are on the clipboard."""
    other, window = start(["--copied", *paths])
    try:
        subprocess.run(["xdotool", "windowmove", "--sync", window, "20", "700"], check=False)
        yield
    finally:
        stop(other)


def drop(app, paths, target, fy=0.5):
    """Drags @paths onto what @target finds. The other window lies over a corner of ours."""
    other, window = start(paths)
    try:
        subprocess.run(["xdotool", "windowmove", "--sync", window, "20", "600"], check=False)
        app.drag((60, 630), app.point(target(), fy=fy))
        until(lambda: other.poll() is not None, "the files taken from the other window")
    finally:
        stop(other)
