"""A Spark session for as long as it is needed, with settings that do not lose what was read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*,4]"
"""One worker per core of this machine; a shard is tried four times. (`local[*]` would give up the
whole job with the first worker that dies.)"""
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.task.maxFailures": "4",
    "spark.python.worker.reuse": "true",  # a worker loads the pipeline once
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
}
_HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "16",  # adaptive: made fewer where little is shuffled
}
"""On one machine; a cluster's launcher has its own word on these."""
_SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""Set for what spark-submit starts, with a master of its choice."""


@contextmanager
def session(
    master: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[SparkSession]:
    """The session that is under way, or a new one: at the `master` given, else where spark-submit
    says, else on this machine. `settings` are Spark's, by name, and win. Raises UsageError where
    Spark is not installed or does not start."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(
            "Spark is not installed; install it with: pip install 'dragoman[spark]'"
        ) from error
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    if master is None and _SUBMITTED not in os.environ:
        master = LOCAL
    own, builder = _SETTINGS, SparkSession.builder.appName("dragoman")
    if master is not None:
        builder = builder.master(master)
    if master is not None and master.startswith("local"):
        own = _SETTINGS | _HERE
        # Spark takes the first python3 on the path for its workers, which need not be this one
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in {**own, **(settings or {})}.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise UsageError(
            f"Spark does not start ({error}); it needs Java 17 or later: set JAVA_HOME, or "
            "install one (Debian: default-jre-headless)"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()
