#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Real files of every kind, made here by FFmpeg, ImageMagick, LibreOffice and qpdf, are measured as their makers were
told to make them; bad ones get a clear verdict, soon and in bounded memory, and never stop the next one."""

import os
import resource
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile
import zlib
from pathlib import Path

FACTS = sys.argv.pop(1)
NAME_LIES, SCRIPT, EXTERNAL, TURNED, MOVING = (1 << i for i in range(5))
MAGICK = "/usr/bin/convert"


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, timeout=180, **more).stdout


def measure(*paths):
    """The facts of each file, as dictionaries of texts."""
    answer = subprocess.run([FACTS, *map(os.fspath, paths)], check=True, capture_output=True, timeout=300).stdout.decode()
    return [dict(line.split("=", 1) for line in block.splitlines()) for block in answer.strip().split("\n\n")]


def ffmpeg(path, *arguments):
    run("ffmpeg", "-v", "error", "-y", *arguments, os.fspath(path))
    return path


def clip(path, size="1280x720", seconds="2", rate="25", codec=("-c:v", "libx264", "-pix_fmt", "yuv420p"), audio=False, more=()):
    arguments = ["-f", "lavfi", "-i", f"testsrc=size={size}:rate={rate}:duration={seconds}"]
    if audio:
        arguments += ["-f", "lavfi", "-i", f"sine=duration={seconds}", "-c:a", "libopus" if path.suffix == ".webm" else "aac"]
    return ffmpeg(path, *arguments, *codec, *more)


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data):
    """A PNG of one grey byte a pixel that holds whatever @data unpacks to."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


