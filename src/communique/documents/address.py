"""Fetching an address: http and https only, public hosts only, within a time and a size."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import urllib.parse
import zlib
from dataclasses import dataclass

from communique.documents.content import MAX_BYTES
from communique.errors import NotFound, Refused, TooLarge, Unreadable

MAX_REDIRECTS = 6
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_READABLE = re.compile(
    r"(?:text/(?!css|javascript|csv|calendar)[\w.+-]+|application/(?:xhtml\+xml|pdf|x-pdf|octet-stream|"
    r"vnd\.openxmlformats-officedocument\.wordprocessingml\.document|xml)|binary/octet-stream)$",
    re.I,
)
_ALLOW = "allow it with --allow-private"
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of an address, the address it came from after redirects, and what the server says of it."""

    data: bytes
    url: str
    content_type: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, timeout: float = 20.0) -> Fetched:
    """The body of `url`, redirects followed, within `timeout` seconds in all.

    Every hop's host is looked up once and the connection goes to the very address that was checked.
    Raises `Refused` (scheme, private network), `NotFound`, `Unreadable` (time, status, type), `TooLarge`.
    """
    deadline = time.monotonic() + timeout
    for _ in range(MAX_REDIRECTS + 1):
        parts = split(url)
        answer = _request(parts, url, deadline, timeout, allow_private)
        if isinstance(answer, Fetched):
            return answer
        url = urllib.parse.urljoin(url, answer)
    raise Unreadable(f"{url}: more than {MAX_REDIRECTS} redirects; open it in a browser and save the page")


def split(url: str) -> urllib.parse.SplitResult:
    """The parts of an address. Raises `Refused` where it cannot be fetched by its form alone."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused(f"{_short(url)}: no sound address; it looks like https://host/page") from None
    if parts.scheme not in ("http", "https"):
        raise Refused(f"{_short(url)}: only http and https addresses are read, not {parts.scheme or 'this'}")
    if not host or port == 0 or re.search(r"[\s\x00-\x1f\x7f]", parts.netloc):
        raise Refused(f"{_short(url)}: the address names no host; it looks like https://host/page")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{parts.scheme}://{host}: the address carries a name or password; leave them out")
    return parts


def is_public(address: Address) -> bool:
    """True for an address on the open internet; IPv4 inside IPv6 counts as what it stands for."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    )


def _request(
    parts: urllib.parse.SplitResult, url: str, deadline: float, timeout: float, allow_private: bool
) -> Fetched | str:
    """One hop: the body, or the address that it redirects to."""
    host, port = _host(parts, url), parts.port or (443 if parts.scheme == "https" else 80)
    shown = _short(url)
    late = Unreadable(
        f"{shown}: no answer within {timeout:g} seconds; try later, or save the page and give the file"
    )
    addresses = _look_up(host, port, shown, deadline, late)
    if not allow_private:
        private = next((address for address in addresses if not is_public(address)), None)
        if private is not None:
            raise Refused(f"{shown}: {host} is {private}, in a private or reserved network; {_ALLOW}")
    sock: socket.socket | None = None
    watch: threading.Timer | None = None
    try:
        sock = _connect(addresses, port, deadline)
        # a server that sends a byte now and then never runs into the socket's own time limit
        watch = threading.Timer(max(deadline - time.monotonic(), 0.01), _shut, [sock])
        watch.daemon = True
        watch.start()
        if parts.scheme == "https":
            sock = _tls(sock, host)
            watch.args = [sock]
        return _exchange(sock, parts, host, url, deadline, late)
    except ssl.SSLCertVerificationError as error:
        raise Unreadable(
            f"{shown}: its certificate is not valid ({error.verify_message}); save the page by hand"
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
            raise late from None
        said = getattr(error, "strerror", None) or type(error).__name__
        raise Unreadable(
            f"{shown}: cannot be fetched ({said}); check the address, or save the page"
        ) from None
    finally:
        if watch is not None:
            watch.cancel()
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.close()


def _host(parts: urllib.parse.SplitResult, url: str) -> str:
    host = parts.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused(f"{_short(url)}: the host's name is not sound; check the address") from None


def _look_up(host: str, port: int, shown: str, deadline: float, late: Unreadable) -> list[Address]:
    """Every address of `host`; in a thread of its own, for the system's look-up knows no time limit."""
    found: list[Address] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            for *_, where in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                address = ipaddress.ip_address(str(where[0]).split("%")[0])
                if address not in found:
                    found.append(address)
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(deadline - time.monotonic(), 0.01))
    if thread.is_alive():
        raise late
    if failed or not found:
        raise NotFound(f"{shown}: no host called {host}; check the address and the connection")
    return found


