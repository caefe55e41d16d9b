# SPDX-License-Identifier: EUPL-1.2
"""A line between a client and a server that writes down each request as it was sent, and that can be cut at any byte.

    with Recorder(server.address) as line:      # the server sees the line's own address as its Host
        ...                                     # let the client talk to line.address
        line.asserts([("MKCOL", "/remote.php/dav/uploads/oefening/*", {"Destination": line.address + "/*"}),
                      ("PUT", "*/00001", {"OC-Total-Length": "10", "If-Match": None})])
    line.cut(3, 100)                            # the third request from now: the line breaks after 100 bytes of it
    line.cut(1, 20, answer=True)                # ... of the answer

Real servers forgive what others do not; so what counts is what was asked, in which order, and under which conditions.
"""
import fnmatch
import hashlib
import itertools
import socket
import threading
import urllib.parse

KEEP = 64 * 1024
PIECE = 64 * 1024


class Closed(Exception):
    """The line is broken, on purpose or by the other side."""


class Request:
    def __init__(self, head):
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, self.version = first.split(" ")
        self.headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines if line]
        self.path = urllib.parse.urlsplit(self.target).path
        self.query = urllib.parse.urlsplit(self.target).query
        self.body = b""        # its beginning
        self.size = 0
        self.hash = hashlib.sha256()
        self.status = None     # None: never answered

    def header(self, name):
        """The header's value, None where it was not sent; several of a name joined by commas."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None

    def add(self, data):
        self.size += len(data)
        self.hash.update(data)
        self.body += data[:KEEP - len(self.body)]

    def __repr__(self):
        return f"{self.method} {self.target} -> {self.status}"


class End:
    """One end of a connection: reads what it needs, counts what it is given."""

    def __init__(self, line):
        self.line = line
        self.read = b""
        self.left = None       # bytes that may still be written

    def head(self):
        while b"\r\n\r\n" not in self.read:
            self.more()
        head, self.read = self.read.split(b"\r\n\r\n", 1)
        return head

    def more(self):
        try:
            data = self.line.recv(PIECE)
        except OSError:
            data = b""
        if not data:
            raise Closed
        self.read += data

    def take(self, size):
        if not self.read:
            self.more()
        data, self.read = self.read[:size], self.read[size:]
        return data

    def until_newline(self):
        while b"\r\n" not in self.read:
            self.more()
        text, self.read = self.read.split(b"\r\n", 1)
        return text

    def write(self, data):
        if self.left is not None:
            data, short = data[:self.left], len(data) > self.left
            self.left -= len(data)
        else:
            short = False
        try:
            self.line.sendall(data)
        except OSError:
            raise Closed from None
        if short:
            raise Closed

    def close(self):
        try:
            self.line.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.line.close()


class Recorder:
    def __init__(self, address):
        self.server = urllib.parse.urlsplit(address)
        self.requests = []
        self.cuts = {}
        self.numbers = itertools.count()
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()

    def clear(self):
        """Forgets what was asked so far."""
        with self.lock:
            self.requests = []

    def cut(self, which, after, answer=False):
        """Breaks the line of the @which-th request from now (1 is the next) after so many bytes."""
        with self.lock:
            now = next(self.numbers)
            self.numbers = itertools.count(now)
            self.cuts[now + which - 1] = (after, answer)

    def accept(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(line,), daemon=True).start()

    def serve(self, line):
        client, server = End(line), None
        try:
            server = End(socket.create_connection((self.server.hostname, self.server.port)))
            while self.exchange(client, server):
                pass
        except (Closed, OSError, ValueError):
            pass
        client.close()
        if server is not None:
            server.close()

    def exchange(self, client, server):
        """One request and its answer. Gives whether the connection goes on."""
        head = client.head()
        request = Request(head)
        with self.lock:
            self.requests.append(request)
            after, of_answer = self.cuts.pop(next(self.numbers), (None, False))
        server.left, client.left = (None, after) if of_answer else (after, None)

        lines = head.split(b"\r\n")
        if request.header("Expect"):
            client.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            lines = [line for line in lines if not line.lower().startswith(b"expect:")]
        server.write(b"\r\n".join(lines) + b"\r\n\r\n")
        self.body(client, server, request.header("Content-Length"), request.header("Transfer-Encoding"), request.add)

        answer = server.head()
        while answer.split(b" ")[1] == b"100":
            answer = server.head()
        parsed = Request(b"x x " + b" ".join(answer.split(b"\r\n")[0].split(b" ")[1:2]) + b"\r\n"
                         + b"\r\n".join(answer.split(b"\r\n")[1:]))
        status = int(answer.split(b" ")[1])
        client.write(answer + b"\r\n\r\n")
        request.status = status
        if request.method != "HEAD" and status not in (204, 304):
            self.body(server, client, parsed.header("Content-Length"), parsed.header("Transfer-Encoding"), lambda data: None)
        return "close" not in (parsed.header("Connection") or "").lower()

    @staticmethod
    def body(source, target, length, coding, note):
        def bytes_of(left):
            while left > 0:
                data = source.take(left)
                note(data)
                target.write(data)
                left -= len(data)

        if not coding or "chunked" not in coding.lower():
            bytes_of(int(length or 0))
            return
        size = None
        while size != 0:
            announced = source.until_newline()
            size = int(announced.split(b";")[0], 16)
            target.write(announced + b"\r\n")
            bytes_of(size)
            target.write(source.until_newline() + b"\r\n")

    def asserts(self, wanted):
        """That exactly these were asked, in this order: (method, pattern of the path, {header: pattern or None}).

        None: the header was not sent. A list of them in place of one: these, in any order.
        """
        asked = list(self.requests)
        for one in wanted:
            group = list(one) if isinstance(one, list) else [one]
            for request in asked[:len(group)]:
                fitting = next((each for each in group if self.fits(request, each)), None)
                if fitting is None:
                    raise AssertionError(f"asked {request}, with {request.headers}\nwanted {group}\nall: {self.requests}")
                group.remove(fitting)
            if group:
                raise AssertionError(f"never asked: {group}\nall: {self.requests}")
            asked = asked[len(one) if isinstance(one, list) else 1:]
        if asked:
            raise AssertionError(f"asked too: {asked}")

    @staticmethod
    def fits(request, wanted):
        method, path, headers = (*wanted, {})[:3]
        if request.method != method or not fnmatch.fnmatchcase(request.target, path):
            return False
        for name, pattern in headers.items():
            value = request.header(name)
            if (value is None) != (pattern is None):
                return False
            # fnmatch has a meaning for "[", which entity tags are put in
            if value is not None and not fnmatch.fnmatchcase(value, pattern.replace("[", "[[]")):
                return False
        return True

    def asserts_secret_only_in(self, secret, headers=("Authorization",)):
        """That a secret went in no address and no header but these."""
        for request in self.requests:
            if secret in urllib.parse.unquote(request.target):
                raise AssertionError(f"a secret in an address: {request.method} {request.path}")
            for name, value in request.headers:
                if secret in value and name.lower() not in [header.lower() for header in headers]:
                    raise AssertionError(f"a secret in {name}: {request.method} {request.path}")
