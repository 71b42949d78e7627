"""What every test may ask for: one reader for the whole run, since its models load once."""

from __future__ import annotations

import pytest

from communique.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
