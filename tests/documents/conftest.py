"""Papers made on the spot: PDF and Word files, and a web server on this machine alone."""

from __future__ import annotations

import gzip
import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PARAGRAPHS = (
    "Norway and Iceland signed a fishing agreement in Bergen on Tuesday.",
    "The two ministers said that the catch of cod will be shared from the first of January.",
)
PAGE = (
    "<!doctype html><html><head><title>Cod accord</title><meta name='date' content='2011-06-07'></head>"
    f"<body><nav><a href='/'>Home</a></nav><article><h1>Cod accord</h1><p>{PARAGRAPHS[0]}</p>"
    f"<p>{PARAGRAPHS[1]}</p></article></body></html>"
)


def make_pdf(pages: list[list[str]], info: str = "", encrypt: str = "") -> bytes:
    """A PDF with one line of text a line; `info` and `encrypt` are entries of the trailer."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page]
        stream = "BT /F1 11 Tf 72 760 Td 14 TL\n" + "\n".join(f"({line}) Tj T*" for line in shown) + "\nET"
        body = stream.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    if info:
        objects.append(f"<< {info} >>".encode("cp1252"))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    extra = (f" /Info {len(objects)} 0 R" if info else "") + encrypt
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        extra.encode(),
        start,
    )
    return bytes(out)


def make_docx(paragraphs: list[str], title: str | None = None) -> bytes:
    """A Word file of these paragraphs."""
    import docx

    document = docx.Document()
    document.core_properties.title = title or ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    return make_pdf


@pytest.fixture
def word() -> Callable[..., bytes]:
    return make_docx


class _Handler(BaseHTTPRequestHandler):
    agents: list[str]

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        self.server.agents.append(self.headers.get("User-Agent", ""))  # type: ignore[attr-defined]
        answer = getattr(self, f"answer_{name}", None)
        if answer is None:
            self._send(404, "text/html", b"<html><body>Not here</body></html>")
        else:
            answer()

    def _send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self._send(200, "text/html; charset=utf-8", PAGE.encode())

    def answer_packed(self) -> None:
        self._send(200, "text/html", gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self._send(200, "text/html", gzip.compress(b"a" * 60_000_000), Content_Encoding="gzip")

    def answer_latin(self) -> None:
        body = PAGE.replace("Bergen", "Tromsø").encode("latin-1")
        self._send(200, "text/html; charset=iso-8859-1", body)

    def answer_picture(self) -> None:
        self._send(200, "image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)

    def answer_broken(self) -> None:
        self._send(500, "text/html", b"oops")

    def answer_closed(self) -> None:
        self._send(403, "text/html", b"no")

    def answer_moved(self) -> None:
        self._send(302, "text/html", b"", Location="/page")

    def answer_round(self) -> None:
        self._send(302, "text/html", b"", Location="/round")

    def answer_inward(self) -> None:
        self._send(302, "text/html", b"", Location="http://169.254.10.20/page")

    def answer_file(self) -> None:
        self._send(302, "text/html", b"", Location="file:///etc/hosts")

    def answer_slow(self) -> None:
        time.sleep(1.5)
        self._send(200, "text/html", PAGE.encode())

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"<p>word</p>")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for i in range(20):
            self.wfile.write(f"X-{i}: 1\r\n".encode())
            self.wfile.flush()
            time.sleep(0.1)

    def answer_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"a word " * 150_000)

    def log_message(self, format: str, *args: object) -> None:
        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        # the client hung up, as it should
        return


class Site:
    """A web server on the loopback address; `agents` are the User-Agents that it saw."""

    def __init__(self, server: ThreadingHTTPServer):
        self.root = f"http://127.0.0.1:{server.server_address[1]}"
        self.agents: list[str] = server.agents  # type: ignore[attr-defined]

    def __call__(self, name: str) -> str:
        return f"{self.root}/{name}"


@pytest.fixture
def site() -> Iterator[Site]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.agents = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield Site(server)
    server.shutdown()
    server.server_close()
