"""Questions to a record, answered as typed rows."""

from dragoman.views.rows import Rows

__all__ = ["Rows"]
