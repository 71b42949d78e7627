"""Markdown: prose without markup, headings, front matter."""

from __future__ import annotations

from communique.documents import from_bytes, from_text

NOTE = """---
title: "Fishing accord signed"
date: 2011-06-07
source: Bergen Gazette
tags: [fish, treaty]
---

# Cod for all

**Norway** and [Iceland](https://host.example/iceland) signed a *fishing agreement*
in Bergen on Tuesday.[^1]

![A boat](boat.png)

> “It is fair,” the minister said.

- Norway gives up nets
- Iceland opens its ports

```
code is left out
```

The talks<br>took `two` years &amp; a day.
"""


def test_front_matter_and_prose() -> None:
    document = from_bytes(NOTE.encode(), "note.md")
    assert (document.title, document.published, document.outlet) == (
        "Fishing accord signed",
        "2011-06-07",
        "Bergen Gazette",
    )
    assert document.text.startswith("Cod for all\n\nNorway and Iceland signed a fishing agreement in Bergen")
    assert "“It is fair,” the minister said." in document.text
    assert "Norway gives up nets\nIceland opens its ports" in document.text
    assert "took two years & a day." in document.text
    for markup in ("**", "](", "boat", "```", "code is left out", "tags", "<br>"):
        assert markup not in document.text


def test_the_first_heading_is_the_title() -> None:
    document = from_bytes(b"# Cod accord\n\nNorway and Iceland signed it.\n\n## Reaction\n\nNone.", "a.md")
    assert document.title == "Cod accord"


def test_an_earlier_date_given_wins() -> None:
    assert from_text(NOTE, published="2001-01-01").published == "2001-01-01"


def test_a_ruler_is_no_front_matter() -> None:
    document = from_bytes(b"---\nNorway signed.\n---\nIceland did not sign.", "a.md")
    assert "Norway signed." in document.text
