"""Tables of other people's data sets, whatever their packing, separator and letters."""

from dragoman.exchange.tables.layouts import Header, Layout
from dragoman.exchange.tables.table import Table

__all__ = ["Header", "Layout", "Table"]
