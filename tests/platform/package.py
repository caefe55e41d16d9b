# SPDX-License-Identifier: EUPL-1.2
"""A package as the program makes it, with pictures that are drawn here."""
import io
import json
import struct
import zipfile
import zlib

MANIFEST = {
    "campaign": "Continueren studiefinanciering",
    "goals": "Studenten die verder studeren weten dat ze hun studiefinanciering zelf moeten laten doorlopen.",
    "audience": "mbo-studenten met studiefinanciering",
    "first_day": "2020-11-02",
    "last_day": "2020-11-13",
    "questions_to": "campagnes@duo.example",
    "materials": [
        {"name": "beeld-liggend.png", "title": "Beeld liggend", "facts": "PNG · 192 × 108 pixels",
         "alt": "Blauw vlak met de vraag: studeer je door?", "where": ["6 schermen kantine"], "check": False},
        {"name": "clip.mp4", "title": "Clip liggend, 10 seconden, zonder geluid", "preview": "voorbeelden/clip.png",
         "facts": "MP4 (H.264) · 1920 × 1080 · met ondertekst in beeld", "alt": "", "where": ["6 schermen kantine"],
         "check": False},
        {"name": "beeld-staand.png", "title": "Beeld staand", "facts": "PNG · 108 × 192 pixels", "alt": "Hetzelfde, staand",
         "where": ["3 schermen entree"], "check": True},
        {"name": "pushbericht.txt", "title": "Pushbericht voor de Curio-app", "facts": "titel 29 van 30 tekens",
         "text": "Studeer je volgend jaar door?\nLees je bericht van DUO over 2021 goed.", "where": [], "check": True},
    ],
}


def png(width, height, triangle=False):
    """A picture that goes from dark to light blue, with the sign of a clip on it."""
    rows = b""
    for y in range(height):
        rows += b"\0"
        for x in range(width):
            part = (x + y) / (width + height)
            white = triangle and abs(y - height / 2) < (width * 0.58 - x) * 0.6 and x > width * 0.42
            rows += b"\xff\xff\xff" if white else bytes((21 + int(20 * part), 66 + int(52 * part), 115 + int(90 * part)))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


FILES = {
    "beeld-liggend.png": png(192, 108),
    "beeld-staand.png": png(108, 192),
    "clip.mp4": b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 16000,
    "voorbeelden/clip.png": png(192, 108, True),
    "pushbericht.txt": "Studeer je volgend jaar door?\nLees je bericht van DUO over 2021 goed.\n".encode(),
    "LEES MIJ.html": b"<!DOCTYPE html><title>Lees mij</title>",
}


def _entry(name):
    """With a time of its own: the same package is the same bytes whenever it is made."""
    entry = zipfile.ZipInfo(name, (2020, 10, 14, 12, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def package(manifest=MANIFEST, files=None):
    """The bytes of the zip; a manifest that is text goes in as it stands, None leaves it out."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zip_:
        if manifest is not None:
            zip_.writestr(_entry("manifest.json"), manifest if isinstance(manifest, (str, bytes)) else json.dumps(manifest))
        for name, data in (FILES if files is None else files).items():
            zip_.writestr(_entry(name), data)
    return target.getvalue()
