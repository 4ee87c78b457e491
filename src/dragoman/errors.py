"""One base error and one class per phase; every message says what to do next."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of everything Dragoman raises on purpose.

    `exit_code` is what the command line ends with: 1 failure, 2 usage.
    """

    exit_code = 1


class UsageError(DragomanError):
    """The caller asked for something that does not exist (a filter, a path, a column)."""

    exit_code = 2


class LexiconError(DragomanError):
    """A word list is broken: an empty group, a duplicate, a dangling reference."""


class RegistryError(DragomanError):
    """A registry or process pack cannot be loaded: a missing file, a bad day, an unknown id."""


class LanguageError(DragomanError):
    """The language pipeline cannot be loaded."""


class PageError(DragomanError):
    """One page cannot be read. Caught per page: it becomes a `Skipped` row, never an abort."""


class FetchError(DragomanError):
    """An address cannot be fetched. Caught per address: it becomes a `Skipped` row."""


class RecordError(DragomanError):
    """The record file cannot be opened, read or written."""


class ExchangeError(DragomanError):
    """An export target or an imported file is not usable."""
