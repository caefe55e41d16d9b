# SPDX-License-Identifier: EUPL-1.2
"""Files dragged onto the program from another program's window, as from a file manager."""
import os
import subprocess

from duo_ui import until


def drop(app, paths, target, fy=0.5):
    """Drags @paths onto what @target finds. The other window lies over a corner of ours."""
    other = subprocess.Popen([os.environ["DUO_DRAG_FILES"], *paths], env=os.environ | {"GTK_A11Y": "none"})
    try:
        window = until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(other.pid), "--name", "Te slepen"],
                                              capture_output=True, text=True, check=False).stdout.split(), "the window to drag from")[-1]
        subprocess.run(["xdotool", "windowmove", "--sync", window, "20", "600"], check=False)
        app.drag((60, 630), app.point(target(), fy=fy))
        until(lambda: other.poll() is not None, "the files taken from the other window")
    finally:
        if other.poll() is None:
            other.kill()
        other.wait()
