"""The same reading, and what follows from many pages, on Spark: one machine or a cluster."""

from dragoman.farm.spark.merging import farm_merge
from dragoman.farm.spark.reading import FarmTotals, farm_read

__all__ = ["FarmTotals", "farm_merge", "farm_read"]
