# SPDX-License-Identifier: EUPL-1.2
"""Servers for the tests: Debian's Apache with mod_dav on a folder of its own, and a line that can be cut."""
import os
import pathlib
import random
import shutil
import socket
import socketserver
import ssl
import subprocess
import tempfile
import threading
import time

LOGIN = "rm.test"
SECRET = "proef-wachtwoord-7"
MODULES = pathlib.Path("/usr/lib/apache2/modules")
SBIN = os.environ["PATH"] + ":/usr/sbin"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")


def has_apache():
    return shutil.which("apache2", path=SBIN) is not None and shutil.which("htpasswd", path=SBIN) is not None


CONFIGURATION = """
{load}
ServerRoot "{folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{folder}/pid"
DefaultRuntimeDir "{folder}"
ErrorLog "{folder}/error.log"
LogFormat "%m %U %>s" plain
CustomLog "{folder}/access.log" plain
TypesConfig /etc/mime.types
ServerLimit 1
ThreadsPerChild 8
MaxRequestWorkers 8
DocumentRoot "{folder}/files"
DavLockDB "{folder}/locks/db"
{extra}
<Directory "{folder}/files">
  Dav On
  AllowOverride None
  AuthType Basic
  AuthName "Materialen"
  AuthUserFile "{folder}/users"
  Require valid-user
</Directory>
"""


class Apache:
    """Apache mod_dav in a temporary folder; with tls, a certificate (names: what it is for) signed by itself."""

    def __init__(self, certificate=None, extra=""):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duo-apache-"))
        self.port = free_port()
        self.files = self.folder / "files"
        for name in ("files", "locks"):
            (self.folder / name).mkdir()
        modules = "mpm_event authn_core authn_file authz_core authz_user auth_basic mime dav dav_fs rewrite alias"
        load = [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in modules.split()]
        if certificate is not None:
            load.append(f"LoadModule ssl_module {MODULES}/mod_ssl.so")
            extra += f'\nSSLEngine on\nSSLCertificateFile "{certificate[0]}"\nSSLCertificateKeyFile "{certificate[1]}"\n'
        if os.getuid() == 0:
            load.append("User www-data\nGroup www-data")
            self.folder.chmod(0o711)
            for name in ("files", "locks"):
                shutil.chown(self.folder / name, "www-data", "www-data")
        subprocess.run(["htpasswd", "-bc", str(self.folder / "users"), LOGIN, SECRET], check=True,
                       env={**os.environ, "PATH": SBIN}, stderr=subprocess.DEVNULL)
        configuration = self.folder / "apache.conf"
        configuration.write_text(CONFIGURATION.format(load="\n".join(load), folder=self.folder, port=self.port,
                                                      extra=extra))
        self.process = subprocess.Popen(["apache2", "-f", str(configuration), "-DFOREGROUND"],
                                        env={**os.environ, "PATH": SBIN}, stderr=subprocess.DEVNULL)
        wait_for_port(self.port)
        self.address = f"http{'s' if certificate else ''}://127.0.0.1:{self.port}"

    def requests(self):
        return [line.split() for line in (self.folder / "access.log").read_text().splitlines()]

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


AUTHORITY = """
[ca]
default_ca = own
[own]
database = {folder}/index
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = {name}
"""


def make_certificate(folder, name, subject="127.0.0.1", expired=False):
    """A certificate signed by itself: (certificate, key)."""
    certificate, key, request = (folder / f"{name}.{kind}" for kind in ("pem", "key", "csr"))
    kind = "IP" if subject[0].isdigit() else "DNS"
    subprocess.run(["openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={subject}", "-keyout", str(key),
                    "-out", str(request)], check=True, stderr=subprocess.DEVNULL)
    (folder / "index").write_text("")
    (folder / "serial").write_text("01\n")
    (folder / "ca.conf").write_text(AUTHORITY.format(folder=folder, name=f"{kind}:{subject}"))
    end = "20210101000000Z" if expired else "20491231000000Z"
    subprocess.run(["openssl", "ca", "-batch", "-selfsign", "-notext", "-config", str(folder / "ca.conf"),
                    "-keyfile", str(key), "-in", str(request), "-out", str(certificate),
                    "-startdate", "20200101000000Z", "-enddate", end], check=True, stderr=subprocess.DEVNULL)
    return certificate, key


class Line:
    """A line to a server that can be cut: after so many bytes of the client, or of the server."""

    def __init__(self, port):
        self.target = port
        self.cut_up = None    # bytes of the client that pass before the line is cut; None: all
        self.cut_down = None  # bytes of the server
        self.delay = 0        # seconds for each byte of the server
        line = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                line.carry(self.request)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def carry(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            client.close()
            return
        other = threading.Thread(target=self.pump, args=(server, client, "cut_down"), daemon=True)
        other.start()
        self.pump(client, server, "cut_up")
        other.join()
        client.close()
        server.close()

    def pump(self, source, sink, limit):
        try:
            while data := source.recv(1 if self.delay and limit == "cut_down" else 65536):
                left = getattr(self, limit)
                if self.delay and limit == "cut_down":
                    time.sleep(self.delay)
                if left is not None:
                    setattr(self, limit, max(0, left - len(data)))
                    if len(data) > left:
                        sink.sendall(data[:left])
                        break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def random_file(path, size, seed=1):
    path.write_bytes(random.Random(seed).randbytes(size))
    return path
