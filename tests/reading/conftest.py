"""The shipped pipeline, loaded once for all tests of reading."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()
