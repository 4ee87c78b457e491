"""One loaded pipeline for all tests of the room."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()
