from __future__ import annotations

import gc

import pytest

from dragoman.record.store.bulk import collector_resting


def _fail_at_rest() -> None:
    with collector_resting():
        assert not gc.isenabled()
        raise KeyError("row")


def test_the_collector_rests_and_goes_on_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError):
        _fail_at_rest()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_resting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
