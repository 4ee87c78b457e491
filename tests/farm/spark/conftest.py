"""One real Spark on this machine for all tests; skipped, with the reason, where it cannot be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

MASTER = "local[2,4]"


@pytest.fixture(scope="session", autouse=True)
def spark() -> Iterator[None]:
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'dragoman[spark]'")
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("no Java on this machine, which Spark needs (Debian: default-jre-headless)")
    from dragoman.farm.spark.session import session

    root, before = str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [root, before]))  # workers load by_hand
    with session(MASTER, {"spark.sql.shuffle.partitions": "3", "spark.driver.memory": "1g"}):
        yield
    os.environ["PYTHONPATH"] = before
