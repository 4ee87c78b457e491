"""The file that an export writes: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import ExchangeError


@contextmanager
def new_file(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place when the block ends well.

    Raises ExchangeError where `path` exists (unless `overwrite`) or cannot be written.
    """
    check_target(path, overwrite=overwrite)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    unfinished = Path(name)
    try:
        unfinished.chmod(0o666 & ~_umask())
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def check_target(path: Path, *, overwrite: bool) -> None:
    """Raises ExchangeError where nothing may be written to `path`."""
    if path.is_dir():
        raise ExchangeError(f"{path} is a folder; name a file")
    if path.exists() and not overwrite:
        raise ExchangeError(f"{path} exists; name another file, or overwrite it with --overwrite")
    if not path.parent.is_dir():
        raise ExchangeError(f"there is no folder {path.parent}; make it, or name another file")


def _unwritable(path: Path, error: OSError) -> ExchangeError:
    return ExchangeError(f"cannot write {path} ({error.strerror or error}); name another file, or "
                         "make room on the disk")  # fmt: skip


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