class Media(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="duo-media-")
        cls.folder = Path(cls.temporary.name)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def path(self, name, data=None):
        path = self.folder / name
        if data is not None:
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def check(self, path, **expected):
        (facts,) = measure(path)
        for key, value in expected.items():
            self.assertEqual(facts.get(key), str(value), f"{path.name}: {key} of {facts}")
        return facts

    # ---- What makers were told ----

    def test_images(self):
        for name, size in (("a.jpg", "1920x1080"), ("b.png", "1080x1920"), ("c.gif", "300x250"), ("d.webp", "1200x400")):
            path = self.path(name)
            run(MAGICK, "-size", size, "xc:#205080", os.fspath(path))
            width, height = size.split("x")
            facts = self.check(path, verdict="fine", format=path.suffix[1:], width=width, height=height, notes=0, size=path.stat().st_size)
            red, green, blue = map(int, facts["middle"].split(","))
            self.assertTrue(abs(red - 0x20) < 6 and abs(green - 0x50) < 6 and abs(blue - 0x80) < 6, facts["middle"])
            self.assertLessEqual(max(map(int, facts["picture"].split("x"))), 480)

    def test_turned_photograph(self):
        path = self.path("turned.jpg")
        run(MAGICK, "-size", "640x480", "xc:red", os.fspath(path))
        exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
        data = path.read_bytes()
        path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
        self.check(path, verdict="fine", width=480, height=640, notes=TURNED)

    def test_moving_gif(self):
        path = self.path("moving.gif")
        run(MAGICK, "-delay", "50", "-size", "100x80", "xc:red", "xc:blue", "xc:green", "-loop", "0", os.fspath(path))
        self.check(path, verdict="fine", width=100, height=80, notes=MOVING)

    def test_drawing(self):
        path = self.path("d.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">'
                                  '<rect width="800" height="600" fill="#00ff00"/></svg>')
        self.check(path, verdict="fine", format="svg", width=800, height=600, middle="0,255,0", notes=0)

    def test_clips(self):
        self.check(clip(self.path("a.mp4"), size="1920x1080", seconds="3"), verdict="fine", format="mp4", width=1920, height=1080,
                   duration=3000, frame_rate=25000, codec="h264", container="mp4", audio=0)
        self.check(clip(self.path("b.mp4"), size="1080x1920", rate="30", audio=True), verdict="fine", width=1080, height=1920,
                   frame_rate=30000, audio=1, audio_codec="aac", codec="h264")
        self.check(clip(self.path("c.webm"), size="640x360", codec=("-c:v", "libvpx-vp9"), audio=True), verdict="fine", format="webm",
                   width=640, height=360, codec="vp9", container="webm", audio=1, audio_codec="opus")
        facts = self.check(clip(self.path("d.mov"), size="640x360", rate="30000/1001"), verdict="fine", format="mov", container="mov", codec="h264",
                           width=640, height=360, frame_rate=29970)
        self.assertEqual(facts["picture"], "480x270")

    def test_turned_clip(self):
        lying = clip(self.path("lying.mp4"), size="640x360")
        turned = ffmpeg(self.path("turned.mp4"), "-display_rotation", "90", "-i", os.fspath(lying), "-c", "copy") if self.has_rotation() else None
        if turned is None:
            turned = ffmpeg(self.path("turned.mp4"), "-i", os.fspath(lying), "-c", "copy", "-metadata:s:v:0", "rotate=90")
        facts = self.check(turned, verdict="fine", width=360, height=640, notes=TURNED)
        self.assertEqual(facts["picture"], "270x480")

    @staticmethod
    def has_rotation():
        return b"display_rotation" in subprocess.run(["ffmpeg", "-h", "full"], capture_output=True, timeout=60).stdout

    def slides(self, name, slides):
        """An .odp with so many slides, each with three words on a blue ground; LibreOffice makes them 28 x 15.75 cm."""
        namespaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"' for short, full in (
            ("office", "office"), ("draw", "drawing"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("text", "text"), ("svg", "svg-compatible")))
        page = ('<draw:page draw:master-page-name="M"><draw:rect draw:style-name="B" svg:width="12in" svg:height="7in" svg:x="0in" svg:y="0in"/>'
                '<draw:frame svg:width="6in" svg:height="1in" svg:x="0.2in" svg:y="0.2in"><draw:text-box><text:p>Studeer je door</text:p></draw:text-box></draw:frame></draw:page>')
        path = self.path(name)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
            archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                             '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.presentation"/>'
                             '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
            archive.writestr("content.xml", f'<office:document-content {namespaces} office:version="1.2"><office:automatic-styles><style:style style:name="B" style:family="graphic">'
                             '<style:graphic-properties draw:fill="solid" draw:fill-color="#0000ff" draw:stroke="none"/></style:style></office:automatic-styles>'
                             f'<office:body><office:presentation>{page * slides}</office:presentation></office:body></office:document-content>')
        return path

    def office(self, source, kind):
        run("soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/office", "--convert-to", kind, "--outdir", os.fspath(self.folder), os.fspath(source))
        return source.with_suffix("." + kind)

    def test_documents(self):
        brief = self.office(self.slides("brief.odp", 2), "pdf")
        facts = self.check(brief, verdict="fine", format="pdf", pages=2, words=6, notes=0, width=794, height=446, middle="0,0,255")
        self.assertIn("Studeer je door", facts["text"])
        for turned, width, height in ((0, 842, 1191), (90, 1191, 842)):  # A3
            self.check(self.path("poster.pdf", self.poster(842, 1191, turned)), verdict="fine", pages=1, width=width, height=height, middle="255,0,0")

    @staticmethod
    def poster(width, height, turned):
        """A PDF of one red page."""
        parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents 4 0 R >>" % (width, height, turned)]
        page = b"1 0 0 rg 0 0 %d %d re f" % (width, height)
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
        data, places = b"%PDF-1.4\n", []
        for number, part in enumerate(parts, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return data + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))

    def test_slides(self):
        self.check(self.office(self.slides("dia.odp", 3), "pptx"), verdict="fine", format="pptx", pages=3, width=1058, height=595, words=9)

    def test_password(self):
        plain = self.office(self.slides("open.odp", 1), "pdf")
        closed = self.path("dicht.pdf")
        run("qpdf", "--encrypt", "geheim", "geheim2", "256", "--", os.fspath(plain), os.fspath(closed))
        self.check(closed, verdict="password")

    def test_texts_are_counted_as_a_person_counts(self):
        for text, chars, words in (("Studeer je door?", 16, 3), ("Cafe\u0301 é", 6, 2), ("👩‍👩‍👧 hoi", 5, 1), ("🇳🇱🇧🇪", 2, 0), ("a – b", 5, 2), ("  rand  ", 4, 1)):
            self.check(self.path("t.txt", text), verdict="fine", format="text", chars=chars, words=words, title_chars=0)
        self.check(self.path("push.txt", "Studeer je door?\r\n\r\nLees je bericht."), title_chars=16, chars=16, words=6, text_bytes=36)
        self.check(self.path("utf16.txt", "Één zin".encode("utf-16")), verdict="fine", chars=7, words=2)
        self.check(self.path("bom.txt", b"\xef\xbb\xbfhoi"), verdict="fine", chars=3)
        self.check(self.path("mail.html", "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><p>Twee <b>woorden</b></p></body></html>"),
                   verdict="fine", format="html", words=2, notes=0)

    # ---- Bad input ----

    def test_types_are_told_by_content(self):
        path = self.path("foto.png")
        run(MAGICK, "-size", "64x48", "xc:red", "jpg:" + os.fspath(path))
        self.check(path, verdict="fine", format="jpg", notes=NAME_LIES)
        self.check(self.path("clip.mp4", "Dit is geen clip."), verdict="fine", format="text", notes=NAME_LIES)
        archive = self.path("bestand.pptx")
        with zipfile.ZipFile(archive, "w") as zipped:
            zipped.writestr("mimetype", "x")
        self.check(archive, verdict="unknown_type", format="unknown")
        self.check(self.path("programma.jpg", b"\x7fELF\x02\x01\x01" + bytes(200)), verdict="unknown_type")
        self.check(self.path("geluid.mp3", b"ID3\x03\0\0\0" + bytes(200)), verdict="unknown_type")

    def test_broken_images(self):
        for name in ("heel.jpg", "heel.png", "heel.gif", "heel.webp"):
            path = self.path(name)
            run(MAGICK, "-size", "640x480", "plasma:fractal", os.fspath(path))
            data = path.read_bytes()
            for part in (len(data) // 2, 40, len(data) - 20):
                self.check(self.path("half" + path.suffix, data[:part]), verdict="broken")
        self.check(self.path("puin.png", b"\x89PNG\r\n\x1a\n" + os.urandom(5000)), verdict="broken")
        self.check(self.path("puin.svg", "<svg xmlns='http://www.w3.org/2000/svg'><rect"), verdict="broken")

    def test_broken_documents_and_clips(self):
        self.check(self.path("puin.pdf", b"%PDF-1.7\n" + os.urandom(4000)), verdict="broken")
        self.check(self.path("puin.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + os.urandom(5000)), verdict="broken")
        whole = clip(self.path("heel.mp4")).read_bytes()
        self.check(self.path("half.mp4", whole[: len(whole) // 2]), verdict="broken")
        self.check(self.path("puin.pptx", b"PK\x03\x04" + os.urandom(3000)), verdict="broken")

    def test_too_many_pixels(self):
        begin = time.monotonic()
        row = zlib.compress(bytes(50001) * 1000)
        self.check(self.path("groot.png", png(50000, 50000, row)), verdict="too_large", width=50000, height=50000)
        self.check(self.path("groot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="50000" height="50000"/>'), verdict="too_large")
        self.assertLess(time.monotonic() - begin, 10)

    def test_bombs(self):
        begin = time.monotonic()
        # Says 1 x 1 and unpacks to 2 GB; says 9,000 x 9,000 and holds nothing.
        bomb = zlib.compressobj(9)
        data = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(2048)) + bomb.flush()
        self.assertIn(self.check(self.path("bom.png", png(1, 1, data)))["verdict"], ("fine", "broken", "too_heavy"))
        self.assertIn(self.check(self.path("leeg.png", png(9000, 9000, zlib.compress(b""))))["verdict"], ("broken", "too_heavy"))
        nested = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' width='9' height='9'><defs><g id='a0'><rect width='1' height='1'/></g>"
        for i in range(1, 30):
            nested += f"<g id='a{i}'>" + f"<use x:href='#a{i - 1}'/>" * 10 + "</g>"
        self.assertIn(self.check(self.path("bom.svg", nested + "</defs><use x:href='#a29'/></svg>"))["verdict"], ("broken", "too_heavy"))
        laughs = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a0 'ha'>" + "".join(
            f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&a11;</text></svg>"
        self.assertIn(self.check(self.path("lach.svg", laughs))["verdict"], ("broken", "too_heavy", "fine"))
        archive = self.path("bom.pptx")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr("ppt/presentation.xml", " " * (1 << 28))
        self.check(archive, verdict="broken")
        self.assertLess(time.monotonic() - begin, 120)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"peak of any child: {peak // 1024} MiB", file=sys.stderr)
        self.assertLess(peak, 1700 * 1024)

    def test_nothing_is_fetched(self):
        server = socket.create_server(("127.0.0.1", 0))
        server.settimeout(0.2)
        callers, stop = [], threading.Event()

        def listen():
            while not stop.is_set():
                try:
                    callers.append(server.accept()[1])
                except OSError:
                    pass

        thread = threading.Thread(target=listen)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        secret = self.path("geheim.png")
        run(MAGICK, "-size", "20x20", "xc:#ff0000", os.fspath(secret))
        svg = ('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "%s">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
               'width="20" height="20"><script>location="%s"</script><rect width="20" height="20" fill="#fff"/><image xlink:href="%s" width="20" height="20"/>'
               '<image xlink:href="file://%s" width="20" height="20"/></svg>' % (url, url, url, secret))
        facts = self.check(self.path("ver.svg", svg))
        html = self.check(self.path("ver.html", f'<html><body onload="x()"><img src="{url}">hoi</body></html>'), verdict="fine", notes=SCRIPT | EXTERNAL)
        stop.set()
        thread.join()
        server.close()
        self.assertEqual(callers, [])
        self.assertEqual(int(facts["notes"]) & (SCRIPT | EXTERNAL), SCRIPT | EXTERNAL)
        if facts["verdict"] == "fine":
            self.assertEqual(facts["middle"], "255,255,255")
        self.assertEqual(html["words"], "1")

    def test_clip_without_a_picture(self):
        path = ffmpeg(self.path("geluid.mp4"), "-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac")
        self.check(path, verdict="no_video")

    def test_empty_missing_and_odd(self):
        self.check(self.path("leeg.jpg", b""), verdict="empty")
        self.check(self.path("wit.txt", "  \n \n"), verdict="empty")
        self.check(self.folder / "weg.jpg", verdict="missing")
        self.check(self.folder, verdict="unreadable")
        fifo = self.path("buis.png")
        os.mkfifo(fifo)
        self.check(fifo, verdict="unreadable")
        image = self.path("goed.png")
        run(MAGICK, "-size", "40x30", "xc:red", os.fspath(image))
        for name in (b"twee\nregels.png", b"x" * 246 + b".png", b"\xff\xfe.png", b"--help.png", "🎓 ëé.png".encode()):
            path = Path(os.fsdecode(os.fsencode(self.folder) + b"/" + name))
            path.write_bytes(image.read_bytes())
            self.check(path, verdict="fine", width=40, notes=0)

    def test_two_gigabytes(self):
        small = clip(self.path("klein.mp4"), seconds="1").read_bytes()
        path = self.path("groot.mp4", small)
        with path.open("ab") as file:  # a "free" box that runs to the end of the file
            file.write(struct.pack(">I4sQ", 1, b"free", (2 << 30)))
            file.truncate(len(small) + (2 << 30))
        begin = time.monotonic()
        self.check(path, verdict="fine", width=1280, height=720, duration=1000, size=len(small) + (2 << 30))
        self.assertLess(time.monotonic() - begin, 30)

    def test_the_rest_goes_on(self):
        image = self.path("een.png")
        run(MAGICK, "-size", "40x30", "xc:red", os.fspath(image))
        facts = measure(image, self.path("twee.png", b"\x89PNG\r\n\x1a\nxx"), self.path("drie.jpg", b""), image)
        self.assertEqual([fact["verdict"] for fact in facts], ["fine", "broken", "empty", "fine"])

    def test_helper_that_dies(self):
        image = self.path("een.png")
        run(MAGICK, "-size", "40x30", "xc:red", os.fspath(image))
        for script in ("#!/bin/sh\nkill -9 $$\n", "#!/bin/sh\necho onzin\n", "#!/bin/sh\nexec head -c 9000000 /dev/zero\n"):
            helper = self.path("helper", script)
            helper.chmod(0o755)
            out = subprocess.run([FACTS, image], env={**os.environ, "DUO_MEDIA_HELPER": os.fspath(helper)}, check=True, capture_output=True, timeout=100)
            self.assertIn(out.stdout.split()[0], (b"verdict=too_heavy", b"verdict=broken"))


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
