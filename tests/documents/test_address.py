"""Addresses: what is fetched, what is refused, and when it gives up."""

from __future__ import annotations

import ipaddress
import time
from typing import Any

import pytest

from communique import documents
from communique.documents import address
from communique.errors import CommuniqueError, NotFound, Refused, TooLarge, Unreadable

SENTENCE = "Norway and Iceland signed a fishing agreement in Bergen on Tuesday."


def test_page_gives_article_date_and_address(site: Any) -> None:
    document = documents.from_url(site("page"), allow_private=True)
    assert document.text.startswith(SENTENCE)
    assert "Home" not in document.text
    assert (document.title, document.published, document.url) == ("Cod accord", "2011-06-07", site("page"))
    assert site.agents[-1].startswith("communique/")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("packed", "gzip is unpacked"),
        ("moved", "redirects are followed"),
        ("latin", "the header names the charset"),
    ],
)
def test_other_pages(site: Any, name: str, why: str) -> None:
    document = documents.from_url(site(name), allow_private=True)
    assert "signed a fishing agreement in" in document.text, why
    assert "Troms" not in document.text or "Tromsø" in document.text


def test_address_after_redirect_is_kept(site: Any) -> None:
    assert documents.from_url(site("moved"), allow_private=True).url == site("page")


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("nowhere", NotFound, "404"),
        ("broken", Unreadable, "500"),
        ("closed", Unreadable, "403"),
        ("picture", Unreadable, "image/png"),
        ("round", Unreadable, "redirects"),
        ("file", Refused, "only http and https"),
        ("huge", TooLarge, "more than"),
        ("bomb", TooLarge, "more than"),
    ],
)
def test_answers_that_are_no_page(site: Any, name: str, error: type[CommuniqueError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        documents.from_url(site(name), allow_private=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["slow", "drip", "headers"])
def test_time_runs_out_in_all(site: Any, name: str) -> None:
    before = time.monotonic()
    with pytest.raises(Unreadable, match="no answer within"):
        documents.from_url(site(name), allow_private=True, timeout=0.4)
    assert time.monotonic() - before < 1.4


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1/", "private"),
        ("http://localhost:1/", "private"),
        ("http://10.1.2.3/", "private"),
        ("http://192.168.1.1/", "private"),
        ("http://169.254.169.254/latest", "private"),
        ("http://[::1]/", "private"),
        ("http://[::ffff:127.0.0.1]/", "private"),
        ("http://0.0.0.0/", "private"),
        ("http://2130706433/", "private"),
        ("http://0x7f.1/", "private"),
        ("ftp://host.example/x", "only http"),
        ("file:///etc/hosts", "only http"),
        ("http://", "no host"),
        ("https:///page", "no host"),
        ("http://user:secret@host.example/", "leave them out"),
        ("http://[::1", "no sound address"),
        ("http://host.example:99999/", "no sound address"),
    ],
)
def test_refused_by_form_or_network(url: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as caught:
        documents.load(url)
    assert "secret" not in str(caught.value)


def test_redirect_into_a_private_network_is_refused(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop counts as public here; the hop that it names does not."""
    loopback = ipaddress.ip_address("127.0.0.1")
    real = address.is_public
    monkeypatch.setattr(address, "is_public", lambda where: where == loopback or real(where))
    with pytest.raises(Refused, match=r"169\.254\.10\.20"):
        documents.from_url(site("inward"))


def test_the_address_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its address after the check gains nothing: it is looked up once."""
    asked: list[str] = []
    connected: list[Any] = []

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(where: Any, timeout: float) -> Any:
        connected.append(where)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(address.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(address.socket, "create_connection", connect)
    with pytest.raises(Unreadable, match="cannot be fetched"):
        documents.from_url("http://changing.example/")
    assert asked == ["changing.example"]
    assert connected == [("93.184.216.34", 80)]


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        documents.from_url("http://two.example/")


def test_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: Any, **__: Any) -> list[Any]:
        raise OSError("no such name")

    monkeypatch.setattr(address.socket, "getaddrinfo", look_up)
    with pytest.raises(NotFound, match=r"no host called nowhere\.example"):
        documents.from_url("https://nowhere.example/page")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("::", False),
    ],
)
def test_is_public(where: str, expected: bool) -> None:
    assert address.is_public(ipaddress.ip_address(where)) is expected
