#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The pictures that build-aux/screenshots makes: each page and dialog with real data, in the variants that matter.

Run by itself it lists them, one a line: "PAGE@VARIANT WIDTHxHEIGHT". run-scene takes "PAGE@VARIANT" as a scene and
writes FOLDER/PAGE-VARIANT.png, where the environment variable DUO_PICTURES names the folder.
"""
import os
import re
import subprocess
import sys
import time

# The day on which the pictures are taken: the sample's year is running.
TODAY = "2020-10-14"

# Name: (size, environment, arguments of the program).
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
VARIANTS = {
    "light": ("1280x800", {}, []),
    "dark": ("1280x800", DARK, []),
    "contrast": ("1280x800", CONTRAST, []),
    "contrast-dark": ("1280x800", DARK | CONTRAST, []),
    "small": ("1024x640", {}, []),
    "narrow": ("800x600", {}, []),
    "large": ("1920x1080", {}, []),
    "text-200": ("1280x800", {}, ["--text-scale=2"]),
}
PAGES = {}


def page(*variants, store="sample"):
    """Marks a function that brings the page on the screen; it gets (session, app)."""
    def mark(function):
        PAGES[function.__name__.replace("_", "-")] = (function, variants, store)
        return function
    return mark


def settle():
    """Animations end, toasts have slid in, the pointer does not colour anything."""
    subprocess.run(["xdotool", "mousemove", "--sync", "2", "2"], check=False)
    time.sleep(0.7)


def crowded(session):
    """The sample with a November in which more is said than fits, in words that are long."""
    session.sample()
    for sector in ("VO", "MBO", "HO"):
        for i, text in enumerate(("DigiD aanvragen", "Open dagen", "Studiekeuzecheck",
                                  "Reisproduct stopzetten voordat het recht op studiefinanciering ophoudt",
                                  "Aanvullende beurs: ook als u denkt dat u er geen recht op heeft"), start=1):
            session.cli("calendar", "add", "--text", text, "--place", f"{sector}:2020-11:2020-{min(11 + i % 2, 12)}")


STORES = {"sample": lambda session: session.sample(), "empty": lambda session: None, "crowded": crowded}


def take(name, session):
    page_name, variant = name.split("@")
    function, _, store = PAGES[page_name]
    size, env, arguments = VARIANTS[variant]
    STORES[store](session)
    width, height = size.split("x")
    session.settings(window_width=width, window_height=height)
    app = session.start(f"--today={TODAY}", *arguments, env=env)
    function(session, app)
    settle()
    path = os.path.join(os.environ["DUO_PICTURES"], f"{page_name}-{variant}.png")
    subprocess.run(["import", "-window", "root", path], check=True)


def __getattr__(name):
    """A scene by the name "PAGE@VARIANT"."""
    if "@" not in name:
        raise AttributeError(name)
    return lambda session: take(name, session)


def main():
    for name, (_, variants, _) in PAGES.items():
        for variant in variants:
            print(f"{name}@{variant} {VARIANTS[variant][0]}")


if __name__ == "__main__":
    sys.exit(main())
