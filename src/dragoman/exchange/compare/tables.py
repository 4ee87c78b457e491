"""Tables of other people's data sets: CSV, plain or gzipped, whatever their ends of line."""

from __future__ import annotations

import csv
import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import ExchangeError

Row = dict[str, str]


def read_table(path: str | Path, needed: Iterable[str], *, what: str) -> list[Row]:
    """The rows of a .csv or .csv.gz file, in order, with or without a byte-order mark.

    Raises ExchangeError where the file cannot be read, is no UTF-8 text, or lacks one of the
    columns in `needed`; the message names what is missing and what the file has.
    """
    path = Path(path)
    try:
        return list(_rows(path, tuple(needed), what))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExchangeError(f"cannot read {path} ({reason}); check the path") from error
    except (EOFError, zlib.error) as error:
        raise ExchangeError(f"{path} is cut off or broken; get it again") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except csv.Error as error:
        raise ExchangeError(f"{path} is no CSV ({error}); get it again") from error


def _rows(path: Path, needed: tuple[str, ...], what: str) -> Iterator[Row]:
    zipped = path.suffix.casefold() == ".gz"
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # some lists of signatories are very long
    with (gzip.open if zipped else open)(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        columns = rows.fieldnames or []
        missing = [name for name in needed if name not in columns]
        if missing:
            has = ", ".join(columns[:8]) + (" …" if len(columns) > 8 else "") or "none"
            raise ExchangeError(
                f"{path} is no {what} table: it lacks {', '.join(missing)} (it has: {has})"
            )
        for row in rows:
            yield {name: row.get(name) or "" for name in columns}
