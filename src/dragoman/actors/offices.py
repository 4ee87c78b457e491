"""Who held which office when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.actors.entries import Office, Resolution
from dragoman.actors.rows import offices
from dragoman.actors.titles import normal_title

ONE_SEAT = frozenset(
    (
        "president", "prime minister", "foreign minister", "defence minister",
        "interior minister", "secretary-general", "supreme leader", "king", "emir",
        "high representative", "chief of general staff",
    )
)  # fmt: skip
"""Titles that one person at a time holds; there may be many deputies, envoys and spokespersons."""


class OfficeBook:
    """All offices, by holder and by title."""

    def __init__(self, rows: Mapping[str, dict[str, Any]]) -> None:
        self._rows = rows
        self._by_title: dict[tuple[str, str], list[str]] = {}
        for key, row in rows.items():
            for title, of, _, _ in row.get("offices", ()):
                holders = self._by_title.setdefault((title, of), [])
                if key not in holders:
                    holders.append(key)

    def of(self, actor: str, day: date | None) -> list[Office]:
        """The offices of an actor that can have been held on the day."""
        row = self._rows.get(actor)
        return [office for office in offices(row) if office.covers(day)] if row else []

    def holder(self, title: str, of: str, day: date | None) -> Resolution:
        """The one holder on the day; None with candidates where there are several or none.

        In an office of one seat, a later start goes before an end that is not known.
        """
        normal = normal_title(title)
        holders = self._by_title.get((normal, of), [])
        if not holders:
            return Resolution(None, (), f"no {normal} of {of} is known")
        fitting = [h for h in holders if any(o.covers(day) for o in self._terms(h, normal, of))]
        if len(fitting) > 1 and day is not None and normal in ONE_SEAT:
            fitting = self._latest(fitting, normal, of, day)
        when = f"on {day}" if day else "on any day"
        if len(fitting) == 1:
            return Resolution(fitting[0], (fitting[0],), f"{normal} of {of} {when}")
        count = "several" if fitting else "no one known as"
        return Resolution(None, tuple(fitting or holders), f"{count} {normal} of {of} {when}")

    def _terms(self, holder: str, title: str, of: str) -> list[Office]:
        return [o for o in offices(self._rows[holder]) if (o.title, o.of) == (title, of)]

    def _latest(self, holders: list[str], title: str, of: str, day: date) -> list[str]:
        """Where terms overlap because an end is not known, whoever took the seat last has it."""
        starts = {
            holder: max(
                o.start for o in self._terms(holder, title, of) if o.start and o.covers(day)
            )
            for holder in holders
            if any(o.start and o.covers(day) for o in self._terms(holder, title, of))
        }
        if not starts:
            return holders
        last = max(starts.values())
        open_ended = {
            holder
            for holder in holders
            if any(o.end is None and o.covers(day) for o in self._terms(holder, title, of))
        }
        return [h for h in holders if starts.get(h) == last or h not in open_ended]
