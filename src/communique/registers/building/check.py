"""The whole build with its checks: rows, then the examples against what was built from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.registers import tables
from communique.registers.building.builder import Builder, build, check_examples, render, write
from communique.registers.building.subjects import check_issues


def checked(folders: list[tuple[str, Path]]) -> tuple[Builder, dict[str, str]]:
    """The builder, with every fault in it, and the tables as text."""
    builder = build(folders)
    texts = render(builder.tables)
    with TemporaryDirectory() as folder:
        write(texts, Path(folder))
        with _trial(Path(folder)):
            check_examples(builder)
            check_issues(builder)
    return builder, texts


@contextmanager
def _trial(folder: Path) -> Iterator[None]:
    """Uses other tables for a while."""
    before = tables.folder()
    tables.use(folder)
    try:
        yield
    finally:
        tables.use(before)
