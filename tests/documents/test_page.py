"""Web pages: the article and nothing else, with its metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.documents import from_path, from_text
from communique.errors import EmptyDocument

PAGES = Path(__file__).parent / "pages"


def test_news_page() -> None:
    document = from_path(PAGES / "harbour.html")
    assert document.title == "Estonia and Finland sign rail ferry accord"
    assert document.published == "2019-05-14"
    assert document.outlet == "The Gulf Courier"
    assert document.url == "https://courier.example/world/rail-ferry-accord"
    paragraphs = document.text.split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("Estonia and Finland signed an agreement on Monday")
    assert paragraphs[-1].endswith("four percent more than in 2017.")


def test_page_of_the_nineties() -> None:
    """Columns in tables, no metadata, cp1252."""
    document = from_path(PAGES / "ministry.htm")
    assert document.published == "1998-06-12"
    assert "Uganda “warmly thanked” Kenya" in document.text
    assert document.text.endswith("talks on it go on in September.")
    for outside in ("Home", "Embassies", "Speeches", "800 x 600", "P.O. Box"):
        assert outside not in document.text


def test_short_page_is_not_swamped() -> None:
    document = from_path(PAGES / "brief.html")
    assert document.text == (
        "Ghana on Thursday recalled its ambassador to Burkina Faso for talks.\n\n"
        "Officials in Accra gave no reason."
    )
    assert (document.title, document.published, document.outlet) == (
        "Ghana recalls envoy",
        "2023-11-02",
        "Coastline News",
    )


@pytest.mark.parametrize("name", ["harbour.html", "brief.html"])
def test_a_page_saved_as_text(name: str, tmp_path: Path) -> None:
    saved = tmp_path / "page.txt"
    saved.write_bytes((PAGES / name).read_bytes())
    assert from_path(saved) == from_path(PAGES / name)
    assert from_text((PAGES / name).read_text(encoding="utf-8")).text == from_path(saved).text


def test_a_fragment_is_taken_whole() -> None:
    document = from_text("<p>Peru signed.</p><div>Ecuador <b>did</b> not&nbsp;sign.<br>Talks go on.</div>")
    assert document.text == "Peru signed.\n\nEcuador did not sign.\n\nTalks go on."


def test_prose_in_a_pre_block_is_rejoined() -> None:
    page = (
        "<html><body><pre>\nThe foreign ministers of Peru and Ecuador met in Quito on Thursday to\n"
        "settle the course of the border along the river, which both states\nhave claimed since the war.\n\n"
        "They signed a protocol that leaves the details to a commission of\nsurveyors from both countries.\n"
        "</pre></body></html>"
    )
    assert from_text(page).text == (
        "The foreign ministers of Peru and Ecuador met in Quito on Thursday to settle the course of "
        "the border along the river, which both states have claimed since the war.\n\n"
        "They signed a protocol that leaves the details to a commission of surveyors from both countries."
    )


@pytest.mark.parametrize("text", ["<html><!-- no more -->", "<html></html>"])
def test_an_empty_page(text: str) -> None:
    with pytest.raises(EmptyDocument):
        from_text(text)


def test_a_sign_is_no_tag() -> None:
    text = "Trade was < 5 billion and aid > 2 billion. The ministers of <unnamed> states met."
    assert from_text(text).text == text
