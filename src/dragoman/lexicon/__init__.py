"""Word lists as reviewed data, and the one loader that reads them.

Each list is a tab-separated file in `tables/`: lines that start with `#` say what the list is
for, the first other line names the columns. Vocabulary lives here; what it means is decided by
the rooms that load it.
"""

from dragoman.lexicon.loader import Row, load_table, table_names
from dragoman.lexicon.verb_classes import frame_rows

__all__ = ["Row", "frame_rows", "load_table", "table_names"]