def _connect(addresses: list[Address], port: int, deadline: float) -> socket.socket:
    """A connection to the first of `addresses` that takes one."""
    last: OSError = TimeoutError()
    for i, address in enumerate(addresses):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            # leave time for the other addresses of the host
            return socket.create_connection((str(address), port), timeout=left / min(len(addresses) - i, 3))
        except OSError as error:
            last = error
    raise last


def _tls(sock: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    with contextlib.suppress(ImportError, OSError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context.wrap_socket(sock, server_hostname=host)


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _exchange(
    sock: socket.socket,
    parts: urllib.parse.SplitResult,
    host: str,
    url: str,
    deadline: float,
    late: Unreadable,
) -> Fetched | str:
    """Ask for the page on an open connection and read the answer."""
    connection = http.client.HTTPConnection(host, parts.port)
    connection.sock = sock
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    name = f"[{host}]" if ":" in host else host
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", f"{name}:{parts.port}" if parts.port else name)
    connection.putheader("User-Agent", f"communique/{_version()}")
    connection.putheader(
        "Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
    )
    connection.putheader("Accept-Language", "en")
    connection.putheader("Accept-Encoding", "gzip, identity")
    connection.putheader("Connection", "close")
    connection.endheaders()
    response = connection.getresponse()
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return location.strip()
    _check_status(response, url)
    content_type, charset = _type(response, url)
    data = _body(response, url, deadline, late)
    return Fetched(data, url, content_type, charset)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("communique")
    except PackageNotFoundError:
        return "0"


def _check_status(response: http.client.HTTPResponse, url: str) -> None:
    status, shown = response.status, _short(url)
    if status == 200 or status == 203:
        return
    said = f"{status} {http.client.responses.get(status, '')}".strip()
    if status in (404, 410):
        raise NotFound(f"{shown}: the server answers {said}; check the address")
    if status in (401, 402, 403, 407, 451):
        raise Unreadable(f"{shown}: the server answers {said}; open it in a browser and save the page")
    raise Unreadable(f"{shown}: the server answers {said}; try later, or save the page and give the file")


def _type(response: http.client.HTTPResponse, url: str) -> tuple[str, str | None]:
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else "text/html"
    if not _READABLE.match(kind):
        raise Unreadable(
            f"{_short(url)}: the server sends {kind}, which is no text; give the address of a page"
        )
    charset = response.headers.get_content_charset()
    return kind, charset


def _body(response: http.client.HTTPResponse, url: str, deadline: float, late: Unreadable) -> bytes:
    too_large = TooLarge(f"{_short(url)}: more than {MAX_BYTES // 1_000_000} MB; save the part you need")
    announced = response.getheader("Content-Length") or ""
    if announced.isdigit() and int(announced) > MAX_BYTES:
        raise too_large
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise Unreadable(
            f"{_short(url)}: sent in an unknown coding ({coding}); save the page and give the file"
        )
    unpack = zlib.decompressobj(wbits=47) if coding in ("gzip", "x-gzip", "deflate") else None
    out = bytearray()
    while True:
        if time.monotonic() >= deadline:
            raise late
        chunk = response.read1(_CHUNK)
        if not chunk:
            break
        try:
            out += unpack.decompress(chunk, MAX_BYTES + 1 - len(out)) if unpack else chunk
        except zlib.error:
            raise Unreadable(
                f"{_short(url)}: its packed body is damaged; try again, or save the page"
            ) from None
        if len(out) > MAX_BYTES or (unpack is not None and unpack.unconsumed_tail):
            raise too_large
    # a watch that shut the connection down looks like the end of the body
    if time.monotonic() >= deadline:
        raise late
    return bytes(out)


def _short(url: str) -> str:
    url = " ".join(url.split())
    return url if len(url) <= 100 else f"{url[:97]}…"
