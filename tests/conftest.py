"""The library over the real pages, built once for all tests that only read it."""

from pathlib import Path

import pytest

from bot.library import open_library

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    return open_library(SEEDS, var=tmp_path_factory.mktemp("var"))
