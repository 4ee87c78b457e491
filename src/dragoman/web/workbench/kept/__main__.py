"""The processes in which answers are worked out (`keeping`)."""

import sys
from pathlib import Path

from dragoman.web.workbench.kept.keeping import work

if __name__ == "__main__":
    work(Path(sys.argv[1]), named=sys.argv[2:] == ["-"])
