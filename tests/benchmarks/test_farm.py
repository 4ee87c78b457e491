"""The farm is measured as it says; no time is asserted."""

from __future__ import annotations

import os
import shutil

import pytest

pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'dragoman[spark]'")

from benchmarks.farm import measured


@pytest.mark.skipif(
    not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="no Java on this machine"
)
def test_the_same_facts_both_ways() -> None:
    text = "{} days on\n\nNorway and Chile signed a truce in Oslo on {} May 2015, an envoy said."
    told = measured([text.format(n, 1 + n % 30) for n in range(9)], shard=3)
    assert told.n == 9
    assert told.figures["wrong"] == 0
    assert set(told.by_class["milliseconds a page"]) == {"spark", "pool"}
