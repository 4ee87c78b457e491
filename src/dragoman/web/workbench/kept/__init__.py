"""Answers about the whole of a record, kept beside it so that a screen need not work them out.

What stands across pages is concluded from all of them. The workbench concludes it once for each
state of the record and keeps the rows in a file of its own, which may be deleted at any time. Of a
large record it concludes from what was published last, and says from which day on.
"""

from dragoman.web.workbench.kept.desk import Desk, desk_at
from dragoman.web.workbench.kept.keeping import Errand, Errands, Keeper
from dragoman.web.workbench.kept.store import Kept, kept_path

__all__ = ["Desk", "Errand", "Errands", "Keeper", "Kept", "desk_at", "kept_path"]
