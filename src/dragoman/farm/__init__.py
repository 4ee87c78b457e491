"""Many pages: the same pure reading in this process or in several workers."""

from dragoman.farm.many import Progress, Totals, read_many
from dragoman.farm.work import PageReader

__all__ = ["PageReader", "Progress", "Totals", "read_many"]
